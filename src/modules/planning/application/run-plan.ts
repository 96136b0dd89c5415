import { isRefusal } from '#kernel/result';
import { addressOf } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { type SolvedApart, type SolveProgress, solveApart } from '../desk/solve-apart.ts';
import { personIn } from '../domain/build-instance.ts';
import { policyFor, type Weights } from '../domain/policy.ts';
import { keepPlan } from '../store/keep-plan.ts';
import { findRun, keepInstance, type Run, tellProgress } from '../store/runs.ts';

const TELL_EVERY_MS = 400;

/**
 * Works on a run until it is done, its time is up, somebody stops it or the service is stopped; meanwhile it tells how far it is. Done before (the job came
 * twice): nothing. The plan keeps who is placed and pinned; every other place is as the engine found best.
 */
export async function runPlan(services: Services, runId: string, stopping?: AbortSignal): Promise<void> {
  const { db, clock } = services;
  const run = await findRun(db, runId);
  if (!run || run.endedAt) return;
  await db
    .updateTable('plan_runs')
    .set({ started_at: clock(), heard_at: clock(), stage: 'reading' })
    .where('id', '=', runId)
    .execute();
  const plan = await db
    .selectFrom('plans')
    .select(['id', 'body_id', 'weights'])
    .where('id', '=', run.planId)
    .executeTakeFirstOrThrow();
  const reporter = reporterOf(services, run, stopping);
  try {
    const toSolve = {
      database: addressOf(db),
      id: plan.id,
      bodyId: plan.body_id,
      fewChanges: run.fewChanges,
      policy: policyFor(plan.weights as Weights),
    };
    const { signal, onProgress } = reporter;
    const solved = await solveApart(toSolve, { seconds: run.secondsAllowed, signal, onProgress });
    await reporter.stop();
    if (isRefusal(solved))
      return await end(services, run, 'refused', solved.code === 'hopeless' ? solved.why : PINS_CLASH);
    await keep(services, run, solved, reporter);
  } catch (error) {
    await reporter.stop();
    await end(
      services,
      run,
      'failed',
      'Something went wrong while the plan was worked out. Run it again; if it fails again, tell whoever looks after the service.',
    );
    throw error;
  }
}

const PINS_CLASH = 'The places that are pinned cannot all be kept together. Let one of them go, then run again.';

async function keep(services: Services, run: Run, solved: SolvedApart, { signal, history }: Reporter): Promise<void> {
  const { challenges, plan, faults, parts, places, packed } = solved;
  const score = Object.values(parts).reduce((sum, each) => sum + each, 0);
  const holders = new Map(plan.placements.map(({ slot, peer }) => [slot, personIn(peer)]));
  await services.db.transaction().execute(async (trx) => {
    // Ended meanwhile as lost, and another asked for: that one counts.
    const open = await trx
      .selectFrom('plan_runs')
      .select('ended_at')
      .where('id', '=', run.id)
      .forUpdate()
      .executeTakeFirstOrThrow();
    if (open.ended_at !== null) return;
    await keepPlan(trx, run.planId, challenges, { holders, faults, parts });
    await keepInstance(trx, run, packed);
    await tellProgress(trx, run.id, services.clock(), {
      stage: 'done',
      score,
      bound: Math.max(score, plan.bound),
      filled: plan.placements.length,
      places,
      seconds: plan.seconds,
      history: [...history(), [plan.seconds, score, Math.max(score, plan.bound)]],
    });
    await trx
      .updateTable('plan_runs')
      .set({ ended_at: services.clock(), outcome: signal.aborted ? 'cancelled' : 'finished' })
      .where('id', '=', run.id)
      .execute();
  });
}

async function end({ db, clock }: Services, run: Run, outcome: 'failed' | 'refused', why: string): Promise<void> {
  await db.updateTable('plan_runs').set({ ended_at: clock(), outcome, why }).where('id', '=', run.id).execute();
}

type Reporter = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
  readonly history: () => [number, number, number][];
  readonly stop: () => Promise<void>;
};

/** Tells the table every little while how far it is, and hears there whether to stop. */
function reporterOf({ db, logger, clock }: Services, run: Run, stopping?: AbortSignal): Reporter {
  const abort = new AbortController();
  if (stopping?.aborted) abort.abort();
  else stopping?.addEventListener('abort', () => abort.abort(), { once: true });
  const history: [number, number, number][] = [];
  let last: SolveProgress | null = null;
  let telling: Promise<void> = Promise.resolve();
  const tell = async () => {
    const now = last;
    const known = now !== null && Number.isFinite(now.score) && Number.isFinite(now.bound);
    if (known) history.push([Math.round(now.seconds * 10) / 10, now.score, now.bound]);
    const progress = known
      ? {
          stage: now.stage,
          score: now.score,
          bound: now.bound,
          filled: now.filled,
          places: now.places,
          seconds: now.seconds,
          history,
        }
      : {};
    if (await tellProgress(db, run.id, clock(), { stage: now?.stage ?? 'reading', ...progress })) abort.abort();
  };
  const timer = setInterval(() => {
    telling = telling.then(tell).catch((error) => logger.warn({ plan: 'progress was not told', error: String(error) }));
  }, TELL_EVERY_MS);
  return {
    signal: abort.signal,
    onProgress: (progress) => {
      last = progress;
    },
    history: () => history,
    stop: async () => {
      clearInterval(timer);
      await telling;
    },
  };
}
