import { Worker } from 'node:worker_threads';
import type { Refusal } from '#kernel/result';
import type { Plan, PolicyFacts, ScoreParts } from '#modules/matching';
import type { PlanChallenge } from '../domain/facts.ts';
import type { ToSolve } from './solve-worker.ts';

/** How far a run is. */
export type SolveProgress = {
  readonly stage: string;
  readonly score: number;
  readonly bound: number;
  readonly filled: number;
  readonly places: number;
  readonly seconds: number;
};

/** The plan to work out. `database`: the address at which the thread reads the facts for itself. */
export type PlanToSolve = {
  readonly database: string;
  readonly id: string;
  readonly bodyId: string;
  /** Whom the plan has now stays where that costs little. */
  readonly fewChanges: boolean;
  readonly policy: PolicyFacts;
};

/** What came of a run. `packed`: what the engine was given, compressed; `places`: how many it was given. */
export type SolvedApart = {
  readonly challenges: readonly PlanChallenge[];
  readonly plan: Plan;
  readonly faults: ReadonlyMap<string, string>;
  readonly parts: ScoreParts;
  readonly places: number;
  readonly packed: Uint8Array;
};

export type FromSolver =
  | { readonly progress: SolveProgress }
  | { readonly outcome: SolvedApart | Refusal<'hopeless' | 'pins-clash'> };

export type SolveWatch = {
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: SolveProgress) => void;
};

/**
 * Reads the facts, makes the instance, solves it and packs it in a thread of its own: with five thousand peers each of these takes up to
 * a second, in which nothing else would be answered.
 */
export function solveApart(
  plan: PlanToSolve,
  { seconds, signal, onProgress }: SolveWatch,
): Promise<SolvedApart | Refusal<'hopeless' | 'pins-clash'>> {
  const task: ToSolve = { ...plan, seconds };
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: task });
  const stop = () => worker.postMessage('stop');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromSolver) => {
      if ('progress' in message) return onProgress(message.progress);
      signal.removeEventListener('abort', stop);
      resolve(message.outcome);
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the thread that works out plans has ended without one')));
  });
}
