import { isRefusal } from '#kernel/result';
import type { Instance } from '../domain/instance.ts';
import type { Plan } from '../domain/plan.ts';
import type { SolveModel } from '../domain/solve/model.ts';
import { runMatching } from '../domain/solve/run.ts';

/** Solves in this thread with all the time it wants. Throws where the pins clash. */
export function solveHere(
  instance: Instance,
  solveModel: SolveModel | null,
  more: { seed?: number; gap?: number; seconds?: number } = {},
): Plan {
  const plan = runMatching(instance, {
    seconds: more.seconds ?? 600,
    gap: more.gap ?? 0,
    seed: more.seed ?? 1,
    now: () => performance.now(),
    cancelled: () => false,
    tell: () => {},
    solveModel,
  });
  if (isRefusal(plan)) throw new Error(plan.why);
  return plan;
}
