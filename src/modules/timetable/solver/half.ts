import { Worker } from 'node:worker_threads';
import type { Snapshot } from '../domain/engine/solve/anneal.ts';
import { type Found, NOTHING_FOUND } from '../domain/engine/solve/search.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** What is known of one half after a round: its best timetable or its lowest bound so far, and what it found in the round for the other one. */
export type RoundEnd = { readonly best: Snapshot | null; readonly bound: number; readonly found: Found };

/** One of the two halves of a proposal, in a worker of its own. */
export type Half = {
  /** How each of its rounds ended, first to last. */
  readonly ends: readonly RoundEnd[];
  /** Resolves once that round has ended. */
  readonly ended: (round: number) => Promise<void>;
  /** The latest, between rounds too. */
  readonly latest: () => RoundEnd;
  /** Resolves once there is something: the first timetable, or the first bound. Fails if the worker does. */
  readonly first: Promise<void>;
  /** Runs its next round. */
  readonly run: (message: ToWorker) => Promise<void>;
  readonly end: () => Promise<unknown>;
};

/** Starts the worker of a half. `said`: called whenever it has found something, or has ended a round. */
export function startHalf(task: Task, said: (kind: FromWorker['kind']) => void): Half {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: task });
  const ends: RoundEnd[] = [];
  let latest: RoundEnd = { best: null, bound: Number.POSITIVE_INFINITY, found: NOTHING_FOUND };
  const waiting: { readonly round: number; readonly go: () => void }[] = [];
  let hasFirst = () => {};
  let failed: (error: unknown) => void = () => {};
  const failure = new Promise<never>((_, reject) => {
    failed = reject;
  });
  failure.catch(() => {});
  worker.on('error', failed);
  const found = new Promise<void>((resolve) => {
    hasFirst = resolve;
  });
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'plan') latest = { ...latest, best: message.best };
    else if (message.kind === 'bound') latest = { ...latest, bound: Math.min(latest.bound, message.bound) };
    else {
      latest = { ...latest, found: message.found };
      ends.push(latest);
    }
    hasFirst();
    said(message.kind);
    for (const { round, go } of waiting) if (round < ends.length) go();
  });
  const ended = (round: number) => {
    if (round < ends.length) return Promise.resolve();
    const over = new Promise<void>((resolve) => waiting.push({ round, go: resolve }));
    return Promise.race([over, failure]);
  };
  return {
    ends,
    ended,
    latest: () => latest,
    first: Promise.race([found, failure]),
    run: (message) => {
      worker.postMessage(message);
      return ended(message.round);
    },
    end: () => worker.terminate(),
  };
}
