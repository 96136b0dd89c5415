import { type RawBuilder, sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Move, Stand, StepKind } from '../domain/board/moves.ts';

/** So many steps back can be taken. */
const MOST_STEPS_BACK = 50;

/** The moves of a challenge that nobody has taken back, step by step, the newest step first and whole. */
export function openMoves(challengeId: string): RawBuilder<Move> {
  return sql`select id, session_id as "sessionId", moved_at as "movedAt", by_name as "byName", before, after, step, what
    from (select mine.*, dense_rank() over (order by mine.last desc) as steps_back from (
      select move.*, person.name as by_name, max(move.number) over (partition by coalesce(move.step, move.id)) as last
      from timetable_moves move left join people person on person.id = move.moved_by
      where move.challenge_id = ${challengeId} and move.undoes is null
        and not exists (select 1 from timetable_moves later where later.undoes = move.id)) mine) ranked
    where steps_back <= ${MOST_STEPS_BACK} order by steps_back, number`;
}

/** The same as rows. One statement. */
export async function movesOf(db: Queryable, challengeId: string): Promise<Move[]> {
  return [...(await openMoves(challengeId).execute(db)).rows];
}

export type MoveToKeep = {
  readonly id: string;
  readonly challengeId: string;
  readonly sessionId: string;
  readonly at: Date;
  readonly by: string;
  readonly before: Stand | null;
  readonly after: Stand;
  readonly step: string;
  readonly what: StepKind;
  /** The move that it takes back, if it does. */
  readonly undoes: string | null;
};

/** Writes the moves of a step into the trail. One statement. */
export async function keepMoves(trx: Transacting, moves: readonly MoveToKeep[]): Promise<void> {
  if (moves.length === 0) return;
  await trx
    .insertInto('timetable_moves')
    .values(
      moves.map((move) => ({
        id: move.id,
        challenge_id: move.challengeId,
        session_id: move.sessionId,
        moved_at: move.at,
        moved_by: move.by,
        before: move.before === null ? null : JSON.stringify(move.before),
        after: JSON.stringify(move.after),
        step: move.step,
        what: move.what,
        undoes: move.undoes,
      })),
    )
    .execute();
}

/** Which of these sessions a person has set: those are left where they are by a proposal. One statement. */
export async function setByHand(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', 'in', [...ids])
    .where('set_by_hand', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
