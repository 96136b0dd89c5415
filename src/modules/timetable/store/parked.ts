import { type RawBuilder, sql } from 'kysely';
import { OF_THE_DRAFT_ALONE } from '../domain/board/moves.ts';

/** The ids of all that people were told of last in a challenge, as a subquery. */
export function idsTold(challengeId: string): RawBuilder<string> {
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
