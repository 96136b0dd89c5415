import type { Transacting } from '#platform/database/connect';

/** Whether the challenge has closed and its notes are destroyed. It is held against both until the transaction ends. One statement. */
export async function challengeForDevice(
  trx: Transacting,
  challengeId: string,
): Promise<{ closed: boolean; destroyed: boolean }> {
  const row = await trx
    .selectFrom('challenges')
    .select(['closed_at', 'notes_destroyed_at'])
    .where('id', '=', challengeId)
    .forShare()
    .executeTakeFirstOrThrow();
  return { closed: row.closed_at !== null, destroyed: row.notes_destroyed_at !== null };
}
