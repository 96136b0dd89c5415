import type { Transacting } from '#platform/database/connect';

/**
 * Holds a challenge until the transaction ends, and says how it stands: `closed` where it has ended, `destroyed` where its notes are
 * gone as promised. Every transaction that writes anything of a challenge's notes, questions, emerging findings, findings or
 * recommendations begins with it, or with the same of `findings`. One statement.
 *
 * Two transactions that hold the same things in another order wait for each other, and the database ends one of them. So the order is,
 * everywhere: the report (recommendations only), the challenge, a device, notes by their id, sessions by their id, emerging findings and
 * findings, questions. `shared` lets everybody write side by side and keeps the challenge from closing and its notes from being destroyed;
 * `alone` is for what changes the order of things or takes away what others may be holding.
 */
export async function holdChallenge(
  trx: Transacting,
  challengeId: string,
  how: 'shared' | 'alone' = 'shared',
): Promise<{ closed: boolean; destroyed: boolean }> {
  const query = trx.selectFrom('challenges').select(['closed_at', 'notes_destroyed_at']).where('id', '=', challengeId);
  // Alone, but not so that whoever only refers to the challenge has to wait: they hold other things already.
  const row = await (how === 'alone' ? query.forNoKeyUpdate() : query.forShare()).executeTakeFirstOrThrow();
  return { closed: row.closed_at !== null, destroyed: row.notes_destroyed_at !== null };
}
