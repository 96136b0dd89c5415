import { sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { Interviewed } from '../domain/name-phrases.ts';
import type { SessionPrompt } from '../domain/prompt.ts';
import type { NotebookSession } from '../domain/session.ts';

/** The sessions of a challenge that are still on, in the order of time. One statement. */
export async function notebookSessions(db: Queryable, challengeId: string): Promise<NotebookSession[]> {
  const rows = await sessionRows(db, challengeId).where('session.is_live', '=', true).execute();
  return rows.map(sessionOf);
}

/** Every session of a challenge, those cancelled too, in the order of time. One statement. */
export async function everySession(db: Queryable, challengeId: string): Promise<NotebookSession[]> {
  return (await sessionRows(db, challengeId).execute()).map(sessionOf);
}

/** One session of the challenge, cancelled or not, or null. One statement. */
export async function oneSession(db: Queryable, challengeId: string, id: string): Promise<NotebookSession | null> {
  const row = await sessionRows(db, challengeId).where('session.id', '=', id).executeTakeFirst();
  return row ? sessionOf(row) : null;
}

/** Everybody who is interviewed on a challenge, and whether in one of those sessions. For warning a writer; never shown. */
export async function interviewedPeople(
  db: Queryable,
  challengeId: string,
  sessionIds: readonly string[],
): Promise<Interviewed[]> {
  return await db
    .selectFrom('interviewees as interviewee')
    .select(['interviewee.name', 'interviewee.job_title as jobTitle'])
    .select(
      sql<boolean>`exists (select from session_interviewees part
        where part.interviewee_id = interviewee.id and part.session_id = any(${[...sessionIds]}::uuid[]))`.as(
        'inSession',
      ),
    )
    .where('interviewee.challenge_id', '=', challengeId)
    .execute();
}

function sessionRows(db: Queryable, challengeId: string) {
  return db
    .selectFrom('sessions as session')
    .leftJoin('rooms as room', 'room.id', 'session.room_id')
    .select(['session.id', 'session.title', 'session.source_category as sourceCategory', 'session.place_note'])
    .select(['room.name as room', 'room.site', 'session.is_live as isLive'])
    .select(sql<Date>`lower(session.period)`.as('startsAt'))
    .select(sql<Date>`upper(session.period)`.as('endsAt'))
    .select(
      sql<string[]>`array(select theme_id::text from session_themes where session_id = session.id)`.as('themeIds'),
    )
    .select(sql<string[]>`array(select peer_id::text from session_peers where session_id = session.id)`.as('peerIds'))
    .select(
      sql<SessionPrompt[]>`coalesce((select json_agg(json_build_object('id', prompt.id, 'text', prompt.text,
        'raisedBy', raiser.name, 'noteId', prompt.note_id, 'asked', prompt.asked_at is not null,
        'answerNoteId', prompt.answer_note_id) order by prompt.raised_at, prompt.id)
        from session_prompts prompt join people raiser on raiser.id = prompt.raised_by
        where prompt.session_id = session.id), '[]')`.as('prompts'),
    )
    .where('session.challenge_id', '=', challengeId)
    .orderBy(sql`lower(session.period)`)
    .orderBy('session.title')
    .orderBy('session.id');
}

type SessionRow = Awaited<ReturnType<ReturnType<typeof sessionRows>['execute']>>[number];

function sessionOf({ room, site, place_note, ...row }: SessionRow): NotebookSession {
  return {
    ...row,
    place: [room, site, place_note].filter((part) => part).join(', '),
    sourceCategory: row.sourceCategory as SourceCategory | null,
  };
}
