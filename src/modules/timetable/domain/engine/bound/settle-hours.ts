import { bestCorner, type Graph, type GraphDay, hoursWorth, partnersCost, teamCosts } from './partner-graphs.ts';

/** What the best choices of a day take: the minutes of each of its hours, the choice of each session (−1 none), and what they pay. */
export type Used = { readonly minutes: Float64Array; readonly choice: Int32Array; readonly pays: number };

/** A graph's worth at the best price of minutes found for it, and how much of each choice a plan of that worth takes. */
export type Settled = { readonly worth: number; readonly price: Float64Array; readonly share: Float64Array };

/** A graph with a price of the minutes that suits it. */
export type Priced = { readonly graph: Graph; readonly price: Float64Array };

/** The choices that only those who meet in a graph can hold, session by session, and the sets of peers among them. */
export type Allowed = { readonly first: Int32Array; readonly choices: Int32Array; readonly teams: Int32Array };

/** What a graph allows. */
export function allowedIn({ first, session, needs, team, takenBy }: GraphDay, graph: Graph): Allowed {
  const starts = new Int32Array(session.length + 1);
  const choices = new Int32Array(needs.length);
  const seen = new Uint8Array(takenBy.length);
  let n = 0;
  for (let i = 0; i < session.length; i += 1) {
    for (let c = first[i]!; c < first[i + 1]!; c += 1) {
      if ((needs[c]! & ~graph) !== 0) continue;
      choices[n] = c;
      n += 1;
      seen[team[c]!] = 1;
    }
    starts[i + 1] = n;
  }
  const teams = Int32Array.from([...seen.keys()].filter((t) => seen[t] === 1));
  return { first: starts, choices: choices.subarray(0, n), teams };
}

/** What each session's best choice takes, of those allowed, at a price of the minutes. */
export function usedAt(day: GraphDay, allowed: Allowed, price: Float64Array): Used {
  const { gross, team, occupies, session, takenBy } = day;
  const { first, choices } = allowed;
  const costs = teamCosts(day, price, allowed.teams);
  const minutes = new Float64Array(price.length);
  const choice = new Int32Array(session.length).fill(-1);
  let sum = 0;
  for (let i = 0; i < session.length; i += 1) {
    let [best, most] = [-1, 1e-12];
    for (let k = first[i]!; k < first[i + 1]!; k += 1) {
      const c = choices[k]!;
      const pay = gross[c]! - occupies[i]! * costs[team[c]!]!;
      if (pay > most) {
        best = c;
        most = pay;
      }
    }
    if (best < 0) continue;
    choice[i] = best;
    sum += most;
    const taken = takenBy[team[best]!]!;
    for (let r = 0; r < taken.length; r += 1) minutes[taken[r]!]! += occupies[i]!;
  }
  return { minutes, choice, pays: sum };
}

/** What a graph seems to be worth at a price of the minutes: at none less than it is. */
export function worthAt(day: GraphDay, graph: Graph, price: Float64Array): number {
  const { first, gross, needs, occupies, team, session } = day;
  const costs = teamCosts(day, price);
  let sum = hoursWorth(day, price) - partnersCost(day, graph);
  for (let i = 0; i < session.length; i += 1) {
    let most = 0;
    for (let c = first[i]!; c < first[i + 1]!; c += 1) {
      if ((needs[c]! & ~graph) !== 0) continue;
      const pay = gross[c]! - occupies[i]! * costs[team[c]!]!;
      if (pay > most) most = pay;
    }
    sum += most;
  }
  return sum;
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
  const allowed = allowedIn(day, graph);
  for (let i = 0; i < tries; i += 1) {
    const used = usedAt(day, allowed, trial);
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
