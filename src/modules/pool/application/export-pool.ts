import { londonDate } from '#kernel/dates';
import { isRefusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS, type Topic } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { csvText } from '../domain/csv.ts';
import { daysLeft } from '../domain/days.ts';
import type { PoolFilter } from '../domain/pool-filter.ts';
import { PEER_KIND_LABELS, type PeerKind, partyLabel } from '../domain/vocabulary.ts';
import { findAuthority } from '../store/find-authority.ts';
import { listPeers } from '../store/peer-list.ts';

const HEAD = [
  'Name',
  'Email',
  'Kind',
  'Status',
  'Role',
  'Authority',
  'Region',
  'Party',
  'Expertise',
  'Days a year',
  'Days left this year',
  'Challenges served',
  'Last served',
  'Last confirmed',
];

/**
 * Every peer that matches, as CSV text. Who took a copy of personal data, of how many people and narrowed to what, is in the
 * audit trail before the copy leaves.
 */
export async function exportPool(
  services: Services,
  bodyIds: readonly string[],
  filter: PoolFilter,
  asked: Record<string, string>,
  by: string,
): Promise<string> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const host = filter.host === '' ? null : await findAuthority(trx, filter.host);
    const hostId = host === null || isRefusal(host) ? null : host.id;
    const { peers } = await listPeers(trx, bodyIds, filter, londonDate(now), null, hostId);
    await recordAudit(trx, {
      actorId: by,
      subject: { kind: 'pool', id: bodyIds.join(' ') },
      action: 'exported the pool list',
      detail: { peers: peers.length, filters: asked },
      at: now,
    });
    const rows = peers.map((peer) => [
      peer.name,
      peer.email,
      PEER_KIND_LABELS[peer.kind as PeerKind] ?? peer.kind,
      peer.status,
      peer.role,
      peer.authority,
      peer.region,
      peer.party === null ? null : partyLabel(peer.party),
      peer.skills.map(skillText).join('; '),
      peer.daysPerYear,
      daysLeft(peer.daysPerYear, peer.daysUsed),
      peer.served,
      peer.lastServed,
      peer.lastConfirmed,
    ]);
    return csvText([HEAD, ...rows]);
  });
}

function skillText({ topic, level }: { topic: string; level: number }): string {
  const depth = SKILL_LEVELS[level - 1];
  const label = TOPIC_LABELS[topic as Topic] ?? topic;
  return depth ? `${label} (${SKILL_LEVEL_LABELS[depth].toLowerCase()})` : label;
}
