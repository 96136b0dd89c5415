import type { Transacting } from '#platform/database/connect';

/** Counts sessions on for calendars, which believe the highest. Gives what each has now, by its id. */
export async function countOn(trx: Transacting, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await trx
    .updateTable('sessions')
    .set((row) => ({ calendar_sequence: row('calendar_sequence', '+', 1) }))
    .where('id', 'in', [...ids])
    .returning(['id', 'calendar_sequence as sequence'])
    .execute();
  return new Map(rows.map(({ id, sequence }) => [id, sequence]));
}
