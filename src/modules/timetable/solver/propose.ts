import { isRefusal, type Refusal } from '#kernel/result';
import { asOfNow } from '../domain/engine/as-of-now.ts';
import { gapOf, type Instance, PLAN_FORMAT, type Plan } from '../domain/engine/instance.ts';
import { scoreParts, totalOf } from '../domain/engine/score.ts';
import { restore } from '../domain/engine/solve/anneal.ts';
import { draftOf, modelOf } from '../domain/engine/solve/model.ts';
import { type ProposeOptions, runRounds } from './rounds.ts';

/**
 * Proposes a timetable that breaks no rule, with a proven bound on what any timetable can score. Two workers go on side by side, one
 * looking for better timetables, one proving; it ends when their rounds are over, the gap is small enough, the seconds have
 * passed or the signal says so. Unless time cuts it short, the same instance and seed give the same plan and bound.
 */
export async function proposeTimetable(given: Instance, options: ProposeOptions = {}): Promise<Plan | Refusal> {
  const asOf = asOfNow(given, options.now ?? null);
  if (isRefusal(asOf)) return asOf;
  const { instance, from } = asOf;
  const started = performance.now();
  const { best, bound } = await runRounds(instance, from, options);
  const model = modelOf(instance, from ?? undefined);
  const board = restore(model, best);
  const draft = draftOf(model, board.start, board.place, board.peers);
  const parts = scoreParts(given, draft);
  const score = totalOf(parts);
  const safe = Math.max(bound, score);
  const seconds = Math.round(performance.now() - started) / 1000;
  return {
    format: PLAN_FORMAT,
    ...draft,
    score,
    bound: safe,
    gap: gapOf(score, safe),
    parts,
    seconds,
    seed: options.seed ?? 1,
  };
}
