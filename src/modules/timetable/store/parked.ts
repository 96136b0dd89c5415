import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { OF_THE_DRAFT_ALONE } from '../domain/board/moves.ts';

/** The ids of all that people were told of last in a challenge, as a subquery. */
function idsTold(challengeId: string): RawBuilder<string> {
  return sql`(select (each ->> 'id')::uuid from jsonb_array_elements((select snapshot from timetable_releases
    where challenge_id = ${challengeId} order by number desc limit 1)) as each)`;
}

/**
 * True of the row called `session` where it was only ever in the draft of that challenge, lost its place there, and nobody was told of it:
 * it holds no room and nobody. The same rule as `isToBeSeen`.
 */
export function isParked(challengeId: string): RawBuilder<boolean> {
  return sql`((not session.is_live and session.cancelled_reason = any(${[...OF_THE_DRAFT_ALONE]}::text[])
    and session.id not in ${idsTold(challengeId)}) is true)`;
}

/** A session that lost its place in the draft, as it can be given one again. */
export type LostPlace = { readonly id: string; readonly version: number; readonly calendarSequence: number };

/**
 * By what was wanted: the session in which it was held before that lost its place in the draft. Given a place again it is the same session,
 * however often it is proposed and taken back: so none pile up, whoever was told of it gets the same entry in their calendar, and what was
 * noted of it stays. Of several, from before this was kept, one that people were told of, then the newest. One statement.
 */
export async function lostPlaces(db: Queryable, challengeId: string): Promise<Map<string, LostPlace>> {
  const { rows } = await sql<
    LostPlace & { wantedId: string }
  >`select distinct on (wanted_id) wanted_id as "wantedId", id, version,
      calendar_sequence as "calendarSequence"
    from sessions where challenge_id = ${challengeId} and wanted_id is not null and not is_live
      and cancelled_reason = any(${[...OF_THE_DRAFT_ALONE]}::text[]) and others_attended is null
    order by wanted_id, id in ${idsTold(challengeId)} desc nulls last, id desc`.execute(db);
  return new Map(rows.map(({ wantedId, ...lost }) => [wantedId, lost]));
}
