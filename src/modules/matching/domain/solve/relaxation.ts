import type { Pricing } from './pricing.ts';
import { besideOne } from './rows.ts';
import { type YearPlanner, yearPlanner } from './year.ts';

/**
 * The relaxed problem at given prices: every slot and team row is bought at its price, and each peer then plans their
 * own year exactly. Its value is an upper bound on the score of every plan, whatever the prices within their limits:
 * all eligible pairs take part, none is pruned.
 */
export type Relaxation = {
  /**
   * The bound at `prices`. Afterwards `slope` holds a subgradient (how the bound would change with each price), `worth[n]`
   * what candidate `n` is worth beyond all prices but its peer's own year, and `taken` the candidates the years chose.
   */
  readonly boundAt: (prices: Float64Array) => number;
  /** Plans every year where candidate `n` is worth `given[n]` to it; `yearWorth` and `taken` are then true of that. Returns the sum. */
  readonly planWith: (given: Float64Array) => number;
  readonly slope: Float64Array;
  readonly worth: Float64Array;
  readonly taken: Int32Array;
  readonly takenCount: () => number;
  /** After `boundAt`: the offers worth anything, peer by peer in the order of their last day. */
  readonly offers: Offers;
  readonly planner: YearPlanner;
  /** After `boundAt`: what each peer's year is worth beyond its pins. */
  readonly yearWorth: Float64Array;
};

/** The offers of peer `p` are the candidates `list[start[p] … start[p + 1] − 1]`. */
export type Offers = { readonly start: Int32Array; readonly list: Int32Array };

/** Makes the relaxation. Memory: about 20 bytes a candidate. */
export function relaxationOf(pricing: Pricing): Relaxation {
  const { problem, rows } = pricing;
  const size = problem.candidates.peer.length;
  const state: State = {
    groupPrice: new Float64Array(problem.challenges * pricing.groups.count),
    profilePrice: new Float64Array(pricing.profiles.start.length - 1),
    worth: new Float64Array(size),
    slope: new Float64Array(rows.count),
    positive: new Int32Array(size),
    positives: 0,
    offers: { start: new Int32Array(problem.peers + 1), list: new Int32Array(size) },
    taken: new Int32Array(size),
    takenCount: 0,
    yearWorth: new Float64Array(problem.peers),
    planner: yearPlanner(problem.tables.instance.policy.load, problem.slots),
    besideOne: Float64Array.from({ length: problem.challenges }, (_, c) => besideOne(problem, c)),
  };
  const boundAt = (prices: Float64Array): number => {
    state.slope.fill(0);
    let bound = rowConstants(pricing, state, prices);
    priceGroups(pricing, state, prices);
    priceProfiles(pricing, state, prices);
    priceCandidates(pricing, state, prices);
    for (const n of pricing.pins.all) bound += state.worth[n] as number;
    bound -= pricing.pins.load;
    sortOffers(pricing, state);
    bound += planYears(pricing, state);
    for (let i = 0; i < state.takenCount; i += 1) countTaken(pricing, state, state.taken[i] as number);
    for (const n of pricing.pins.all) countTaken(pricing, state, n);
    return bound;
  };
  const planWith = (given: Float64Array): number => {
    state.worth.set(given);
    listWanted(pricing, state);
    sortOffers(pricing, state);
    return planYears(pricing, state);
  };
  const { slope, worth, taken, offers, planner, yearWorth } = state;
  return { boundAt, planWith, slope, worth, taken, takenCount: () => state.takenCount, offers, planner, yearWorth };
}

type State = {
  readonly groupPrice: Float64Array;
  readonly profilePrice: Float64Array;
  readonly worth: Float64Array;
  readonly slope: Float64Array;
  readonly positive: Int32Array;
  positives: number;
  readonly offers: Offers;
  readonly taken: Int32Array;
  takenCount: number;
  readonly yearWorth: Float64Array;
  readonly planner: YearPlanner;
  readonly besideOne: Float64Array;
};

/** What the rows themselves earn at the prices, with their part of the slope. */
function rowConstants({ problem, rows }: Pricing, { slope }: State, prices: Float64Array): number {
  const { policy, challenges } = problem.tables.instance;
  const focusWeight = problem.tables.challenge.focus.weight;
  let sum = 0;
  const earn = (row: number, worth: number) => {
    const gain = worth - (prices[row] as number);
    if (gain <= 0) return;
    sum += gain;
    slope[row] = (slope[row] as number) - 1;
  };
  for (let s = 0; s < problem.slots; s += 1) {
    sum += prices[s] as number;
    slope[s] = 1;
  }
  for (let i = 0; i < focusWeight.length; i += 1) {
    const whole = policy.cover * (focusWeight[i] as number);
    earn(rows.cover + i, whole);
    earn(rows.cover + i, 0.3 * whole);
  }
  for (let c = 0; c < problem.challenges; c += 1) {
    const [women, men] = [rows.women + c, rows.men + c];
    const gain = policy.mix - (prices[women] as number) - (prices[men] as number);
    if (gain > 0) {
      sum += gain;
      slope[women] = -1;
      slope[men] = -1;
    }
    const first = rows.first + c;
    slope[first] = challenges[c]?.maxFirstOutings ?? 0;
    sum += (slope[first] as number) * (prices[first] as number);
  }
  for (let row = rows.party; row < rows.region; row += 1) earn(row, policy.parties);
  for (let row = rows.region; row < rows.beside; row += 1) {
    sum += prices[row] as number;
    slope[row] = 1;
  }
  return sum;
}

function priceGroups({ problem, rows, groups }: Pricing, { groupPrice, besideOne }: State, prices: Float64Array): void {
  const { parties, regions } = problem.tables;
  for (let c = 0; c < problem.challenges; c += 1) {
    const sexes = [0, prices[rows.women + c] as number, prices[rows.men + c] as number];
    const beside = prices[rows.beside + c] as number;
    const experience = [beside * (besideOne[c] as number), -beside - (prices[rows.first + c] as number)];
    for (let g = 0; g < groups.count; g += 1) {
      const party = groups.party[g] as number;
      const region = groups.region[g] as number;
      let price = (sexes[groups.sex[g] as number] as number) + (experience[groups.first[g] as number] as number);
      if (party >= 0) price += prices[rows.party + c * parties + party] as number;
      if (region >= 0) price -= prices[rows.region + c * regions + region] as number;
      groupPrice[c * groups.count + g] = price;
    }
  }
}

function priceProfiles({ rows, profiles }: Pricing, { profilePrice }: State, prices: Float64Array): void {
  for (let i = 0; i < profilePrice.length; i += 1) {
    let price = 0;
    for (let j = profiles.start[i] as number; j < (profiles.start[i + 1] as number); j += 1) {
      price += prices[rows.cover + (profiles.row[j] as number)] as number;
    }
    profilePrice[i] = price;
  }
}

/** Prices every candidate, challenges by their last day, and lists those worth more than the least load. */
function priceCandidates(pricing: Pricing, state: State, prices: Float64Array): void {
  const { problem, groupOf, groups, profileOf, order } = pricing;
  const { candidates, tables, manager } = problem;
  const { start, peer, value } = candidates;
  const { worth, groupPrice, profilePrice, positive } = state;
  const leastLoad = Math.min(...tables.instance.policy.load);
  let n = 0;
  for (const c of order) {
    const base = c * groups.count;
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      const end = start[s + 1] as number;
      const pinned = (tables.slot.pinned[s] as number) >= 0;
      const price = prices[s] as number;
      const team = manager[s] === 0;
      for (let i = start[s] as number; i < end; i += 1) {
        let w = (value[i] as number) - price;
        if (team) {
          w +=
            (groupPrice[base + (groupOf[peer[i] as number] as number)] as number) +
            (profilePrice[profileOf[i] as number] as number);
        }
        worth[i] = w;
        if (w > leastLoad && !pinned) {
          positive[n] = i;
          n += 1;
        }
      }
    }
  }
  state.positives = n;
}

/** Lists the candidates worth more than the least load, challenges by their last day. */
function listWanted({ problem, order }: Pricing, state: State): void {
  const { candidates, tables } = problem;
  const leastLoad = Math.min(...tables.instance.policy.load);
  let n = 0;
  for (const c of order) {
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      if ((tables.slot.pinned[s] as number) >= 0) continue;
      for (let i = candidates.start[s] as number; i < (candidates.start[s + 1] as number); i += 1) {
        if ((state.worth[i] as number) <= leastLoad) continue;
        state.positive[n] = i;
        n += 1;
      }
    }
  }
  state.positives = n;
}

/** Sorts the listed candidates by peer, keeping the order of last days. */
function sortOffers({ problem }: Pricing, { positive, positives, offers }: State): void {
  const { peer } = problem.candidates;
  const { start, list } = offers;
  start.fill(0);
  for (let i = 0; i < positives; i += 1) {
    const p = peer[positive[i] as number] as number;
    start[p + 1] = (start[p + 1] as number) + 1;
  }
  for (let p = 0; p < problem.peers; p += 1) start[p + 1] = (start[p + 1] as number) + (start[p] as number);
  for (let i = positives - 1; i >= 0; i -= 1) {
    const p = peer[positive[i] as number] as number;
    start[p + 1] = (start[p + 1] as number) - 1;
    list[start[p + 1] as number] = positive[i] as number;
  }
  // Filling from the back left each start one place to the right; the last is the number listed.
  for (let p = 0; p < problem.peers; p += 1) start[p] = start[p + 1] as number;
  start[problem.peers] = positives;
}

function planYears(pricing: Pricing, state: State): number {
  const { problem } = pricing;
  const { offers, planner, taken, yearWorth } = state;
  let sum = 0;
  state.takenCount = 0;
  for (let p = 0; p < problem.peers; p += 1) {
    yearWorth[p] = 0;
    if (offers.start[p] === offers.start[p + 1]) continue;
    yearWorth[p] = yearOf(pricing, state, p);
    sum += yearWorth[p] as number;
    for (let i = 0; i < planner.picked(); i += 1) {
      taken[state.takenCount] = planner.chosen[i] as number;
      state.takenCount += 1;
    }
  }
  return sum;
}

function yearOf({ problem, slotOf, pins }: Pricing, { offers, planner, worth }: State, p: number): number {
  const { from, until } = problem.tables.challenge;
  const challengeOf = problem.tables.slot.challenge;
  const held = pins.of.get(p);
  planner.clear();
  for (let i = offers.start[p] as number; i < (offers.start[p + 1] as number); i += 1) {
    const n = offers.list[i] as number;
    const s = slotOf[n] as number;
    const c = challengeOf[s] as number;
    const [first, last] = [from[c] as number, until[c] as number];
    const clashes = held?.some((h) => {
      const d = challengeOf[h] as number;
      return (from[d] as number) <= last && (until[d] as number) >= first;
    });
    if (!clashes) planner.offer(n, first, last, problem.days[s] as number, worth[n] as number);
  }
  return planner.best((problem.yearDays[p] as number) - (pins.days[p] as number), pins.count[p] as number);
}

/** Adds a taken candidate to the slope of the rows it stands in. */
function countTaken(pricing: Pricing, { slope, besideOne }: State, n: number): void {
  const { problem, rows, slotOf, groupOf, groups, profileOf, profiles } = pricing;
  const s = slotOf[n] as number;
  slope[s] = (slope[s] as number) - 1;
  if (problem.manager[s] === 1) return;
  const c = problem.tables.slot.challenge[s] as number;
  const g = groupOf[problem.candidates.peer[n] as number] as number;
  const add = (row: number, by: number) => {
    slope[row] = (slope[row] as number) + by;
  };
  const profile = profileOf[n] as number;
  for (let j = profiles.start[profile] as number; j < (profiles.start[profile + 1] as number); j += 1) {
    add(rows.cover + (profiles.row[j] as number), 1);
  }
  const sex = groups.sex[g] as number;
  if (sex > 0) add((sex === 1 ? rows.women : rows.men) + c, 1);
  const party = groups.party[g] as number;
  if (party >= 0) add(rows.party + c * problem.tables.parties + party, 1);
  const region = groups.region[g] as number;
  if (region >= 0) add(rows.region + c * problem.tables.regions + region, -1);
  if (groups.first[g] === 0) add(rows.beside + c, besideOne[c] as number);
  else {
    add(rows.beside + c, -1);
    add(rows.first + c, -1);
  }
}
