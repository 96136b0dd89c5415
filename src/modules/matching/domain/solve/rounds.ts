import type { Random } from '#kernel/random';
import { anneal } from './anneal.ts';
import { proveExactly } from './exact.ts';
import { fillGreedily } from './greedy.ts';
import { type Edition, type Guide, SMALL } from './guide.ts';
import type { SolveModel } from './model.ts';
import { improveThere, neighboursOf, type Reach } from './neighbourhood.ts';
import type { Pricing } from './pricing.ts';
import { stateFrom } from './repair.ts';
import { type Shortlist, shortlistOf } from './shortlist.ts';
import { gainOf, isFree, pinnedState, place, type State } from './state.ts';
import type { Record } from './watch.ts';

/** Candidates a slot on the shortlist: nearly all placements of the best plans known are among the first ten. */
const SHORT = 24;
/** Exact neighbourhoods tried in a round. */
const MOST_MODELS = 20;

/**
 * Searches from the guided start: a long cooling, then exact improvement of neighbourhood after neighbourhood, then both
 * again from the best plan, with a newer edition of the guide between. A small instance is proven as soon as it can be.
 * Budgets are counted in moves and models.
 */
export function searchRounds(
  pricing: Pricing,
  guide: Guide,
  random: Random,
  solve: SolveModel | null,
  record: Record,
): void {
  const { problem } = pricing;
  let edition = told(guide, record);
  if (edition === null) return;
  let shortlist = shortlistOf(problem, edition.loss, SHORT);
  let state = guidedState(pricing, shortlist);
  record.offer(state);
  const watch = { goOn: record.goOn, improved: record.offer, secondsLeft: record.secondsLeft };
  const small = problem.slots <= SMALL;
  for (let round = 0; round < (small ? 3 : 6) && record.goOn(); round += 1) {
    const moves = problem.slots * (round === 0 ? 600 : 2500);
    anneal(state, shortlist, random, { moves, hot: round === 0 ? 2 : 0.8, cold: 0.05 }, watch);
    record.tell();
    if (solve !== null && small) proveExactly(pricing, guide, edition, solve, record);
    record.stage = 'search';
    if (solve !== null && round > 0 && record.goOn()) improveAround(pricing, shortlist, random, solve, record);
    record.tell();
    const newer = told(guide, record);
    if (newer !== null) {
      edition = newer;
      shortlist = shortlistOf(problem, edition.loss, SHORT);
    }
    state = stateFrom(problem, record.best);
  }
}

function told(guide: Guide, record: Record): Edition | null {
  const edition = guide.next();
  if (edition !== null) record.lower(edition.bound);
  return edition;
}

/** A plan by loss alone: the pairs the prices want most first, then whoever adds most where a slot is still empty. */
function guidedState({ problem, slotOf }: Pricing, shortlist: Shortlist): State {
  const state = pinnedState(problem);
  for (let rank = 0; rank < SHORT; rank += 1) {
    for (let s = 0; s < problem.slots; s += 1) {
      const at = (shortlist.start[s] as number) + rank;
      if (at >= (shortlist.start[s + 1] as number) || (state.assignment[s] as number) >= 0) continue;
      const n = shortlist.list[at] as number;
      if (slotOf[n] === s && isFree(state, s, problem.candidates.peer[n] as number) && gainOf(state, s, n) > 0)
        place(state, s, n);
    }
  }
  fillGreedily(state);
  return state;
}

/** One pass of exact neighbourhoods: in a small instance each challenge is freed about once. */
function improveAround(
  pricing: Pricing,
  shortlist: Shortlist,
  random: Random,
  solve: SolveModel,
  record: Record,
): void {
  const { problem, slotOf } = pricing;
  const reach: Reach = { challenges: 10, candidates: 10, seconds: 1 };
  const passes = Math.min(MOST_MODELS, Math.ceil((1.5 * problem.challenges) / reach.challenges));
  for (let i = 0; i < passes && record.goOn(); i += 1) {
    const seed = Math.floor(random() * problem.challenges);
    const near = neighboursOf(problem, shortlist, record.best, seed, reach, random);
    const better = improveThere(problem, slotOf, shortlist, record.best, near, reach, solve);
    if (better !== null) record.offer(stateFrom(problem, better));
  }
}
