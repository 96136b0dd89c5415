import { bestCorner, type Graph, type GraphDay, hoursWorth, partnersCost, teamCosts } from './partner-graphs.ts';

/** What the best choices of a day take: the minutes of each of its hours, the choice of each session (−1 none), and what they pay. */
export type Used = { readonly minutes: Float64Array; readonly choice: Int32Array; readonly pays: number };

/** A graph's worth at the best price of minutes found for it, and how much of each choice a plan of that worth takes. */
export type Settled = { readonly worth: number; readonly price: Float64Array; readonly share: Float64Array };

/** A graph with a price of the minutes that suits it. */
export type Priced = { readonly graph: Graph; readonly price: Float64Array };

/** What each session's best choice takes with these partners, at a price of the minutes. */
export function usedAt(day: GraphDay, graph: Graph, price: Float64Array): Used {
  const { first, gross, pays, order, needs, team, occupies, session, takenBy } = day;
  const costs = price === day.minutePrice ? null : teamCosts(day, price);
  const minutes = new Float64Array(price.length);
  const choice = new Int32Array(session.length).fill(-1);
  let sum = 0;
  for (let i = 0; i < session.length; i += 1) {
    let [best, most] = [-1, 1e-12];
    for (let k = first[i]!; k < first[i + 1]!; k += 1) {
      const c = costs ? k : order[k]!;
      if (costs && (needs[c]! & ~graph) !== 0) continue;
      const pay = costs ? gross[c]! - occupies[i]! * costs[team[c]!]! : pays[c]!;
      if (!costs && pay <= most) break;
      if (pay <= most || (needs[c]! & ~graph) !== 0) continue;
      [best, most] = [c, pay];
    }
    if (best < 0) continue;
    choice[i] = best;
    sum += most;
    const taken = takenBy[team[best]!]!;
    for (let r = 0; r < taken.length; r += 1) minutes[taken[r]!]! += occupies[i]!;
  }
  return { minutes, choice, pays: sum };
}

/** Another price of the minutes, dearer where too much is taken, cheaper where too little; null where the price is right. */
export function stepDown(day: GraphDay, price: Float64Array, used: Used, excess: number): Float64Array | null {
  const slope = new Float64Array(price.length);
  let size = 0;
  for (let r = 0; r < price.length; r += 1) {
    const most = price[r]! > 0 ? bestCorner(day, r, price[r]!).minutes : freeMinutes(day, r);
    const over = used.minutes[r]! - most;
    if (price[r] === 0 && over <= 0) continue;
    slope[r] = over;
    size += over * over;
  }
  if (size < 1e-9) return null;
  const length = excess / size;
  return price.map((each, r) => Math.max(0, each + length * slope[r]!));
}

/** Looks for the price of minutes at which a graph's limit is least. Where there are hours enough that is 0, at once. */
export function settleHours(day: GraphDay, { graph, price: from }: Priced, tries: number): Settled {
  let [worth, price] = [Number.POSITIVE_INFINITY, from];
  let trial = price;
  let excess = 3;
  const share = new Float64Array(day.gross.length);
  let weight = 0;
  for (let i = 0; i < tries; i += 1) {
    const used = usedAt(day, graph, trial);
    const value = used.pays + hoursWorth(day, trial);
    if (value < worth - 1e-9) [worth, price] = [value, trial];
    else excess *= 0.7;
    const next = stepDown(day, trial, used, excess + value - worth);
    if (next === null || i >= tries / 3) {
      if (next === null) share.fill(0);
      const counts = next === null ? 1 : 1 / tries;
      weight = next === null ? 1 : weight + counts;
      for (const c of used.choice) if (c >= 0) share[c]! += counts;
    }
    if (next === null) break;
    trial = next;
  }
  if (weight > 0) for (let c = 0; c < share.length; c += 1) share[c]! /= weight;
  return { worth: worth - partnersCost(day, graph), price, share };
}

/** Minutes that cost nothing. */
function freeMinutes(day: GraphDay, r: number): number {
  const { minutes, cost } = day.hours[r]!;
  let most = 0;
  for (let i = 0; i < minutes.length; i += 1) if (cost[i]! <= 1e-12) most = Math.max(most, minutes[i]!);
  return most;
}
