import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { AS_IT_STANDS, HOLDER, SILENT_MS } from './plans.ts';

/** How far a run is or was. */
export type Run = {
  readonly id: string;
  readonly planId: string;
  readonly askedAt: Date;
  readonly secondsAllowed: number;
  readonly fewChanges: boolean;
  readonly startedAt: Date | null;
  /** When the engine last told how far it is. */
  readonly heardAt: Date | null;
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
  started_at as "startedAt", heard_at as "heardAt", ended_at as "endedAt", outcome, why, cancel_asked_at as "cancelAskedAt", stage, score, bound, filled, places, seconds, history`;

/** Whether nobody works on the run any more though it has not ended. */
export function isLost({ startedAt, heardAt, endedAt }: Run, now: Date): boolean {
  if (startedAt === null || endedAt !== null) return false;
  return now.getTime() - (heardAt ?? startedAt).getTime() > SILENT_MS;
}

/** Ends the plan's run that fell silent, so that another can be asked for. */
export async function endLostRun(db: Queryable, planId: string, now: Date): Promise<void> {
  const silentSince = new Date(now.getTime() - SILENT_MS);
  await db
    .updateTable('plan_runs')
    .set({ ended_at: now, outcome: 'failed', why: LOST })
    .where('plan_id', '=', planId)
    .where('ended_at', 'is', null)
    .where('started_at', 'is not', null)
    .where((where) => where(where.fn.coalesce('heard_at', 'started_at'), '<', silentSince))
    .execute();
}

/** What is said of such a run. */
export const LOST =
  'The service was stopped while this plan was worked out. What was there before is still there: run it again.';

/** The run of a plan that is under way, else the newest, or null before the first. */
export async function newestRun(db: Queryable, planId: string): Promise<Run | null> {
  const { rows } =
    await sql<Run>`select ${COLUMNS} from plan_runs where plan_id = ${planId} order by ended_at is null desc, asked_at desc limit 1`.execute(
      db,
    );
  return rows[0] ?? null;
}

/** One run. */
export async function findRun(db: Queryable, id: string): Promise<Run | null> {
  const { rows } = await sql<Run>`select ${COLUMNS} from plan_runs where id = ${id}`.execute(db);
  return rows[0] ?? null;
}

/** Writes how far a run is; true where somebody has asked for it to stop, or it counts as ended. */
export async function tellProgress(
  db: Queryable,
  id: string,
  now: Date,
  progress: Partial<Pick<Run, 'stage' | 'score' | 'bound' | 'filled' | 'places' | 'seconds' | 'history'>>,
): Promise<boolean> {
  const { history, ...rest } = progress;
  const row = await db
    .updateTable('plan_runs')
    .set({ ...rest, heard_at: now, ...(history ? { history: JSON.stringify(history) } : {}) })
    .where('id', '=', id)
    .returning(['cancel_asked_at', 'ended_at'])
    .executeTakeFirst();
  return row?.cancel_asked_at != null || row?.ended_at != null;
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

/** What the engine was given by a run, compressed, or null where it is kept no more. One statement. */
export async function packedInstance(db: Queryable, runId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('plan_runs').select('instance').where('id', '=', runId).executeTakeFirst();
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
