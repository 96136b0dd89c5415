import { sql } from 'kysely';
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

/** A room as it is chosen in a form. */
export type RoomToChoose = {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly capacity: number | null;
};

/** Whether the timetable was released, and the rooms of the host by site and name: what a session's form asks first. One statement. */
export async function releaseAndRooms(
  db: Queryable,
  challengeId: string,
): Promise<{ released: boolean; rooms: readonly RoomToChoose[] }> {
  const { rows } = await sql<{ released: boolean; rooms: RoomToChoose[] }>`select
    exists (select from challenge_milestones where challenge_id = ${challengeId} and milestone = 'timetable-released'
      and reached_on is not null) as released,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'site', site, 'capacity', capacity)
      order by site, name), '[]') from rooms where challenge_id = ${challengeId}) as rooms`.execute(db);
  return rows[0] ?? { released: false, rooms: [] };
}
