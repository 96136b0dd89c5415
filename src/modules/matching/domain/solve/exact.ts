import type { SolveModel } from './model.ts';
import { planModelOf } from './plan-model.ts';
import type { Prices } from './prices.ts';
import type { Pricing } from './pricing.ts';
import { stateFrom } from './repair.ts';
import { lossesAt } from './shortlist.ts';
import type { Record } from './watch.ts';

/** A model with more placements than this is not worth starting. */
const MOST_COLUMNS = 20_000;

/**
 * Proves the best plan where the instance is small: every candidate whose loss exceeds what the bound leaves above the
 * best plan known can be in no better plan; an exact model of the others settles the rest. The proof holds for the whole
 * instance. Nothing is changed where the model is too large or time runs out with nothing new.
 */
export function proveExactly(pricing: Pricing, prices: Prices, solve: SolveModel, record: Record): void {
  const { problem, slotOf } = pricing;
  if (!record.goOn()) return;
  record.stage = 'exact';
  record.tell();
  const loss = lossesAt(pricing, prices);
  const room = prices.bound - record.score + 1e-6 * Math.max(1, Math.abs(record.score));
  const kept: number[] = [];
  loss.forEach((l, n) => {
    const pinned = (problem.tables.slot.pinned[slotOf[n] as number] as number) >= 0;
    if (pinned || l <= room) kept.push(n);
  });
  if (kept.length > MOST_COLUMNS) return;
  const part = {
    candidates: Int32Array.from(kept),
    slots: Int32Array.from({ length: problem.slots }, (_, s) => s),
    fixed: record.best,
  };
  const planModel = planModelOf(problem, slotOf, part);
  const start = record.score === Number.NEGATIVE_INFINITY ? null : planModel.startOf(record.best);
  const answer = solve(planModel.model, start, record.secondsLeft());
  if (answer.columns !== null) record.offer(stateFrom(problem, planModel.planOf(answer.columns)));
  if (!Number.isFinite(answer.bound) || record.score === Number.NEGATIVE_INFINITY) return;
  // What the model leaves out cannot beat the plan known when it was made; what it holds cannot beat its bound.
  const slack = 1e-6 * Math.max(1, Math.abs(record.score));
  const proven = Math.max(answer.bound, record.score);
  record.lower(proven <= record.score + slack ? record.score : proven);
}
