import type { Random } from '#kernel/random';
import { candidateAt, type Problem } from '../problem.ts';
import type { Assignment } from '../score.ts';
import { anneal } from './anneal.ts';
import { proveExactly } from './exact.ts';
import { fillGreedily } from './greedy.ts';
import { type Edition, type Guide, SMALL } from './guide.ts';
import type { SolveModel } from './model.ts';
import { improveTeams, neighboursOf, type Reach } from './neighbourhood.ts';
import type { Pricing } from './pricing.ts';
import { stateFrom } from './repair.ts';
import { type Shortlist, shortlistOf } from './shortlist.ts';
import { gainOf, isFree, pinnedState, place, type State } from './state.ts';
import type { Record } from './watch.ts';

/** Candidates a slot on the shortlist: nearly all placements of the best plans known are among the first ten. */
const SHORT = 24;
/** Exact neighbourhoods tried in a round. */
const MOST_MODELS = 40;
const REACH: Reach = { challenges: 20, candidates: 10, seconds: 3 };

/** Improves the best plan by what pairs bring, without a guide: for the time in which another thread works the first one out. */
export function searchMeanwhile({ problem }: Pricing, random: Random, record: Record): void {
  const shortlist = shortlistOf(
    problem,
    problem.candidates.value.map((value) => -value),
    SHORT,
  );
  const watch = { goOn: record.goOn, improved: record.offer, secondsLeft: record.secondsLeft };
  anneal(stateFrom(problem, record.best), shortlist, random, { moves: problem.slots * 600, hot: 2, cold: 0.05 }, watch);
}

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
  for (let round = 0; round < (small ? 3 : 10) && record.goOn(); round += 1) {
    const moves = problem.slots * (round === 0 ? 600 : 2500);
    anneal(state, shortlist, random, { moves, hot: round === 0 ? 2 : 0.8, cold: 0.05 }, watch);
    record.tell();
    if (solve !== null && small) proveExactly(pricing, guide, edition, solve, record);
    record.stage = 'search';
    if (solve !== null && record.goOn()) improveAround(pricing, edition, shortlist, random, solve, record);
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

/**
 * One pass of exact neighbourhoods, whole team by whole team, each begun where the plan falls furthest short of the
 * guide's teams: every challenge is freed about once.
 */
function improveAround(
  { problem, slotOf }: Pricing,
  { loss, teams }: Edition,
  shortlist: Shortlist,
  random: Random,
  solve: SolveModel,
  record: Record,
): void {
  const passes = Math.min(MOST_MODELS, Math.ceil((1.5 * problem.challenges) / REACH.challenges));
  for (let i = 0; i < passes && record.goOn(); i += 1) {
    const seed = drawnByLoss(problem, loss, record.best, random);
    const near = neighboursOf(problem, shortlist, record.best, seed, REACH, random);
    const seconds = Math.min(REACH.seconds, record.secondsLeft());
    const better = improveTeams(problem, slotOf, shortlist, teams, record.best, near, { ...REACH, seconds }, solve);
    if (better !== null) record.offer(stateFrom(problem, better));
  }
}

/** A challenge, the likelier the more its placements lose. */
function drawnByLoss(
  { tables, candidates, challenges }: Problem,
  loss: Float64Array,
  plan: Assignment,
  random: Random,
): number {
  const short = new Float64Array(challenges).fill(0.05);
  plan.forEach((p, s) => {
    const n = p < 0 ? -1 : candidateAt(candidates, s, p);
    const c = tables.slot.challenge[s] as number;
    short[c] = (short[c] as number) + (n < 0 ? 10 : Math.max(0, loss[n] as number));
  });
  let left = random() * short.reduce((a, b) => a + b, 0);
  for (let c = 0; c < challenges; c += 1) {
    left -= short[c] as number;
    if (left < 0) return c;
  }
  return challenges - 1;
}
