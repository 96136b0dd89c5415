import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { Absence } from '../domain/absences.ts';
import type { BoardRoom } from '../domain/board/facts.ts';
import type { Move } from '../domain/board/moves.ts';
import type { Frozen } from '../domain/frozen.ts';
import type { Journey } from '../domain/journey.ts';
import type { Proposal } from '../domain/proposal.ts';
import { openMoves } from './moves.ts';
import { type DayHours, USUAL_HOURS } from './settings.ts';

/** What the board needs besides the sessions, the team and what is wanted. */
export type BoardRest = {
  readonly hours: DayHours;
  readonly travel: readonly Journey[];
  readonly rooms: readonly BoardRoom[];
  /** Those to be heard, with when they cannot come. */
  readonly people: readonly { readonly id: string; readonly name: string; readonly unavailable: readonly Absence[] }[];
  /** Sessions of other challenges in which a peer of this one is, as instants. */
  readonly elsewhere: readonly { readonly peerId: string; readonly startsAt: string; readonly endsAt: string }[];
  /** What each session holds, and whether a person set it. */
  readonly origins: Readonly<Record<string, { readonly wantedId: string | null; readonly byHand: boolean }>>;
  /** Why the newest proposal left something out. */
  readonly unplaced: Proposal['unplaced'];
  /** What people were told last; null before the first release. */
  readonly told: readonly Frozen[] | null;
  readonly moves: readonly Move[];
};

type Row = Omit<BoardRest, 'hours' | 'moves'> & {
  hours: DayHours | null;
  moves: (Omit<Move, 'movedAt'> & { movedAt: string })[];
};

/** All of it in one statement, whatever the number of sessions. */
export async function boardRest(
  db: Queryable,
  challengeId: string,
  peerIds: readonly string[],
  from: Date,
  until: Date,
): Promise<BoardRest> {
  const { rows } = await sql<Row>`select
    (select jsonb_build_object('dayFrom', day_from, 'dayUntil', day_until, 'breakFrom', break_from, 'breakUntil', break_until,
      'changeoverMinutes', changeover_minutes, 'version', version)
      from timetable_settings where challenge_id = ${challengeId}) as hours,
    (select coalesce(jsonb_agg(jsonb_build_object('siteA', site_a, 'siteB', site_b, 'minutes', minutes) order by site_a, site_b), '[]')
      from site_travel where challenge_id = ${challengeId}) as travel,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'site', site, 'capacity', capacity) order by site, name), '[]')
      from rooms where challenge_id = ${challengeId}) as rooms,
    (select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'unavailable', unavailable)), '[]')
      from interviewees where challenge_id = ${challengeId}) as people,
    (select coalesce(jsonb_agg(jsonb_build_object('peerId', busy.peer_id, 'startsAt', lower(busy.period), 'endsAt', upper(busy.period))
      order by busy.period), '[]')
      from session_peers busy join sessions session on session.id = busy.session_id
      where busy.is_live and busy.peer_id = any(${[...peerIds]}::uuid[]) and session.challenge_id <> ${challengeId}
        and busy.period && tstzrange(${from}, ${until})) as elsewhere,
    (select coalesce(jsonb_object_agg(id, jsonb_build_object('wantedId', wanted_id, 'byHand', set_by_hand)), '{}')
      from sessions where challenge_id = ${challengeId}) as origins,
    coalesce((select proposal -> 'unplaced' from timetable_runs where challenge_id = ${challengeId}
      order by asked_at desc, id desc limit 1), '[]') as unplaced,
    (select snapshot from timetable_releases where challenge_id = ${challengeId} order by number desc limit 1) as told,
    (select coalesce(jsonb_agg(to_jsonb(move)), '[]') from (${openMoves(challengeId)}) move) as moves`.execute(db);
  const row = rows[0] as Row;
  return {
    ...row,
    hours: row.hours ?? USUAL_HOURS,
    moves: row.moves.map((move) => ({ ...move, movedAt: new Date(move.movedAt) })),
  };
}
