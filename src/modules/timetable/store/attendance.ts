import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Attendance } from '../domain/who-we-spoke-to.ts';

/** Writes who of a session's interviewees came, and how many others. */
export async function keepAttendance(
  trx: Transacting,
  sessionId: string,
  cameIds: readonly string[],
  othersAttended: number,
  version: number,
): Promise<void> {
  await trx
    .updateTable('session_interviewees')
    .set({ attended: sql<boolean>`interviewee_id = any(${[...cameIds]}::uuid[])` })
    .where('session_id', '=', sessionId)
    .execute();
  await trx
    .updateTable('sessions')
    .set({ others_attended: othersAttended, version })
    .where('id', '=', sessionId)
    .execute();
}

/** The attendance of every live session of a challenge that has any. One statement. */
export async function attendanceOf(db: Queryable, challengeId: string): Promise<Attendance[]> {
  return await db
    .selectFrom('sessions as session')
    .leftJoin('team_conversations as talk', 'talk.session_id', 'session.id')
    .select('session.id as sessionId')
    .select(sql<string | null>`coalesce(talk.source_category, session.source_category)`.as('sourceCategory'))
    .select(sql<number>`coalesce(session.others_attended, 0)`.as('othersAttended'))
    .select(
      sql<{ id: string; sourceCategory: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', who.id,
        'sourceCategory', who.source_category)), '[]') from session_interviewees as mine join interviewees as who
        on who.id = mine.interviewee_id where mine.session_id = session.id and mine.attended)`.as('came'),
    )
    .where('session.challenge_id', '=', challengeId)
    .where('session.is_live', '=', true)
    .execute();
}
