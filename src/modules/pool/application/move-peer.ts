import { londonDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import { decideMove, type MovedBy, type PeerMove } from '../domain/peer-status.ts';
import type { PeerStatus } from '../domain/vocabulary.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

export type PeerChange = {
  readonly peerId: string;
  readonly move: PeerMove;
  readonly reason: string;
  readonly by: MovedBy;
  readonly actorId: string | null;
  readonly at: Date;
};

/**
 * A peer's place in the pool changes by the one table, with its audit entry. A review that falls due is a task of the placement
 * officers; any other move settles it. Answers where the peer stands now, or why not.
 */
export async function movePeer(trx: Transacting, change: PeerChange): Promise<Refusal | PeerStatus> {
  const { peerId, move, by, actorId, at } = change;
  const reason = change.reason.trim();
  const peer = await trx
    .selectFrom('peers')
    .innerJoin('people', 'people.id', 'peers.person_id')
    .select(['peers.status', 'people.name'])
    .where('peers.person_id', '=', peerId)
    .forUpdate('peers')
    .executeTakeFirst();
  if (!peer) return refusal('not-found', 'There is no such peer.');
  const to = decideMove(peer.status, move, by, reason);
  if (isRefusal(to)) return to;
  const today = londonDate(at);
  await trx
    .updateTable('peers')
    .set((eb) => ({
      status: to,
      status_since: today,
      status_reason: reason,
      version: eb('version', '+', 1),
      ...(by === 'office' && move !== 'ask-review' ? { reviewed_on: today } : {}),
    }))
    .where('person_id', '=', peerId)
    .execute();
  await recordAudit(trx, {
    actorId,
    subject: { kind: 'peer', id: peerId },
    action: 'Moved in the pool',
    before: peer.status,
    after: to,
    reason: reason || null,
    at,
  });
  await askToRecheckTeams(trx, peerId);
  const which = { challengeId: null, kind: 'review-peer', subject: peerId };
  if (to === 'review-due') {
    const title = `Look at ${peer.name}’s place in the pool`;
    await openTask(trx, { ...which, for: { role: 'placement-officer' }, title, path: `/pool/${peerId}/standing` }, at);
  } else await settleTask(trx, which, actorId, at);
  return to;
}
