import { MOST_PARTNERS } from '../score.ts';
import { bitCount } from '../solve/beginnings.ts';
import type { Model } from '../solve/model.ts';
import { type DayFacts, pairsOf } from './day-facts.ts';
import type { DayPlan, Prices } from './day-programme.ts';

/** Who meets whom on a day, as bits: one for each pair of peers. */
export type Graph = number;

/** The most peers whose pairs fit into the bits of one number. */
export const MOST_IN_A_GRAPH = 8;

/** A day laid out for weighing many partner graphs quickly. Choices of one session stand together; the spans say where. */
export type GraphDay = {
  readonly model: Model;
  readonly facts: DayFacts;
  readonly pairs: number;
  readonly touching: Int32Array;
  readonly first: Int32Array;
  readonly session: Int32Array;
  readonly taken: Float64Array;
  readonly untilLate: number;
  readonly untilEnd: number;
  readonly lateprice: number;
  /** For each choice: the pairs it needs, its peers, its worth before prices. */
  readonly needs: Int32Array;
  readonly peers: Int32Array;
  readonly worth: Float64Array;
  /** At the prices of the moment: choices in order of what they pay, and what that is. */
  readonly order: Int32Array;
  readonly pays: Float64Array;
};

/** Lays a day out. */
export function graphDayOf(model: Model, facts: DayFacts): GraphDay {
  const bitOf = new Map<string, number>();
  for (let p = 0; p < model.peers; p += 1) {
    for (let q = p + 1; q < model.peers; q += 1) bitOf.set(`${p},${q}`, bitOf.size);
  }
  const touching = new Int32Array(model.peers);
  for (const [key, bit] of bitOf) for (const p of key.split(',')) touching[Number(p)]! |= 1 << bit;
  const sessions = [...new Set(facts.choices.map(({ s }) => s))];
  const sorted = sessions.flatMap((s) => facts.choices.filter((choice) => choice.s === s));
  const first = [0];
  for (const s of sessions) first.push(first.at(-1)! + sorted.filter((choice) => choice.s === s).length);
  const needsOf = (s: number, peers: number) =>
    model.sessions[s]!.needed > MOST_PARTNERS
      ? 0
      : pairsOf(peers).reduce((bits, pair) => bits | (1 << bitOf.get(pair.join())!), 0);
  return {
    model,
    facts,
    pairs: bitOf.size,
    touching,
    first: Int32Array.from(first),
    session: Int32Array.from(sessions),
    taken: Float64Array.from(
      sessions,
      (s) => facts.occupies[s]! * bitCount(sorted.find((choice) => choice.s === s)!.peers),
    ),
    untilLate: facts.rooms.reduce((sum, room) => sum + room.untilLate, 0),
    untilEnd: facts.rooms.reduce((sum, room) => sum + room.untilEnd, 0),
    lateprice: model.instance.policy.late * facts.lateShare,
    needs: Int32Array.from(sorted, ({ s, peers }) => needsOf(s, peers)),
    peers: Int32Array.from(sorted, ({ peers }) => peers),
    worth: Float64Array.from(sorted, ({ worth }) => worth),
    order: Int32Array.from(sorted, (_, i) => i),
    pays: new Float64Array(sorted.length),
  };
}

/** Sets the prices: what each choice pays, and each session's choices in that order. */
export function setPrices(day: GraphDay, prices: Prices): void {
  const { first, session, worth, peers, pays, order } = day;
  for (let i = 0; i < session.length; i += 1) {
    const [from, until] = [first[i]!, first[i + 1]!];
    for (let c = from; c < until; c += 1) {
      let pay = worth[c]! - prices.session[session[i]!]!;
      for (let bits = peers[c]!; bits !== 0; bits &= bits - 1) pay -= prices.peer[31 - Math.clz32(bits & -bits)]!;
      pays[c] = pay;
      order[c] = c;
    }
    order.subarray(from, until).sort((a, b) => pays[b]! - pays[a]! || a - b);
  }
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

const gains = new Float64Array(4096);
const sizes = new Float64Array(4096);

/** The most a day can be worth with these partners: the best choice of each session that pays, as many as the hours hold. */
export function graphWorth(day: GraphDay, graph: Graph): number {
  const { n, sum, minutes } = gather(day, graph);
  return (minutes <= day.untilLate ? sum : withinHours(day, n).value) - partnersCost(day, graph);
}

/** What a minute of a peer's day is worth at the margin with these partners; 0 where there are hours enough. */
export function minutePrice(day: GraphDay, graph: Graph): number {
  const { n, minutes } = gather(day, graph);
  return minutes <= day.untilLate ? 0 : withinHours(day, n).price;
}

/** Lists what the best paying choice of each session adds, and the minutes it takes. */
function gather(day: GraphDay, graph: Graph): { n: number; sum: number; minutes: number } {
  const { first, session, order, needs, pays, taken } = day;
  let [n, sum, minutes] = [0, 0, 0];
  for (let i = 0; i < session.length; i += 1) {
    for (let k = first[i]!; k < first[i + 1]!; k += 1) {
      const c = order[k]!;
      if (pays[c]! <= 0) break;
      if ((needs[c]! & ~graph) !== 0) continue;
      gains[n] = pays[c]!;
      sizes[n] = taken[i]!;
      sum += pays[c]!;
      minutes += taken[i]!;
      n += 1;
      break;
    }
  }
  return { n, sum, minutes };
}

/** The fractional knapsack as its dual: any price of a minute gives an upper limit, the best one the knapsack's value. */
function withinHours(day: GraphDay, n: number): { value: number; price: number } {
  const { untilLate, untilEnd, lateprice } = day;
  let [low, high] = [0, 0];
  for (let i = 0; i < n; i += 1) if (sizes[i]! > 0) high = Math.max(high, gains[i]! / sizes[i]!);
  let best = { value: Number.POSITIVE_INFINITY, price: 0 };
  for (let round = 0; round < 14; round += 1) {
    const price = round === 0 ? Math.min(lateprice, high) : (low + high) / 2;
    let [value, used] = [price * untilLate + Math.max(0, price - lateprice) * (untilEnd - untilLate), 0];
    for (let i = 0; i < n; i += 1) {
      const over = gains[i]! - price * sizes[i]!;
      if (over <= 0) continue;
      value += over;
      used += sizes[i]!;
    }
    if (value < best.value) best = { value, price };
    if (used > (price >= lateprice ? untilEnd : untilLate)) low = price;
    else high = price;
  }
  return best;
}

/** Climbs from a graph by adding, dropping and exchanging pairs for as long as the day gains. */
export function climb(day: GraphDay, from: Graph): { graph: Graph; worth: number } {
  let graph = from;
  let worth = graphWorth(day, graph);
  for (let better = true; better; ) {
    better = false;
    let [bestGraph, bestWorth] = [graph, worth + 1e-9];
    for (let e = 0; e < day.pairs; e += 1) {
      const next = graph ^ (1 << e);
      const value = graphWorth(day, next);
      if (value > bestWorth) [bestGraph, bestWorth] = [next, value];
    }
    if (bestGraph === graph) {
      for (let e = 0; e < day.pairs; e += 1) {
        for (let f = e + 1; f < day.pairs; f += 1) {
          const next = graph ^ (1 << e) ^ (1 << f);
          const value = graphWorth(day, next);
          if (value > bestWorth) [bestGraph, bestWorth] = [next, value];
        }
      }
    }
    if (bestGraph !== graph) [graph, worth, better] = [bestGraph, bestWorth, true];
  }
  return { graph, worth };
}

/** The plan behind a graph's worth: whole sessions, the ones that pay best for their minutes, as many as the hours hold. */
export function graphPlan(day: GraphDay, graph: Graph): DayPlan {
  const { first, session, order, needs, pays, taken, peers, worth } = day;
  const chosen: { i: number; c: number }[] = [];
  for (let i = 0; i < session.length; i += 1) {
    for (let k = first[i]!; k < first[i + 1]!; k += 1) {
      const c = order[k]!;
      if (pays[c]! <= 0) break;
      if ((needs[c]! & ~graph) !== 0) continue;
      chosen.push({ i, c });
      break;
    }
  }
  chosen.sort((a, b) => pays[b.c]! / (taken[b.i]! + 1e-9) - pays[a.c]! / (taken[a.i]! + 1e-9));
  const sessions: { s: number; peers: number }[] = [];
  let [minutes, value] = [0, 0];
  for (const { i, c } of chosen) {
    const after = minutes + taken[i]!;
    const late = Math.max(0, after - Math.max(minutes, day.untilLate)) * day.lateprice;
    if (after > day.untilEnd || late > pays[c]!) continue;
    minutes = after;
    value += worth[c]! - late;
    sessions.push({ s: session[i]!, peers: peers[c]! });
  }
  return { worth: value - partnersCost(day, graph), sessions };
}
