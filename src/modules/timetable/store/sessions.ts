import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { OF_THE_DRAFT_ALONE } from '../domain/board/moves.ts';
import type { Session, SessionInterviewee, SessionPeer } from '../domain/session.ts';
import { isParked } from './parked.ts';

/**
 * For whom sessions are read: for the team, which alone sees whom it talked to where nobody had planned it; or for anybody, as everything
 * that is written, sent or shown to the host is.
 */
export type Readers = 'team' | 'anybody';

/**
 * Every session of a challenge that is anybody's business, in time order: what is on, what somebody cancelled, and what people were told of.
 * What only ever was in the draft and lost its place there again is none: there may be any number of it. Nothing is cut off, for what is
 * told is told against this. One statement.
 */
export async function timetableOf(
  db: Queryable,
  challengeId: string,
  readers: Readers = 'anybody',
): Promise<Session[]> {
  return await inOrder(db, challengeId, readers, sql`false`);
}

/**
 * The same with what lost its place in the draft and can be given one again as it was, for the board: what was added without being on the
 * list of what to hear. What is on that list gets a place as it is wanted now, and what was on it has gone with it. One statement.
 */
export async function sessionsOnBoard(db: Queryable, challengeId: string): Promise<Session[]> {
  return await inOrder(db, challengeId, 'anybody', sql`(session.wanted_id is null and not ${wasWanted})`);
}

/** True of the row called `session` where it came to be by being given a place on the board or by a proposal, not by being added. */
const wasWanted = sql<boolean>`exists (select from timetable_moves first where first.session_id = session.id
  and first.before is null and coalesce(first.what, 'moved') in ('accepted', 'moved'))`;

async function inOrder(
  db: Queryable,
  challengeId: string,
  readers: Readers,
  besides: RawBuilder<boolean>,
): Promise<Session[]> {
  const rows = await sessions(db, readers)
    .where('session.challenge_id', '=', challengeId)
    .where(sql<boolean>`(not ${isParked(challengeId)} or ${besides})`)
    .orderBy(sql`lower(session.period)`)
    .orderBy('session.title')
    .orderBy('session.id')
    .execute();
  return rows.map(sessionOf);
}

/** One session of that challenge, or null. */
export async function findSession(
  db: Queryable,
  challengeId: string,
  id: string,
  readers: Readers = 'anybody',
): Promise<Session | null> {
  const row = await sessions(db, readers)
    .where('session.challenge_id', '=', challengeId)
    .where('session.id', '=', id)
    .executeTakeFirst();
  return row ? sessionOf(row) : null;
}

/** Several sessions of any challenges, in time order; of those at once, what was made first. */
export async function sessionsByIds(db: Queryable, ids: readonly string[]): Promise<Session[]> {
  if (ids.length === 0) return [];
  const rows = await sessions(db, 'anybody')
    .where('session.id', 'in', [...ids])
    .orderBy(sql`lower(session.period)`)
    .orderBy('session.id')
    .execute();
  return rows.map(sessionOf);
}

function sessions(db: Queryable, readers: Readers) {
  const ofTeam = sql.lit(readers === 'team');
  return db
    .selectFrom('sessions as session')
    .leftJoin('rooms as room', 'room.id', 'session.room_id')
    .leftJoin('team_conversations as talk', (join) =>
      join.onRef('talk.session_id', '=', 'session.id').on(sql<boolean>`${ofTeam}`),
    )
    .select(['session.id', 'session.challenge_id', 'session.kind', 'session.is_live'])
    .select(['session.room_id', 'session.place_note', 'session.others_expected'])
    .select([
      'session.title',
      'session.source_category',
      'talk.title as talk_title',
      'talk.source_category as talk_category',
    ])
    .select(
      sql<boolean>`exists (select from team_conversations as kept where kept.session_id = session.id)`.as('of_team'),
    )
    .select(['session.others_attended', 'session.cancelled_reason', 'session.calendar_sequence', 'session.version'])
    .select(['room.name as room_name', 'room.site as room_site', 'room.capacity as room_capacity'])
    .select([
      sql<Date>`lower(session.period)`.as('starts_at'),
      sql<Date>`upper(session.period)`.as('ends_at'),
      sql<SessionPeer[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', person.id, 'name', person.name)
        order by person.name, person.id), '[]') from session_peers join people as person on person.id = session_peers.peer_id
        where session_peers.session_id = session.id)`.as('peers'),
      sql<SessionInterviewee[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', who.id, 'name', who.name,
        'jobTitle', who.job_title, 'sourceCategory', who.source_category, 'attended', mine.attended, 'answer', mine.answer,
        'answerNote', mine.answer_note, 'answeredFrom', lower(mine.answered_period), 'answeredUntil', upper(mine.answered_period))
        order by who.name, who.id), '[]') from session_interviewees as mine join interviewees as who
        on who.id = mine.interviewee_id where mine.session_id = session.id)`.as('interviewees'),
      sql<string[]>`(select coalesce(jsonb_agg(theme.id order by theme.position), '[]') from session_themes as mine
        join challenge_themes as theme on theme.id = mine.theme_id where mine.session_id = session.id)`.as('themes'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof sessions>['execute']>>[number];

function sessionOf(row: Row): Session {
  const { title, source_category: sourceCategory } = row;
  return {
    id: row.id,
    challengeId: row.challenge_id,
    title: row.talk_title ?? title,
    kind: row.kind,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    isLive: row.is_live,
    cancelledReason: isHidden(row) ? null : row.cancelled_reason,
    roomId: row.room_id,
    roomName: row.room_name,
    roomSite: row.room_site,
    roomCapacity: row.room_capacity,
    placeNote: row.place_note,
    sourceCategory: row.talk_category ?? sourceCategory,
    othersExpected: row.others_expected,
    othersAttended: row.others_attended,
    calendarSequence: row.calendar_sequence,
    version: row.version,
    peers: row.peers,
    interviewees: row.interviewees,
    themeIds: row.themes,
    ...(row.of_team ? { ofTeam: true } : {}),
    ...(row.talk_category === null ? {} : { plain: { title, sourceCategory } }),
  };
}

/** Why a conversation of the team is off may say whom it was with: what somebody typed is for the team alone. */
function isHidden({ of_team, talk_category, cancelled_reason }: Row): boolean {
  return of_team && talk_category === null && !OF_THE_DRAFT_ALONE.includes(cancelled_reason ?? '');
}
