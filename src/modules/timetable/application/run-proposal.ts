import { isRefusal } from '#kernel/result';
import { findChallengeHead } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import { buildInstance } from '../domain/build-instance.ts';
import { readInstance } from '../domain/engine/read-instance.ts';
import { localOf } from '../domain/instance/standing.ts';
import { proposalOf } from '../domain/proposal.ts';
import { proposeTimetable } from '../solver/propose.ts';
import type { Progress } from '../solver/rounds.ts';
import { endRun, findRun, type Run, tellProgress } from '../store/runs.ts';
import { proposalFacts } from './proposal-facts.ts';

const TELL_EVERY_MS = 400;
/** The same facts give the same timetable. */
const SEED = 1;
/** Near enough to what no timetable can pass. */
const GAP = 0.001;

/**
 * Works on a run in threads of its own until it is done, its time is up, somebody stops it or the service stops; meanwhile it tells how far it is. What
 * comes of it is a proposal: nothing in the timetable changes. Done before (the job came twice): nothing.
 */
export async function runProposal(services: Services, runId: string, stopping?: AbortSignal): Promise<void> {
  const { db, clock } = services;
  const run = await findRun(db, runId);
  if (!run || run.endedAt) return;
  const head = await headOf(services, run);
  await db.updateTable('timetable_runs').set({ started_at: clock() }).where('id', '=', runId).execute();
  const now = clock();
  const facts = await proposalFacts(db, head, now);
  const built = buildInstance(facts);
  const total = facts.wanted.length;
  // Read as a stranger's file would be: what the tables say is believed no more than that.
  const instance = readInstance(built.instance);
  if (isRefusal(instance)) return await endRun(db, run.id, { at: clock(), outcome: 'refused', why: CANNOT });
  const reporter = reporterOf(services, run, { total, hopeless: built.hopeless.length });
  const signal = stopping ? AbortSignal.any([reporter.signal, stopping]) : reporter.signal;
  try {
    const plan = await proposeTimetable(instance, {
      seconds: run.secondsAllowed,
      seed: SEED,
      gap: GAP,
      now: localOf(now),
      signal,
      onProgress: reporter.onProgress,
    });
    await reporter.stop();
    if (isRefusal(plan)) return await endRun(db, run.id, { at: clock(), outcome: 'refused', why: CANNOT });
    const { score, bound, seconds } = plan;
    const history = [...reporter.history(), [seconds, score, bound] as const];
    const proposal = proposalOf(built, plan, localOf(now));
    await tellProgress(db, run.id, { score, bound, placed: proposal.placed.length, total, seconds, history });
    const outcome = signal.aborted ? 'cancelled' : 'finished';
    await endRun(db, run.id, { at: clock(), outcome, proposal });
  } catch (error) {
    await reporter.stop();
    await endRun(db, run.id, { at: clock(), outcome: 'failed', why: FAILED });
    throw error;
  }
}

const CANNOT =
  'No timetable can be made from these rooms, hours and people together. Check the hours of the days first.';
const FAILED =
  'Something went wrong while the timetable was worked out. Propose again; if it fails again, tell whoever looks after the service.';

async function headOf(services: Services, run: Run): Promise<ChallengeHead> {
  const { reference } = await services.db
    .selectFrom('challenges')
    .select('reference')
    .where('id', '=', run.challengeId)
    .executeTakeFirstOrThrow();
  const head = await findChallengeHead(services.db, reference);
  if (!head) throw new Error('runProposal: its challenge has gone');
  return head;
}

type Reporter = {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly history: () => [number, number, number][];
  readonly stop: () => Promise<void>;
};

/** Tells the table every little while how far it is, and hears there whether to stop. */
function reporterOf(
  { db, logger }: Services,
  run: Run,
  { total, hopeless }: { total: number; hopeless: number },
): Reporter {
  const abort = new AbortController();
  const history: [number, number, number][] = [];
  let last: Progress | null = null;
  let telling: Promise<void> = Promise.resolve();
  const tell = async () => {
    const { score = null, bound = null, unplaced = null, seconds = 0 } = last ?? {};
    if (score !== null && bound !== null) history.push([Math.round(seconds * 10) / 10, score, bound]);
    const placed = unplaced === null ? null : total - hopeless - unplaced;
    if (await tellProgress(db, run.id, { score, bound, placed, total, seconds, history })) abort.abort();
  };
  const timer = setInterval(() => {
    telling = telling
      .then(tell)
      .catch((error) => logger.warn({ timetable: 'progress was not told', error: String(error) }));
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
