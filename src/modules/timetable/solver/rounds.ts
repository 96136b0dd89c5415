import { Worker } from 'node:worker_threads';
import { gapOf, type Instance } from '../domain/engine/instance.ts';
import type { ClockMinute } from '../domain/engine/local-time.ts';
import type { Snapshot } from '../domain/engine/solve/anneal.ts';
import { roundsFor } from '../domain/engine/solve/effort.ts';
import type { Sketch } from '../domain/engine/solve/sketch.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** How a proposal is to be made. `now`: what has begun by then stays. `gap`: near enough to the bound to stop. */
export type ProposeOptions = {
  readonly seconds?: number;
  readonly seed?: number;
  readonly now?: string;
  readonly gap?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** How far a proposal has come. `gap` is null until there are both a timetable and a bound. */
export type Progress = {
  readonly seconds: number;
  readonly score: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly unplaced: number | null;
};

/** The best timetable found and the lowest bound proven. */
export type Outcome = { readonly best: Snapshot; readonly bound: number };

/** `sketches`: what the bound's worker found in the last round, for the search. */
type State = { best: Snapshot | null; bound: number; sketches: readonly Sketch[] };

/** Once the least rounds are over, a plan this near to the bound is near enough. */
const NEAR = 0.01;

/** Milliseconds kept back for writing the plan when time runs out. */
const SPARE_MS = 150;

/**
 * Runs the two workers in step, round by round, so that what they know of each other does not depend on who is quicker. Ends when
 * the rounds are over, the gap is small enough, time is up or the signal says so; by then there is always a first timetable.
 */
export async function runRounds(
  instance: Instance,
  from: ClockMinute | null,
  options: ProposeOptions,
): Promise<Outcome> {
  const started = Date.now();
  const deadline = started + (options.seconds ?? 20) * 1000 - SPARE_MS;
  const stop = new SharedArrayBuffer(4);
  const rounds = roundsFor(instance);
  const task = { instance, from, seed: options.seed ?? 1, deadline, stop };
  const state: State = { best: null, bound: Number.POSITIVE_INFINITY, sketches: [] };
  const tell = () => options.onProgress?.(progressOf(state, (Date.now() - started) / 1000));
  const workers = [
    startWorker({ ...task, role: 'search' }, state, tell),
    startWorker({ ...task, role: 'bound' }, state, tell),
  ] as const;
  const timeUp = waitUntil(deadline + SPARE_MS / 2, options.signal);
  try {
    for (let round = 0; round < rounds.most && !isOver(state, options, deadline); round += 1) {
      if (round >= rounds.least && gapSoFar(state) <= NEAR) break;
      const next = { round, score: state.best?.score ?? 0, sketches: state.sketches };
      const both = Promise.all(workers.map((worker) => worker.run(next)));
      await Promise.race([both, timeUp.promise.then(() => workers[0].first)]);
    }
  } finally {
    Atomics.store(new Int32Array(stop), 0, 1);
    timeUp.clear();
    await Promise.all(workers.map((worker) => worker.end()));
  }
  return { best: state.best!, bound: state.bound };
}

function isOver(state: State, options: ProposeOptions, deadline: number): boolean {
  if (!state.best) return false;
  return gapSoFar(state) <= (options.gap ?? 1e-4) || Date.now() >= deadline || options.signal?.aborted === true;
}

function gapSoFar({ best, bound }: State): number {
  return best && Number.isFinite(bound) ? gapOf(best.score, bound) : Number.POSITIVE_INFINITY;
}

function startWorker(task: Task, state: State, tell: () => void) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  let finishRound: () => void = () => {};
  let fail: (error: unknown) => void = () => {};
  let hasPlan: () => void = () => {};
  const first = new Promise<void>((resolve, reject) => {
    hasPlan = resolve;
    worker.on('error', (error) => {
      reject(error);
      fail(error);
    });
  });
  first.catch(() => {});
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'done') {
      if (task.role === 'bound') state.sketches = message.sketches;
      finishRound();
    } else if (message.kind === 'bound') state.bound = Math.min(state.bound, message.bound);
    else state.best = message.best;
    if (message.kind === 'plan') hasPlan();
    if (message.kind !== 'done') tell();
  });
  return {
    first,
    run: (message: ToWorker) =>
      new Promise<void>((resolve, reject) => {
        finishRound = resolve;
        fail = reject;
        worker.postMessage(message);
      }),
    end: () => worker.terminate(),
  };
}

/** Resolves at that time, or as soon as the signal says so. */
function waitUntil(time: number, signal: AbortSignal | undefined): { promise: Promise<void>; clear: () => void } {
  let clear = () => {};
  const promise = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, time - Date.now()));
    const now = () => resolve();
    signal?.addEventListener('abort', now);
    if (signal?.aborted) resolve();
    clear = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', now);
    };
  });
  return { promise, clear };
}

function progressOf({ best, bound }: State, seconds: number): Progress {
  const known = Number.isFinite(bound) ? bound : null;
  return {
    seconds,
    score: best?.score ?? null,
    bound: known,
    gap: best && known !== null ? gapOf(best.score, known) : null,
    unplaced: best ? best.option.filter((option) => option < 0).length : null,
  };
}
