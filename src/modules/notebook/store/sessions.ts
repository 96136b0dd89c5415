import { sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { Interviewed } from '../domain/name-phrases.ts';
import { comingSessions, type SessionPrompt } from '../domain/prompt.ts';
import { asPeopleKnow, type NotebookSession, type PlannedSession } from '../domain/session.ts';

/**
 * The sessions of a challenge as people know them, in the order of time: those that are on, and of those that are off the ones that people
 * were told of or that somebody wrote notes of, for what was written keeps its place; and that of `alsoId`, whatever has become of it. One
 * statement.
 */
export async function notebookSessions(
  db: Queryable,
  challengeId: string,
  alsoId?: string,
): Promise<NotebookSession[]> {
  const rows = await sessionRows(db, challengeId).execute();
  return byTime(
    rows.filter((row) => row.isLive || row.told_id !== null || row.has_notes || row.id === alsoId).map(asKnown),
  );
}

/**
 * Of those, the ones into which a question can still be taken: to come as people know them and as they are planned now. One statement.
 */
export async function sessionsForPrompts(db: Queryable, challengeId: string, now: Date): Promise<NotebookSession[]> {
  const rows = await sessionRows(db, challengeId).execute();
  return byTime(rows.filter((row) => takesPrompts(row, now)).map(asKnown));
}

/** Every session of a challenge as people know it, those cancelled too, in the order of time. One statement. */
export async function everySession(db: Queryable, challengeId: string): Promise<NotebookSession[]> {
  return byTime((await sessionRows(db, challengeId).execute()).map(asKnown));
}

/** One session of the challenge as people know it, cancelled or not, and whether a question can still be taken into it; or null. One statement. */
export async function oneSession(
  db: Queryable,
  challengeId: string,
  id: string,
  now: Date,
): Promise<(NotebookSession & { readonly takesPrompts: boolean }) | null> {
  const row = await sessionRows(db, challengeId).where('session.id', '=', id).executeTakeFirst();
  return row ? { ...asKnown(row), takesPrompts: takesPrompts(row, now) } : null;
}

/** To come as it is planned, so that taking it in is not refused; and as people know it, so that it is not asked of one told to be over. */
function takesPrompts(row: SessionRow, now: Date): boolean {
  return comingSessions<Pick<PlannedSession, 'isLive' | 'startsAt'>>([planned(row), asKnown(row)], now).length === 2;
}

/** Changes with every release of the timetable; 0 before the first. One statement. */
export async function releaseNumber(db: Queryable, challengeId: string): Promise<number> {
  const row = await db
    .selectFrom('timetable_releases')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row?.number ?? 0;
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

/** What of a session is kept in a release. */
type Told = {
  told_id: string;
  told_title: string;
  told_starts_at: Date;
  told_ends_at: Date;
  told_is_live: boolean;
  told_room: string | null;
  told_site: string | null;
  told_place_note: string;
  told_peer_ids: string[];
};

/** Every session of the newest release, one a row. */
function toldRows(challengeId: string) {
  return sql<Told>`(select frozen.id as told_id, frozen.title as told_title, frozen."startsAt" as told_starts_at,
      frozen."endsAt" as told_ends_at, frozen."isLive" as told_is_live, frozen."roomName" as told_room, frozen."roomSite" as told_site,
      frozen."placeNote" as told_place_note,
      array(select jsonb_path_query(frozen.peers, '$[*].id') #>> '{}') as told_peer_ids
    from (select snapshot from timetable_releases where challenge_id = ${challengeId} order by number desc limit 1) latest
      cross join lateral jsonb_to_recordset(latest.snapshot) as frozen(id uuid, title text, "startsAt" timestamptz,
        "endsAt" timestamptz, "isLive" boolean, "roomName" text, "roomSite" text, "placeNote" text, peers jsonb))`;
}

type Known = { id: string; title: string; starts_at: Date; ends_at: Date; is_live: boolean; is_told: boolean };

/**
 * A part of a statement: when each session is held, whether it is on, and what it is called, as people know it, by the rule of
 * `asPeopleKnow`; and whether that is what they were told. It is read once, however many notes it stands beside.
 */
export function knownSessions(challengeId: string) {
  return sql<Known>`(with known as materialized (
      select draft.id, coalesce(talk.title, draft.title) as draft_title, draft.title as own_title, draft.is_live as draft_live,
        draft.period, told.*, told.told_id is not null and (told.told_is_live or not draft.is_live) as goes_by_told
      from sessions draft left join team_conversations talk on talk.session_id = draft.id
        left join ${toldRows(challengeId)} told on told.told_id = draft.id
      where draft.challenge_id = ${challengeId})
    select id, case when goes_by_told and told_title <> own_title then told_title else draft_title end as title,
      case when goes_by_told then told_starts_at else lower(period) end as starts_at,
      case when goes_by_told then told_ends_at else upper(period) end as ends_at,
      draft_live or coalesce(told_is_live, false) as is_live, goes_by_told as is_told from known)`;
}

function byTime(sessions: readonly NotebookSession[]): NotebookSession[] {
  return sessions.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

function sessionRows(db: Queryable, challengeId: string) {
  return db
    .selectFrom('sessions as session')
    .leftJoin('rooms as room', 'room.id', 'session.room_id')
    .leftJoin('team_conversations as talk', 'talk.session_id', 'session.id')
    .leftJoin(toldRows(challengeId).as('told'), 'told.told_id', 'session.id')
    .selectAll('told')
    .select(['session.id', 'session.title', 'session.place_note', 'talk.title as talk_title'])
    .select(sql<string | null>`coalesce(talk.source_category, session.source_category)`.as('sourceCategory'))
    .select(['room.name as room', 'room.site', 'session.is_live as isLive'])
    .select(sql<Date>`lower(session.period)`.as('startsAt'))
    .select(sql<Date>`upper(session.period)`.as('endsAt'))
    .select(
      sql<string[]>`array(select theme_id::text from session_themes where session_id = session.id)`.as('themeIds'),
    )
    .select(sql<string[]>`array(select peer_id::text from session_peers where session_id = session.id)`.as('peerIds'))
    .select(sql<boolean>`exists (select from notes where notes.session_id = session.id)`.as('has_notes'))
    .select(
      sql<boolean>`exists (select from challenge_milestones where challenge_id = ${challengeId}
        and milestone = 'timetable-released')`.as('released'),
    )
    .select(sql<boolean>`exists (select from timetable_releases where challenge_id = ${challengeId})`.as('is_frozen'))
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

/** As it is planned now. */
function planned(row: SessionRow): PlannedSession {
  const { id, startsAt, endsAt, themeIds, peerIds, isLive, prompts } = row;
  return {
    ...{ id, startsAt, endsAt, themeIds, peerIds, isLive, prompts },
    title: row.talk_title ?? row.title,
    place: placeOf(row.room, row.site, row.place_note),
    sourceCategory: row.sourceCategory as SourceCategory | null,
  };
}

/** As people know it. One that was released before releases were kept was told as it stands. */
function asKnown(row: SessionRow): NotebookSession {
  const draft = planned(row);
  const told = row.is_frozen ? toldOf(row, draft) : draft;
  return asPeopleKnow({ draft, told, released: row.released || row.is_frozen });
}

function toldOf(row: SessionRow, draft: PlannedSession): PlannedSession | null {
  if (row.told_id === null) return null;
  return {
    ...draft,
    title: row.told_title === row.title ? draft.title : (row.told_title ?? draft.title),
    startsAt: row.told_starts_at ?? draft.startsAt,
    endsAt: row.told_ends_at ?? draft.endsAt,
    isLive: row.told_is_live ?? draft.isLive,
    place: placeOf(row.told_room, row.told_site, row.told_place_note),
    peerIds: row.told_peer_ids ?? [],
  };
}

function placeOf(room: string | null, site: string | null, note: string | null): string {
  return [room, site, note].filter((part) => part).join(', ');
}
