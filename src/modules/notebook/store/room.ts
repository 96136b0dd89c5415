import { type SqlBool, sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { NoteKind } from '../domain/note.ts';
import type { RoomNote } from '../domain/room-note.ts';
import type { NoteCount } from '../domain/wall.ts';
import { noteOf, noteRows } from './notes.ts';

/** The instants between which a day lies. */
export type DaySpan = { readonly from: Date; readonly until: Date };

/** When a note was heard: with its session, whenever it was written down; where it has none, when it was written. */
const HEARD_AT = sql<Date>`coalesce(lower(session.period), note.written_at)`;
/** What a team hears in a day is less; beyond it, the list of notes is there. */
const MOST = 600;

/**
 * The notes that a team meets over: those heard on that day, older questions that nobody has asked yet, and of other days those with
 * these ids. Oldest first. One statement.
 */
export async function notesForRoom(
  db: Queryable,
  challengeId: string,
  { from, until }: DaySpan,
  alsoIds: readonly string[],
  excerpt = 400,
): Promise<RoomNote[]> {
  const rows = await noteRows(db, excerpt)
    .select(sql<boolean>`${HEARD_AT} >= ${from} and ${HEARD_AT} < ${until}`.as('isOfTheDay'))
    .select(
      sql<
        { sessionTitle: string; asked: boolean }[]
      >`coalesce((select json_agg(json_build_object('sessionTitle', s.title,
        'asked', prompt.asked_at is not null) order by lower(s.period), s.id) from session_prompts prompt
        join sessions s on s.id = prompt.session_id where prompt.note_id = note.id), '[]')`.as('prompts'),
    )
    .where('note.challenge_id', '=', challengeId)
    .where(
      sql<SqlBool>`((${HEARD_AT} >= ${from} and ${HEARD_AT} < ${until}) or note.id = any(${[...alsoIds]}::uuid[])
        or (note.kind = 'question' and ${HEARD_AT} < ${from} and not exists (select from session_prompts prompt
          where prompt.note_id = note.id and prompt.asked_at is not null)))`,
    )
    .orderBy(HEARD_AT)
    .orderBy('note.written_at')
    .orderBy('note.id')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...noteOf(row), isOfTheDay: row.isOfTheDay, prompts: row.prompts }));
}

/** How many notes of each kind were heard before that instant, by theme and source. Destroyed notes were heard at no time. One statement. */
export async function noteCountsUntil(db: Queryable, challengeId: string, until: Date): Promise<NoteCount[]> {
  const rows = await db
    .selectFrom('notes as note')
    .leftJoin('sessions as session', 'session.id', 'note.session_id')
    .select(['note.theme_id as themeId', 'note.source_category as source', 'note.kind'])
    .select(sql<number>`count(*)`.as('notes'))
    .where('note.challenge_id', '=', challengeId)
    .where(sql<SqlBool>`${HEARD_AT} < ${until}`)
    .groupBy(['note.theme_id', 'note.source_category', 'note.kind'])
    .execute();
  return rows.map((row) => ({ ...row, source: row.source as SourceCategory, kind: row.kind as NoteKind }));
}

/** How many notes were heard on that day, as a part of a statement; and a stamp that changes when one of them changes. */
export function notesOfDayParts(challengeId: string, { from, until }: DaySpan) {
  const ofDay = sql`from notes note left join sessions session on session.id = note.session_id
    where note.challenge_id = ${challengeId} and ${HEARD_AT} >= ${from} and ${HEARD_AT} < ${until}`;
  return {
    count: sql<number>`(select count(*) ${ofDay})`,
    stamp: sql<string>`(select coalesce(sum(note.version), 0) || '.' || coalesce(max(extract(epoch from note.changed_at)), 0) ${ofDay})`,
    prompts: sql<string>`(select count(*) || '.' || count(prompt.asked_at) from session_prompts prompt
      where prompt.challenge_id = ${challengeId})`,
  };
}
