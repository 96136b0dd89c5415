import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';

/** Somebody who waits on a reserve list, with what their offer needs. */
export type Reserve = {
  readonly id: string;
  readonly peerId: string;
  readonly peerName: string;
  readonly hasEmail: boolean;
  readonly waivers: Readonly<Record<string, string>>;
  readonly addedBy: string;
};

/** Those who wait for a slot in their order; held until the transaction ends. */
export async function lockReserves(trx: Transacting, slotId: string): Promise<Reserve[]> {
  const rows = await trx
    .selectFrom('slot_reserves as reserve')
    .innerJoin('people as person', 'person.id', 'reserve.peer_id')
    .select(['reserve.id', 'reserve.peer_id as peerId', 'person.name as peerName', 'person.email'])
    .select(['reserve.waivers', 'reserve.added_by as addedBy'])
    .where('reserve.slot_id', '=', slotId)
    .where('reserve.status', '=', 'waiting')
    .orderBy('reserve.position')
    .orderBy('reserve.id')
    .forUpdate('reserve')
    .execute();
  return rows.map(({ email, waivers, ...row }) => ({
    ...row,
    hasEmail: email !== null,
    waivers: waivers as Record<string, string>,
  }));
}

/** True where the office has said that the next on the list is asked by itself, and somebody waits on it. */
export async function asksNextByItself(db: Queryable, slotId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select 1 from slot_reserves r join challenge_slots s on s.id = r.slot_id
      join team_settings t on t.challenge_id = s.challenge_id
      where r.slot_id = ${slotId} and r.status = 'waiting' and t.offers_reserves) as yes`.execute(db);
  return rows[0]?.yes ?? false;
}

/** Who was asked from a slot's list, taken off it or passed over, newest first, with why. */
export async function reserveHistory(db: Queryable, slotId: string) {
  return await db
    .selectFrom('slot_reserves as reserve')
    .innerJoin('people as person', 'person.id', 'reserve.peer_id')
    .select(['person.name', 'reserve.status', 'reserve.outcome', 'reserve.settled_at as settledAt'])
    .where('reserve.slot_id', '=', slotId)
    .where('reserve.status', '!=', 'waiting')
    .orderBy('reserve.settled_at', 'desc')
    .orderBy('reserve.id', 'desc')
    .limit(20)
    .execute();
}

/** Writes the order: the first of these comes first. */
export async function writeOrder(trx: Transacting, ids: readonly string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    await trx.updateTable('slot_reserves').set({ position: index }).where('id', '=', id).execute();
  }
}
