import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { AS_IT_STANDS, HOLDER } from './plans.ts';

/** How far a run is or was. */
export type Run = {
  readonly id: string;
  readonly planId: string;
  readonly askedAt: Date;
  readonly secondsAllowed: number;
  readonly fewChanges: boolean;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly outcome: 'finished' | 'cancelled' | 'failed' | 'refused' | null;
  readonly why: string;
  readonly cancelAskedAt: Date | null;
  readonly stage: string;
  readonly score: number | null;
  readonly bound: number | null;
  readonly filled: number | null;
  readonly places: number | null;
  readonly seconds: number | null;
  readonly history: readonly (readonly [seconds: number, score: number, bound: number])[];
};

const COLUMNS = sql`id, plan_id as "planId", asked_at as "askedAt", seconds_allowed as "secondsAllowed", few_changes as "fewChanges",
  started_at as "startedAt", ended_at as "endedAt", outcome, why, cancel_asked_at as "cancelAskedAt", stage, score, bound, filled, places, seconds, history`;

/** The newest run of a plan, or null before the first. */
export async function newestRun(db: Queryable, planId: string): Promise<Run | null> {
  const { rows } =
    await sql<Run>`select ${COLUMNS} from plan_runs where plan_id = ${planId} order by asked_at desc limit 1`.execute(
      db,
    );
  return rows[0] ?? null;
}

/** One run. */
export async function findRun(db: Queryable, id: string): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${COLUMNS} from plan_runs where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Writes how far a run is; true where somebody has asked for it to stop. */
export async function tellProgress(
  db: Queryable,
  id: string,
  progress: Partial<Pick<Run, 'stage' | 'score' | 'bound' | 'filled' | 'places' | 'seconds' | 'history'>>,
): Promise<boolean> {
  const { history, ...rest } = progress;
  const row = await db
    .updateTable('plan_runs')
    .set({ ...rest, ...(history ? { history: JSON.stringify(history) } : {}) })
    .where('id', '=', id)
    .returning('cancel_asked_at')
    .executeTakeFirst();
  return row?.cancel_asked_at != null;
}

/** Keeps what the engine was given, compressed; that of earlier runs of the plan goes. */
export async function keepInstance(
  db: Queryable,
  run: { id: string; planId: string },
  packed: Uint8Array,
): Promise<void> {
  await db
    .updateTable('plan_runs')
    .set({ instance: null })
    .where('plan_id', '=', run.planId)
    .where('id', '<>', run.id)
    .execute();
  await db
    .updateTable('plan_runs')
    .set({ instance: Buffer.from(packed) })
    .where('id', '=', run.id)
    .execute();
}

/** What the engine was given by the plan's newest run that came to an end with a plan, compressed, or null. One statement. */
export async function packedInstance(db: Queryable, planId: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('plan_runs')
    .select('instance')
    .where('plan_id', '=', planId)
    .where('instance', 'is not', null)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.instance ?? null;
}

/** Who is in which place of the plan, as the teams stand now. One statement. */
export async function placesHeldIn(
  db: Queryable,
  planId: string,
): Promise<{ slot: string; person: string; placed: boolean }[]> {
  const { rows } = await sql<{ slot: string; person: string; placed: boolean }>`
    select x.slot_key as slot, ${HOLDER} as person, there.id is not null as placed from plan_places x ${AS_IT_STANDS}
    where x.plan_id = ${planId} and ${HOLDER} is not null`.execute(db);
  return rows;
}
