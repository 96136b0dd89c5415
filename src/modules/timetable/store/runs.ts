import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { Proposal } from '../domain/proposal.ts';

/** How far a run of the engine is or was, and what came of it. */
export type Run = {
  readonly id: string;
  readonly challengeId: string;
  readonly secondsAllowed: number;
  readonly askedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: 'finished' | 'cancelled' | 'failed' | 'refused' | null;
  readonly why: string;
  readonly cancelAskedAt: Date | null;
  readonly score: number | null;
  readonly bound: number | null;
  readonly placed: number | null;
  readonly total: number | null;
  readonly seconds: number | null;
  readonly history: readonly (readonly [seconds: number, score: number, bound: number])[];
  readonly proposal: Proposal | null;
  readonly acceptedAt: Date | null;
};

const COLUMNS = sql`id, challenge_id as "challengeId", seconds_allowed as "secondsAllowed", asked_at as "askedAt",
  started_at as "startedAt", ended_at as "endedAt", outcome, why, cancel_asked_at as "cancelAskedAt", score, bound, placed, total, seconds, history,
  proposal, accepted_at as "acceptedAt"`;

/** The newest run of a challenge, or null before the first. */
export async function newestRun(db: Queryable, challengeId: string): Promise<Run | null> {
  const { rows } =
    await sql<Run>`select ${COLUMNS} from timetable_runs where challenge_id = ${challengeId} order by asked_at desc, id desc
      limit 1`.execute(db);
  return rows[0] ?? null;
}

/** How many sessions are on the list of what to hear, and whether the newest run has left a timetable to look at. One statement. */
export async function howFarBegun(db: Queryable, challengeId: string): Promise<{ listed: number; proposed: boolean }> {
  const { rows } = await sql<{ listed: number; proposed: boolean }>`select
    (select count(*)::int from wanted_sessions where challenge_id = ${challengeId} and not left_out) as listed,
    coalesce((select proposal is not null and accepted_at is null from timetable_runs where challenge_id = ${challengeId}
      order by asked_at desc, id desc limit 1), false) as proposed`.execute(db);
  return rows[0] ?? { listed: 0, proposed: false };
}

/** One run, locked until the transaction ends where `lock` says so. */
export async function findRun(db: Queryable, id: string, lock = false): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${COLUMNS} from timetable_runs where id = ${id}
    ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** The run of a challenge that has not ended, locked until the transaction ends; null where there is none. */
export async function openRun(trx: Transacting, challengeId: string): Promise<Run | null> {
  const { rows } =
    await sql<Run>`select ${COLUMNS} from timetable_runs where challenge_id = ${challengeId} and ended_at is null
    for update`.execute(trx);
  return rows[0] ?? null;
}

/** Says that a run has begun; false where it has ended already. */
export async function beginRun(db: Queryable, id: string, at: Date): Promise<boolean> {
  const done = await db
    .updateTable('timetable_runs')
    .set({ started_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Says that a proposal is not accepted any more: what it put into the draft was taken back. */
export async function forgetAcceptance(trx: Transacting, id: string): Promise<void> {
  await sql`update timetable_runs set accepted_at = null, accepted_by = null where id = ${id}`.execute(trx);
}

/** Puts a run on the list; false where one is under way. */
export async function insertRun(
  db: Queryable,
  run: { id: string; challengeId: string; seconds: number; by: string; at: Date },
): Promise<boolean> {
  const done = await db
    .insertInto('timetable_runs')
    .values({
      id: run.id,
      challenge_id: run.challengeId,
      asked_at: run.at,
      asked_by: run.by,
      seconds_allowed: run.seconds,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Writes how far a run is; true where somebody has asked for it to stop, or it counts as ended already. */
export async function tellProgress(
  db: Queryable,
  id: string,
  progress: Partial<Pick<Run, 'score' | 'bound' | 'placed' | 'total' | 'seconds' | 'history'>>,
): Promise<boolean> {
  const { history, ...rest } = progress;
  const row = await db
    .updateTable('timetable_runs')
    .set({ ...rest, id, ...(history ? { history: JSON.stringify(history) } : {}) })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('cancel_asked_at')
    .executeTakeFirst();
  return row === undefined || row.cancel_asked_at !== null;
}

/** Ends a run, with what came of it. Ended already: it stays as it is. */
export async function endRun(
  db: Queryable,
  id: string,
  end: { at: Date; outcome: NonNullable<Run['outcome']>; why?: string; proposal?: Proposal },
): Promise<void> {
  await db
    .updateTable('timetable_runs')
    .set({
      ended_at: end.at,
      outcome: end.outcome,
      why: end.why ?? '',
      proposal: end.proposal ? JSON.stringify(end.proposal) : null,
    })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

/** So many of the newest runs of a challenge are kept, whatever came of them. */
const NEWEST_KEPT = 3;

/**
 * Deletes the runs that nothing leads to any more: they have ended a day ago or more, are none of the newest of their challenge, and
 * either were never accepted (superseded, failed, stopped, or taken back) or were superseded by one that was accepted later and no step
 * that can be taken back is theirs. Answers how many. One statement.
 */
export async function deleteDeadRuns(db: Queryable, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`delete from timetable_runs as dead using (
      select id, row_number() over (partition by challenge_id order by asked_at desc, id desc) as place,
        row_number() over (partition by challenge_id order by accepted_at desc nulls last, id desc) as accepted_place
      from timetable_runs) as ranked
    where ranked.id = dead.id and ranked.place > ${sql.lit(NEWEST_KEPT)}
      and dead.ended_at < ${new Date(now.getTime() - 86_400_000)}
      and (dead.accepted_at is null or (ranked.accepted_place > 1 and not exists (select from timetable_moves move
        where move.step = dead.id and move.undoes is null
          and not exists (select from timetable_moves later where later.undoes = move.id))))`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
