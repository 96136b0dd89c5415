import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Move, Stand } from '../domain/board/moves.ts';

/** So many steps back can be taken. */
export const MOST_STEPS_BACK = 50;

/** One move on the board at a time in each challenge, until the transaction ends. */
export async function lockBoard(trx: Transacting, challengeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`board ${challengeId}`}, 0))`.execute(trx);
}

/** The moves of a challenge that nobody has taken back, the newest first. One statement. */
export async function movesOf(db: Queryable, challengeId: string): Promise<Move[]> {
  const { rows } = await sql<Move>`select move.id, move.session_id as "sessionId", move.moved_at as "movedAt",
      person.name as "byName", move.before, move.after
    from timetable_moves move left join people person on person.id = move.moved_by
    where move.challenge_id = ${challengeId} and move.undoes is null
      and not exists (select 1 from timetable_moves later where later.undoes = move.id)
    order by move.number desc limit ${MOST_STEPS_BACK}`.execute(db);
  return rows;
}

/** Writes a move into the trail; `undoes` where it takes one back. */
export async function keepMove(
  trx: Transacting,
  move: {
    id: string;
    challengeId: string;
    sessionId: string;
    at: Date;
    by: string;
    before: Stand | null;
    after: Stand;
    undoes: string | null;
  },
): Promise<void> {
  await trx
    .insertInto('timetable_moves')
    .values({
      id: move.id,
      challenge_id: move.challengeId,
      session_id: move.sessionId,
      moved_at: move.at,
      moved_by: move.by,
      before: move.before === null ? null : JSON.stringify(move.before),
      after: JSON.stringify(move.after),
      undoes: move.undoes,
    })
    .execute();
}
