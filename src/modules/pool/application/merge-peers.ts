import { sql } from 'kysely';
import { dateRange, type IsoDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { endRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { moveAll } from '../store/merge-writes.ts';
import { refreshSearchText } from '../store/section-writes.ts';
import { askToRecheckTeams } from './recheck-teams.ts';

/**
 * Two entries become one, because a person says that they are one: all history moves to the one that stays, the other keeps its
 * name and its address leads on. Refused where both hold places that overlap: one of them has to be withdrawn first. Not undone by a
 * press; what moved is in the record.
 */
export async function mergePeers(
  services: Services,
  { from, into, reason }: { from: string; into: string; reason: string },
  actorId: string,
): Promise<Refusal | Record<string, number>> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const two = await trx
      .selectFrom('peers')
      .select(['person_id', 'status', 'body_id'])
      .where('person_id', 'in', [from, into])
      .orderBy('person_id')
      .forUpdate()
      .execute();
    const gone = two.find(({ person_id }) => person_id === from);
    if (
      two.length !== 2 ||
      !gone ||
      two.some(({ status }) => status === 'merged') ||
      two[0]?.body_id !== two[1]?.body_id
    )
      return refusal('over', 'One of the two is merged already.');
    const clash = await clashOf(trx, from, into);
    if (clash) return clash;
    const moved = await moveAll(trx, from, into);
    await takeAddress(trx, from, into);
    await endRole(trx, { personId: from, role: 'peer', scopeId: gone.body_id, by: actorId, at });
    await trx
      .insertInto('peer_merges')
      .values({ from_id: from, into_id: into, merged_by: actorId, merged_at: at, reason, moved: JSON.stringify(moved) })
      .execute();
    await refreshSearchText(trx, into);
    await askToRecheckTeams(trx, into);
    const subject = { kind: 'peer', id: into };
    const detail = { from, moved };
    await recordAudit(trx, { actorId, subject, action: 'Merged two entries of one person', reason, detail, at });
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'peer', id: from },
      action: 'Merged into another entry',
      before: gone.status,
      after: 'merged',
      reason,
      detail: { into },
      at,
    });
    return moved;
  });
}

/** Two people who look alike are two people: the pair is not shown again. */
export async function keepApart(services: Services, ids: readonly [string, string], actorId: string): Promise<void> {
  const [a_id = '', b_id = ''] = [...ids].sort();
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('peers_not_same')
      .values({ a_id, b_id, said_by: actorId, said_at: at })
      .onConflict((same) => same.doNothing())
      .execute();
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'peer', id: a_id },
      action: 'Said that two entries are two people',
      detail: { other: b_id },
      at,
    });
  });
}

async function clashOf(trx: Transacting, from: string, into: string): Promise<Refusal | null> {
  const { rows } = await sql<{ host: string; from: IsoDate; until: IsoDate }>`
    select h.name as host, lower(a.period) as "from", upper(a.period) - 1 as until from placements a
    join placements b on b.peer_id = ${into} and (b.period && a.period or b.challenge_id = a.challenge_id)
      and b.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')
    join challenges c on c.id = a.challenge_id join authorities h on h.id = c.host_id
    where a.peer_id = ${from} and a.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served') limit 1`.execute(
    trx,
  );
  const [first] = rows;
  return first
    ? refusal(
        'places',
        `Both hold places at the same time, for ${first.host} ${dateRange(first.from, first.until)}. Withdraw one of the places, then merge.`,
      )
    : null;
}

/** Where the one that stays has no address, it gets that of the other. */
async function takeAddress(trx: Transacting, from: string, into: string): Promise<void> {
  const rows = await trx.selectFrom('people').select(['id', 'email']).where('id', 'in', [from, into]).execute();
  const [old, kept] = [from, into].map((id) => rows.find((row) => row.id === id)?.email ?? null);
  if (kept || !old) return;
  await trx.updateTable('people').set({ email: null }).where('id', '=', from).execute();
  await trx.updateTable('people').set({ email: old }).where('id', '=', into).execute();
}
