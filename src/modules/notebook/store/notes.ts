import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { briefTime } from '#kernel/dates';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { Note, NoteKind, NotePhotograph } from '../domain/note.ts';
import { NOTE_PAGE_SIZE, type NoteFilter, type NoteOrder } from '../domain/note-filter.ts';
import { toldApart } from '../domain/note-names.ts';
import { knownSessions } from './sessions.ts';

/** In a list a long note is cut here, so that a page of them stays light. */
const EXCERPT = 700;

/** One page of a challenge's notes. One statement; `total` counts all pages. */
export async function listNotes(
  db: Queryable,
  challengeId: string,
  filter: NoteFilter,
): Promise<{ notes: Note[]; total: number }> {
  let query = noteRows(db, challengeId, EXCERPT).select(sql<number>`count(*) over ()`.as('total'));
  if (filter.session) query = query.where('note.session_id', '=', filter.session);
  if (filter.theme === 'none') query = query.where('note.theme_id', 'is', null);
  else if (filter.theme) query = query.where('note.theme_id', '=', filter.theme);
  if (filter.kind) query = query.where('note.kind', '=', filter.kind);
  if (filter.source) query = query.where('note.source_category', '=', filter.source);
  if (filter.author) query = query.where('note.author_id', '=', filter.author);
  for (const word of filter.words.split(/\s+/).filter(Boolean).slice(0, 8)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<SqlBool>`plain_text(note.text) like plain_text(${pattern})`);
  }
  for (const column of ORDERS[filter.order]) query = query.orderBy(column);
  const rows = await query
    .orderBy('note.written_at', 'desc')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .limit(NOTE_PAGE_SIZE)
    .offset((filter.page - 1) * NOTE_PAGE_SIZE)
    .execute();
  return { notes: notesOf(rows), total: rows[0]?.total ?? 0 };
}

const ORDERS: Record<NoteOrder, ReturnType<typeof sql>[]> = {
  newest: [],
  session: [sql`session.starts_at nulls last`, sql`session.id`],
  theme: [sql`theme.position nulls last`],
  kind: [sql`array_position(array['strength', 'consideration', 'question', 'quotation', 'neutral'], note.kind)`],
  source: [sql`note.source_category`],
  author: [sql`author.name`, sql`author.id`],
};

/** Everybody's notes of one session, in the order they were written. One statement. */
export async function notesOfSession(db: Queryable, challengeId: string, sessionId: string): Promise<Note[]> {
  const rows = await noteRows(db, challengeId, EXCERPT)
    .where('note.session_id', '=', sessionId)
    .orderBy('note.written_at')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .limit(300)
    .execute();
  return notesOf(rows);
}

/** The latest notes of a theme that are not among those, newest first, at most `limit`. One statement. */
export async function notesOfTheme(
  db: Queryable,
  challengeId: string,
  { themeId, except, limit }: { themeId: string; except: readonly string[]; limit: number },
): Promise<Note[]> {
  const rows = await noteRows(db, challengeId, EXCERPT)
    .where('note.theme_id', '=', themeId)
    .where(sql<SqlBool>`note.id <> all(${[...except]}::uuid[])`)
    .orderBy('note.written_at', 'desc')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .limit(limit)
    .execute();
  return notesOf(rows);
}

/** These notes of the challenge, and only those that it has, oldest first. `excerpt` cuts each after so many characters. */
export async function notesById(
  db: Queryable,
  challengeId: string,
  ids: readonly string[],
  excerpt = EXCERPT,
): Promise<Note[]> {
  if (ids.length === 0) return [];
  const rows = await noteRows(db, challengeId, excerpt)
    .where('note.id', 'in', [...ids])
    .orderBy('note.written_at')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .execute();
  return notesOf(rows);
}

/** Those who have written notes on a challenge, by name. One statement. */
export async function noteAuthors(db: Queryable, challengeId: string): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('people as person')
    .select(['person.id', 'person.name'])
    .where('person.id', 'in', (note) =>
      note
        .selectFrom('notes')
        .select('notes.author_id')
        .$narrowType<{ author_id: string }>()
        .where('notes.challenge_id', '=', challengeId)
        .where('notes.author_id', 'is not', null),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}

/**
 * The challenge's notes as they are read one by one, each cut after so many characters, with its session as people know it. The join to the
 * author leaves destroyed ones out.
 */
export function noteRows(db: Queryable, challengeId: string, excerpt: number | RawBuilder<number>) {
  const most = typeof excerpt === 'number' ? sql.lit(excerpt) : excerpt;
  return db
    .selectFrom('notes as note')
    .innerJoin('people as author', 'author.id', 'note.author_id')
    .leftJoin(knownSessions(challengeId).as('session'), 'session.id', 'note.session_id')
    .leftJoin('challenge_themes as theme', 'theme.id', 'note.theme_id')
    .select(['note.id', 'note.session_id', 'note.theme_id', 'note.kind', 'note.source_category', 'note.version'])
    .select(['session.title as session_title', 'theme.name as theme_name'])
    .select(['author.id as author_id', 'author.name as author_name', 'note.after_leaving_at'])
    .where('note.challenge_id', '=', challengeId)
    .select(sql<Date>`note.written_at`.as('written_at'))
    .select(sql<Date>`note.changed_at`.as('changed_at'))
    .select(sql<string>`left(note.text, ${most})`.as('text'))
    .select(sql<boolean>`length(note.text) > ${most}`.as('is_excerpt'))
    .select(
      sql<{ id: string; title: string }[]>`coalesce((
        select json_agg(json_build_object('id', finding.id, 'title', finding.title) order by finding.position, finding.id)
        from finding_notes link join findings finding on finding.id = link.finding_id where link.note_id = note.id), '[]')`.as(
        'findings',
      ),
    )
    .select(
      sql<NotePhotograph[]>`coalesce((
        select json_agg(json_build_object('id', id, 'width', width, 'height', height) order by id)
        from note_photographs where note_id = note.id), '[]')`.as('photographs'),
    );
}

export type NoteRow = Awaited<ReturnType<ReturnType<typeof noteRows>['execute']>>[number];

/** The notes of one list. */
export function notesOf(rows: readonly NoteRow[]): Note[] {
  const apart = toldApart(
    rows.map((row) => ({ text: row.text, writtenAt: row.written_at.toISOString(), sessionId: row.session_id })),
    (at) => briefTime(new Date(at)),
  );
  return rows.map((row, at) => noteOf(row, apart(at)));
}

function noteOf(row: NoteRow, apart: string | null): Note {
  return {
    apart,
    id: row.id,
    sessionId: row.session_id,
    sessionTitle: row.session_title,
    themeId: row.theme_id,
    themeName: row.theme_name,
    authorId: row.author_id,
    authorName: row.author_name,
    kind: row.kind as NoteKind,
    sourceCategory: row.source_category as SourceCategory,
    text: row.text,
    isExcerpt: row.is_excerpt,
    writtenAt: row.written_at,
    changedAt: row.changed_at,
    afterLeavingAt: row.after_leaving_at,
    version: row.version,
    findings: row.findings,
    photographs: row.photographs,
  };
}
