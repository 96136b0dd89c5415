import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { NoteKind } from '../domain/note.ts';
import type { NotesForRoom, RoomNote } from '../domain/room-note.ts';
import type { NoteCount } from '../domain/wall.ts';
import { noteRows, notesOf } from './notes.ts';
import { knownSessions } from './sessions.ts';

/** The instants between which a day lies. */
export type DaySpan = { readonly from: Date; readonly until: Date };

/** Stamps of the sessions that begin on that day, as people know them: of all; and of those that later days name, for a question of theirs is open. */
export type SessionsOnDay = { readonly day: IsoDate; readonly stamp: string; readonly open: string | null };

/**
 * What was heard on one day: how many notes, and a stamp that changes when one of them does, or a photograph comes after it. `later` changes
 * with what later days show of it: who says how much of what, and its questions. It adds up: that of two days is what they come to.
 */
export type HeardOnDay = {
  readonly day: IsoDate;
  readonly notes: number;
  readonly stamp: string;
  readonly later: number;
};

/** When a note was heard: with its session as people know it, whenever it was written down; where it has none, when it was written. */
const HEARD_AT = sql<Date>`coalesce(session.starts_at, note.written_at)`;
/**
 * The most of each part that a page shows. A day is whole: the largest challenge has 1,500 notes in all. Of older questions and of
 * what was grouped on other days the newest are shown; what is left out is counted.
 */
const MOST = { day: 2000, question: 200, grouped: 1000 } as const;
/** What is grouped stands in its card by its beginning; everything else as far as one reads in a meeting. In characters. */
const EXCERPT = sql<number>`case when chosen.part = 'grouped' and note.kind <> 'question' then 120 else 400 end`;

/**
 * The notes that a team meets over: those heard on that day, older questions that nobody has asked yet, and of other days those with
 * these ids. Oldest first. No part takes the room of another. One statement.
 */
export async function notesForRoom(
  db: Queryable,
  challengeId: string,
  span: DaySpan,
  alsoIds: readonly string[],
): Promise<NotesForRoom> {
  const rows = await noteRows(db, challengeId, EXCERPT)
    .innerJoin(chosenNotes(challengeId, span, alsoIds), 'chosen.id', 'note.id')
    .select(['chosen.part', 'chosen.total', 'chosen.heard_at'])
    .select(
      sql<
        { sessionTitle: string; asked: boolean }[]
      >`coalesce((select json_agg(json_build_object('sessionTitle', s.title,
        'asked', prompt.asked_at is not null) order by s.starts_at, s.id) from session_prompts prompt
        join ${knownSessions(challengeId)} s on s.id = prompt.session_id where prompt.note_id = note.id), '[]')`.as(
        'prompts',
      ),
    )
    .where(
      sql<SqlBool>`chosen.nth <= case chosen.part when 'day' then ${sql.lit(MOST.day)}::int
        when 'question' then ${sql.lit(MOST.question)}::int else ${sql.lit(MOST.grouped)}::int end`,
    )
    .orderBy('chosen.heard_at')
    .orderBy('note.written_at')
    .orderBy('note.nth_in_press')
    .orderBy('note.id')
    .execute();
  const left = (part: keyof typeof MOST) => {
    const shown = rows.filter((row) => row.part === part);
    return (shown[0]?.total ?? 0) - shown.length;
  };
  const all = notesOf(rows);
  const notes = rows.flatMap((row, at): RoomNote[] => {
    const note = all[at];
    const about = { isOfTheDay: row.part === 'day', isEarlier: row.heard_at < span.from, prompts: row.prompts };
    return note ? [{ ...note, ...about }] : [];
  });
  return { notes, leftOut: { ofTheDay: left('day'), questions: left('question') } };
}

type Chosen = {
  id: string;
  part: keyof typeof MOST;
  heard_at: Date;
  nth: number;
  total: number;
};

/** Each note with the part of the room that it stands in: its place there, and how many there are. Of a day the first come first. */
function chosenNotes(challengeId: string, { from, until }: DaySpan, alsoIds: readonly string[]) {
  return sql<Chosen>`(select id, part, heard_at, count(*) over (partition by part) as total,
      row_number() over (partition by part order by case when part = 'day' then heard_at end, heard_at desc, id) as nth
    from (select note.id, ${HEARD_AT} as heard_at, case
        when ${HEARD_AT} >= ${from} and ${HEARD_AT} < ${until} then 'day'
        when note.id = any(${[...alsoIds]}::uuid[]) then 'grouped'
        when note.kind = 'question' and ${HEARD_AT} < ${from} and not exists (select from session_prompts prompt
          where prompt.note_id = note.id and prompt.asked_at is not null) then 'question'
      end as part
      from notes note left join ${knownSessions(challengeId)} session on session.id = note.session_id
      where note.challenge_id = ${challengeId}) parts where part is not null)`.as<'chosen'>('chosen');
}

/** How many notes of each kind were heard before that instant, by theme and source. Destroyed notes were heard at no time. One statement. */
export async function noteCountsUntil(db: Queryable, challengeId: string, until: Date): Promise<NoteCount[]> {
  const rows = await db
    .selectFrom('notes as note')
    .leftJoin(knownSessions(challengeId).as('session'), 'session.id', 'note.session_id')
    .select(['note.theme_id as themeId', 'note.source_category as source', 'note.kind'])
    .select(sql<number>`count(*)`.as('notes'))
    .where('note.challenge_id', '=', challengeId)
    .where(sql<SqlBool>`${HEARD_AT} < ${until}`)
    .groupBy(['note.theme_id', 'note.source_category', 'note.kind'])
    .execute();
  return rows.map((row) => ({ ...row, source: row.source as SourceCategory, kind: row.kind as NoteKind }));
}

/** What a page shows of a question, and of a session. A stamp of all of them changes with each. */
const OF_A_PROMPT = sql`prompt.id, prompt.session_id, prompt.text, prompt.asked_at, prompt.answer_note_id`;
const OF_A_SESSION = sql`s.id, s.title, s.starts_at, s.ends_at, s.is_live, s.is_told, draft.is_live, draft.source_category, talk.source_category`;

const PHOTOGRAPHS = sql`(select count(*) from note_photographs photograph where photograph.note_id = note.id)`;

/** What a later day shows of a note: that it counts, and of a question itself. */
const SEEN_LATER = sql`note.theme_id, note.source_category, note.kind, case when note.kind = 'question' then
  concat_ws('.', note.id, note.version, note.changed_at, ${PHOTOGRAPHS}) end`;

const HAS_OPEN_QUESTION = sql<SqlBool>`exists (select from notes note where note.session_id = s.id and note.kind = 'question'
  and not exists (select from session_prompts prompt where prompt.note_id = note.id and prompt.asked_at is not null))`;

const STAMP_OF_SESSIONS = sql<string>`md5(string_agg(concat_ws('|', ${OF_A_SESSION}), '/' order by s.id))`;
const STAMP_OF_OPEN = sql<string>`md5(string_agg(concat_ws('|', ${OF_A_SESSION}), '/' order by s.id) filter (where ${HAS_OPEN_QUESTION}))`;

function stampedSessions(challengeId: string) {
  return sql`${knownSessions(challengeId)} s join sessions draft on draft.id = s.id
    left join team_conversations talk on talk.session_id = s.id`;
}

/**
 * Parts of a statement: what was heard on each day on which something was, in order; the days of sessions; and stamps that change with
 * the questions in sessions, and with the sessions as people know them: day by day, and of those that every day can show, for a question
 * is in them or a note of theirs is grouped. `told` changes where people are told of a timetable for the first time: a later release
 * changes no more than the sessions that it changes. `grouped` selects the ids of the notes that are grouped.
 */
export function roomParts(challengeId: string, grouped: RawBuilder<unknown>) {
  return {
    heard: sql<HeardOnDay[]>`(select coalesce(json_agg(json_build_object('day', day, 'notes', notes,
        'stamp', notes || '.' || versions || '.' || changed || '.' || photographs, 'later', later) order by day), '[]')
      from (select (${HEARD_AT} at time zone 'Europe/London')::date::text as day, count(*) as notes, sum(note.version) as versions,
          max(extract(epoch from note.changed_at)) as changed,
          sum(${PHOTOGRAPHS}) as photographs, sum(hashtext(concat_ws('|', ${SEEN_LATER}))::bigint) as later
        from notes note left join ${knownSessions(challengeId)} session on session.id = note.session_id
        where note.challenge_id = ${challengeId} and note.destroyed_at is null group by 1) by_day)`,
    sessionDays: sql<IsoDate[]>`array(select distinct (starts_at at time zone 'Europe/London')::date::text
      from ${knownSessions(challengeId)} session where is_live order by 1)`,
    prompts: sql<string>`(select md5(string_agg(concat_ws('|', ${OF_A_PROMPT}), '/' order by prompt.id))
      from session_prompts prompt where prompt.challenge_id = ${challengeId})`,
    sessions: sql<
      SessionsOnDay[]
    >`(select coalesce(json_agg(json_build_object('day', day, 'stamp', stamp, 'open', open) order by day), '[]')
      from (select (s.starts_at at time zone 'Europe/London')::date::text as day, ${STAMP_OF_SESSIONS} as stamp,
          ${STAMP_OF_OPEN} as open
        from ${stampedSessions(challengeId)} group by 1) by_day)`,
    sessionsOfEveryDay: sql<string>`(select ${STAMP_OF_SESSIONS} from ${stampedSessions(challengeId)}
      where exists (select from session_prompts prompt where prompt.session_id = s.id) or exists (select from notes note
        where note.session_id = s.id and note.id in (${grouped})))`,
    told: sql<string>`concat(exists (select from timetable_releases where challenge_id = ${challengeId}), exists (select
      from challenge_milestones where challenge_id = ${challengeId} and milestone = 'timetable-released'))`,
  };
}
