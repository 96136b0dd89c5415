import type { Queryable } from '#platform/database/connect';

/** The challenges whose comment window's last day is `lastDay` or earlier and that still take comments. */
export async function windowsToClose(db: Queryable, lastDay: string): Promise<string[]> {
  const rows = await db
    .selectFrom('reports as report')
    .innerJoin('challenges as challenge', 'challenge.id', 'report.challenge_id')
    .select('challenge.reference')
    .where('report.status', '=', 'commenting')
    .where('report.comments_close_on', '<=', lastDay)
    .where('challenge.closed_at', 'is', null)
    .orderBy('challenge.reference')
    .execute();
  return rows.map((row) => row.reference);
}
