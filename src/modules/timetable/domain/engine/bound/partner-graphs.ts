import { MOST_PARTNERS } from '../score.ts';
import { bitCount } from '../solve/bits.ts';
import type { Model } from '../solve/model.ts';
import { certainLateness, type DayFacts, pairsOf } from './day-facts.ts';
import type { Prices } from './day-programme.ts';
import { type DayHours, dayHoursOf } from './hours.ts';

/** Who meets whom on a day, as bits: one for each pair of peers. */
export type Graph = number;

/** The most peers whose pairs fit into the bits of one number. In a larger team the partners of the others cost nothing. */
const MOST_IN_A_GRAPH = 8;

/** The most peers whose every team can be weighed in each step. */
export const MOST_WEIGHED = 10;

/** A day laid out for weighing many partner graphs quickly. Choices of one session stand together; the spans say where. */
export type GraphDay = {
  readonly model: Model;
  readonly facts: DayFacts;
  readonly pairs: number;
  readonly touching: Int32Array;
  readonly first: Int32Array;
  readonly session: Int32Array;
  /** For each session, the minutes it takes of a day; none where it is pinned, since its hours are nobody's to share out. */
  readonly occupies: Float64Array;
  readonly hours: DayHours['each'];
  /** The sets of peers there are, and for each the hours it takes. */
  readonly takenBy: readonly Int16Array[];
  readonly allTeams: Int32Array;
  readonly costs: Float64Array;
  /** For each choice, the position of its set of peers; what it pays before hours are priced. */
  readonly team: Int16Array;
  readonly gross: Float64Array;
  /** What a minute of each of the hours is priced at. */
  minutePrice: Float64Array;
  /** For each choice: the pairs it needs, its peers, its worth before prices; the position of its session. */
  readonly needs: Int32Array;
  readonly holder: Int16Array;
  readonly peers: Int32Array;
  readonly worth: Float64Array;
  /** At the prices of the moment: choices in order of what they pay, and what that is. */
  readonly order: Int32Array;
  readonly pays: Float64Array;
};

/** Lays a day out. */
export function graphDayOf(model: Model, facts: DayFacts, d: number): GraphDay {
  const bitOf = new Map<string, number>();
  const counted = Math.min(MOST_IN_A_GRAPH, model.peers);
  for (let p = 0; p < counted; p += 1) {
    for (let q = p + 1; q < counted; q += 1) bitOf.set(`${p},${q}`, bitOf.size);
  }
  const touching = new Int32Array(counted);
  for (const [key, bit] of bitOf) for (const p of key.split(',')) touching[Number(p)]! |= 1 << bit;
  const sessions = [...new Set(facts.choices.map(({ s }) => s))];
  const sorted = sessions.flatMap((s) => facts.choices.filter((choice) => choice.s === s));
  const first = [0];
  for (const s of sessions) first.push(first.at(-1)! + sorted.filter((choice) => choice.s === s).length);
  const needsOf = (s: number, peers: number) =>
    model.sessions[s]!.needed > MOST_PARTNERS || model.partners === 0
      ? 0
      : pairsOf(peers & ((1 << counted) - 1)).reduce((bits, pair) => bits | (1 << bitOf.get(pair.join())!), 0);
  const free = sessions.filter((s) => !model.sessions[s]!.fixed);
  const lengths = [...new Set(free.map((s) => model.sessions[s]!.minutes))];
  const occupied = new Map(free.map((s) => [model.sessions[s]!.minutes, facts.occupies[s]!]));
  const hours = dayHoursOf(model, d, lengths, (minutes) => occupied.get(minutes)!);
  const teams = [...new Set(sorted.map(({ peers }) => peers))];
  return {
    model,
    facts,
    pairs: bitOf.size,
    touching,
    first: Int32Array.from(first),
    session: Int32Array.from(sessions),
    occupies: Float64Array.from(sessions, (s) => (model.sessions[s]!.fixed ? 0 : facts.occupies[s]!)),
    hours: hours.each,
    takenBy: teams.map(hours.takenBy),
    allTeams: Int32Array.from(teams.keys()),
    costs: new Float64Array(teams.length),
    team: Int16Array.from(sorted, ({ peers }) => teams.indexOf(peers)),
    gross: new Float64Array(sorted.length),
    minutePrice: new Float64Array(hours.each.length),
    needs: Int32Array.from(sorted, ({ s, peers }) => needsOf(s, peers)),
    holder: Int16Array.from(sorted, ({ s }) => sessions.indexOf(s)),
    peers: Int32Array.from(sorted, ({ peers }) => peers),
    worth: Float64Array.from(sorted, ({ s, worth }) => worth - certainLateness(model.sessions[s]!)),
    order: Int32Array.from(sorted, (_, i) => i),
    pays: new Float64Array(sorted.length),
  };
}

/** Sets the prices of sessions and attendance: what each choice pays before its hours. */
export function setPrices(day: GraphDay, prices: Prices): void {
  const { first, session, worth, peers, gross } = day;
  for (let i = 0; i < session.length; i += 1) {
    for (let c = first[i]!; c < first[i + 1]!; c += 1) {
      let pay = worth[c]! - prices.session[session[i]!]!;
      for (let bits = peers[c]!; bits !== 0; bits &= bits - 1) pay -= prices.peer[31 - Math.clz32(bits & -bits)]!;
      gross[c] = pay;
    }
  }
  setMinutePrice(day, day.minutePrice);
}

/** Sets the price of each minute: what each choice pays after its hours, and each session's choices in that order. */
export function setMinutePrice(day: GraphDay, price: Float64Array): void {
  const { first, session, gross, team, occupies, pays, order } = day;
  day.minutePrice = price;
  const costs = teamCosts(day, price);
  for (let i = 0; i < session.length; i += 1) {
    const [from, until] = [first[i]!, first[i + 1]!];
    for (let c = from; c < until; c += 1) {
      pays[c] = gross[c]! - occupies[i]! * costs[team[c]!]!;
      order[c] = c;
    }
    order.subarray(from, until).sort((a, b) => pays[b]! - pays[a]! || a - b);
  }
}

/** What a minute of each set of peers costs, or only of those asked for; good until it is asked again for the same day. */
export function teamCosts(day: GraphDay, price: Float64Array, teams: Int32Array = day.allTeams): Float64Array {
  const { takenBy, costs } = day;
  for (const t of teams) {
    const taken = takenBy[t]!;
    let cost = 0;
    for (let i = 0; i < taken.length; i += 1) cost += price[taken[i]!]!;
    costs[t] = cost;
  }
  return costs;
}

/** What all hours of the day are worth at the price of their minutes. */
export function hoursWorth(day: GraphDay, price: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < price.length; r += 1) if (price[r]! > 0) sum += bestCorner(day, r, price[r]!).worth;
  return sum;
}

/** The corner of some hours that is worth most at a price. */
export function bestCorner(day: GraphDay, r: number, price: number): { worth: number; minutes: number } {
  const { minutes, cost } = day.hours[r]!;
  let [worth, at] = [0, 0];
  for (let i = 0; i < minutes.length; i += 1) {
    const value = price * minutes[i]! - cost[i]!;
    if (value > worth) [worth, at] = [value, minutes[i]!];
  }
  return { worth, minutes: at };
}

/** What partners beyond the first cost in a graph. */
export function partnersCost(day: GraphDay, graph: Graph): number {
  let beyond = 0;
  for (const touching of day.touching) {
    const met = bitCount(graph & touching);
    if (met > 1) beyond += met - 1;
  }
  return beyond * day.model.partners;
}
