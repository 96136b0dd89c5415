import type { Queryable } from '#platform/database/connect';

/** True from the moment the timetable was released: from then on people are told of every change. */
export async function isReleased(db: Queryable, challengeId: string): Promise<boolean> {
  return (await releasedOn(db, challengeId)) !== null;
}

/** The day on which the timetable was released, or null. */
export async function releasedOn(db: Queryable, challengeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('challenge_milestones')
    .select('reached_on')
    .where('challenge_id', '=', challengeId)
    .where('milestone', '=', 'timetable-released')
    .executeTakeFirst();
  return row?.reached_on ?? null;
}
