import { isRefusal } from '#kernel/result';
import { findChallengeHead } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import { buildInstance } from '../domain/build-instance.ts';
import { readInstance } from '../domain/engine/read-instance.ts';
import { localOf } from '../domain/instance/standing.ts';
import { proposalOf } from '../domain/proposal.ts';
import { MISSING_WORDS } from '../domain/what-is-missing.ts';
import { proposeTimetable } from '../solver/propose.ts';
import type { Progress } from '../solver/rounds.ts';
import { beginRun, endRun, findRun, type Run, tellProgress } from '../store/runs.ts';
import { missingOf, proposalFacts } from './proposal-facts.ts';

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
  if (!run || !(await beginRun(db, run.id, clock()))) return;
  const telling: Telling = { stop: async () => {} };
  try {
    const end = await workOn(services, run, telling, stopping);
    await telling.stop();
    await endRun(db, run.id, { at: clock(), ...end });
  } catch (error) {
    await telling.stop();
    await endRun(db, run.id, { at: clock(), outcome: 'failed', why: FAILED });
    throw error;
  }
}

/** Told to stop, whoever tells how far a run is does not tell any more. */
type Telling = { stop: () => Promise<void> };
type End = Omit<Parameters<typeof endRun>[2], 'at'>;

async function workOn(services: Services, run: Run, telling: Telling, stopping: AbortSignal | undefined): Promise<End> {
  const { db, clock } = services;
  const head = await headOf(services, run);
  if (!head.onSiteFrom || !head.onSiteUntil) return { outcome: 'refused', why: MISSING_WORDS['no-days'] };
  const now = clock();
  const facts = await proposalFacts(db, head, now);
  const missing = missingOf(facts);
  if (missing) return { outcome: 'refused', why: MISSING_WORDS[missing] };
  const built = buildInstance(facts);
  const total = facts.wanted.length;
  // Read as a stranger's file would be: what the tables say is believed no more than that.
  const instance = readInstance(built.instance);
  if (isRefusal(instance)) return { outcome: 'refused', why: CANNOT };
  const reporter = reporterOf(services, run, { total, hopeless: built.hopeless.length });
  telling.stop = reporter.stop;
  const signal = stopping ? AbortSignal.any([reporter.signal, stopping]) : reporter.signal;
  const plan = await proposeTimetable(instance, {
    seconds: run.secondsAllowed,
    seed: SEED,
    gap: GAP,
    now: localOf(now),
    signal,
    onProgress: reporter.onProgress,
  });
  await reporter.stop();
  if (isRefusal(plan)) return { outcome: 'refused', why: CANNOT };
  const { score, bound, seconds } = plan;
  const history = [...reporter.history(), [seconds, score, bound] as const];
  const proposal = proposalOf(built, plan, localOf(now));
  await tellProgress(db, run.id, { score, bound, placed: proposal.placed.length, total, seconds, history });
  return { outcome: signal.aborted ? 'cancelled' : 'finished', proposal };
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
