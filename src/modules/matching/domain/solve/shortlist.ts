import type { Problem } from '../problem.ts';
import type { Prices } from './prices.ts';
import type { Pricing } from './pricing.ts';

/**
 * What each candidate would cost the bound if they had to be placed: 0 where the prices already want them, more the worse
 * they fit once what else they could do is counted. `loss[n]` in points; at least 0 but for rounding. Of candidates that
 * lose `far` points at sight, only so much is told: theirs may be more.
 */
export function lossesAt(pricing: Pricing, prices: Prices, far = Number.POSITIVE_INFINITY): Float64Array {
  const { problem, slotOf, pins } = pricing;
  const { relaxation } = prices;
  relaxation.boundAt(prices.best);
  const { worth, offers, planner, yearWorth } = relaxation;
  const { from, until } = problem.tables.challenge;
  const challengeOf = problem.tables.slot.challenge;
  const { load } = problem.tables.instance.policy;
  const loss = new Float64Array(worth.length);
  for (let n = 0; n < worth.length; n += 1) {
    const p = problem.candidates.peer[n] as number;
    const already = pins.count[p] as number;
    const alone = (worth[n] as number) - (load[Math.min(already, load.length - 1)] as number);
    const best = yearWorth[p] as number;
    if (-alone >= far) {
      // Whatever the rest of the year brings, it brought no less without this: the loss is at least this much.
      loss[n] = -alone;
      continue;
    }
    const s = slotOf[n] as number;
    const c = challengeOf[s] as number;
    planner.clear();
    for (let i = offers.start[p] as number; i < (offers.start[p + 1] as number); i += 1) {
      const m = offers.list[i] as number;
      const d = challengeOf[slotOf[m] as number] as number;
      if ((from[d] as number) <= (until[c] as number) && (until[d] as number) >= (from[c] as number)) continue;
      planner.offer(
        m,
        from[d] as number,
        until[d] as number,
        problem.days[slotOf[m] as number] as number,
        worth[m] as number,
      );
    }
    const left = (problem.yearDays[p] as number) - (pins.days[p] as number) - (problem.days[s] as number);
    loss[n] = best - alone - planner.best(left, already + 1);
  }
  return loss;
}

/**
 * For each slot its best candidates by loss, at most `most` of them: those of slot `s` stand from `start[s]` up to
 * `start[s + 1]`. `upTo` adds up their chances to be tried, which fall with the loss.
 */
export type Shortlist = { readonly start: Int32Array; readonly list: Int32Array; readonly upTo: Float64Array };

/** Points of loss over which the chance to be tried falls to a third. */
const FADE = 3;

/** Shortlists every slot. Equal losses keep the order of the file, so that every run lists alike. */
export function shortlistOf(problem: Problem, loss: Float64Array, most: number): Shortlist {
  const { start } = problem.candidates;
  const listStart = new Int32Array(problem.slots + 1);
  const lists: Int32Array[] = [];
  for (let s = 0; s < problem.slots; s += 1) {
    const first = start[s] as number;
    const all = Int32Array.from({ length: (start[s + 1] as number) - first }, (_, i) => first + i);
    all.sort((a, b) => (loss[a] as number) - (loss[b] as number) || a - b);
    const best = all.slice(0, most);
    lists.push(best);
    listStart[s + 1] = (listStart[s] as number) + best.length;
  }
  const list = new Int32Array(listStart[problem.slots] as number);
  const upTo = new Float64Array(list.length);
  lists.forEach((best, s) => {
    list.set(best, listStart[s]);
    let sum = 0;
    best.forEach((n, i) => {
      sum += Math.exp(((loss[best[0] as number] as number) - (loss[n] as number)) / FADE);
      upTo[(listStart[s] as number) + i] = sum;
    });
  });
  return { start: listStart, list, upTo };
}
