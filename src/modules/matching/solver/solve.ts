import { Worker } from 'node:worker_threads';
import type { Refusal } from '#kernel/result';
import type { Instance } from '../domain/instance.ts';
import type { Plan } from '../domain/plan.ts';
import { scoringOf } from '../domain/problem.ts';
import { planOf } from '../domain/solve/run.ts';
import type { Progress } from '../domain/solve/watch.ts';
import type { WorkerTask } from './worker.ts';

/** How to solve: at most `seconds`, until the gap is at most `gap` (0.0001 is 0.01 %), the same way for the same `seed`. */
export type SolveOptions = {
  readonly seconds: number;
  readonly seed: number;
  readonly gap: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** How long the thread may take to hand its plan over once it should have stopped. */
const GRACE_MS = 1500;

/**
 * Forms the teams of an instance in a thread of its own, so that nothing else waits. The instance must come from
 * `readInstance` or be as sound. Where `signal` aborts or the thread overruns, the best plan told so far is the outcome.
 */
export function solveInThread(instance: Instance, options: SolveOptions): Promise<Plan | Refusal<'pins-clash'>> {
  const { seconds, seed, gap, signal, onProgress } = options;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const task: WorkerTask = { instance, seconds, seed, gap, stop };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  const began = performance.now();
  let last: Progress | null = null;
  return new Promise((resolve, reject) => {
    let overrun: NodeJS.Timeout | undefined;
    const cancel = () => {
      Atomics.store(stop, 0, 1);
      clearTimeout(overrun);
      overrun = setTimeout(giveUp, GRACE_MS);
    };
    const finish = () => {
      clearTimeout(overrun);
      signal?.removeEventListener('abort', cancel);
      void worker.terminate();
    };
    const giveUp = () => {
      if (last === null || !Number.isFinite(last.score)) {
        // Not even a first plan yet: it is never far away.
        overrun = setTimeout(giveUp, GRACE_MS);
        return;
      }
      finish();
      const { assignment, bound } = last;
      resolve(
        planOf(scoringOf(instance), assignment, { bound, secondsGone: () => (performance.now() - began) / 1000 }, seed),
      );
    };
    overrun = setTimeout(giveUp, seconds * 1000 + GRACE_MS);
    worker.on('message', (message: { progress?: Progress; outcome?: Plan | Refusal<'pins-clash'> }) => {
      if (message.progress !== undefined) {
        last = message.progress;
        onProgress?.(message.progress);
      }
      if (message.outcome === undefined) return;
      finish();
      resolve(message.outcome);
    });
    worker.on('error', (error) => {
      finish();
      reject(error);
    });
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  });
}
