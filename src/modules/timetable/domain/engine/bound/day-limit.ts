import { bitCount } from '../solve/beginnings.ts';
import { type Graph, type GraphDay, graphWorth, minutePrice, partnersCost } from './partner-graphs.ts';

/** A proven limit on what a day can be worth, whether every graph was settled, and how many nodes it took. */
export type DayLimit = { readonly limit: number; readonly settled: boolean; readonly nodes: number };

type Branching = {
  readonly day: GraphDay;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
  readonly promise: Float64Array;
  readonly own: Float64Array;
};

/**
 * The most a day can be worth at its prices, over every partner graph, by branch and bound on who meets whom. At a node some pairs
 * meet, some do not, the rest are open. Meeting an open pair gains at most what it alone would add to each session (a session takes
 * only one choice, so the sum is too much, never too little; a choice that lacks several pairs gives each an equal share), and half
 * of a pair's gain must pay for each of its two peers' partners beyond the first. `known`: a worth that is reached. `nodes`: how
 * many to look at; the limit holds even if they do not suffice.
 */
export function limitOfDay(day: GraphDay, known: number, graph: Graph, nodes: number): DayLimit {
  const branching = layOut(day);
  const price = minutePrice(day, graph);
  const all = day.pairs >= 32 ? -1 : (1 << day.pairs) - 1;
  const stack: { met: Graph; open: Graph; limit: number }[] = [{ met: 0, open: all, limit: Number.POSITIVE_INFINITY }];
  let best = Math.max(0, known);
  let looked = 0;
  while (stack.length > 0 && looked < nodes) {
    const { met, open, limit: parent } = stack.pop()!;
    if (parent <= best + TOLERANCE) continue;
    looked += 1;
    best = Math.max(best, graphWorth(day, met));
    let limit = Math.min(parent, nodeLimit(branching, met, open, price));
    if (limit > best + TOLERANCE && price > 0) limit = Math.min(limit, nodeLimit(branching, met, open, 0));
    if (limit <= best + TOLERANCE || open === 0) {
      if (open === 0 && limit > best) best = Math.min(limit, Math.max(best, graphWorth(day, met)));
      continue;
    }
    const pair = mostPromising(branching, open);
    stack.push({ met, open: open & ~pair, limit }, { met: met | pair, open: open & ~pair, limit });
  }
  const left = stack.reduce((most, node) => Math.max(most, node.limit), best + TOLERANCE);
  return { limit: left, settled: stack.length === 0, nodes: looked };
}

const TOLERANCE = 1e-6;

function layOut(day: GraphDay): Branching {
  const from = new Uint8Array(day.pairs);
  const to = new Uint8Array(day.pairs);
  let e = 0;
  for (let p = 0; p < day.model.peers; p += 1) {
    for (let q = p + 1; q < day.model.peers; q += 1) {
      from[e] = p;
      to[e] = q;
      e += 1;
    }
  }
  return { day, from, to, promise: new Float64Array(day.pairs), own: new Float64Array(day.pairs) };
}

/** The limit of a node at a price of a minute, and what each open pair promises. */
function nodeLimit(branching: Branching, met: Graph, open: Graph, price: number): number {
  const { day, promise } = branching;
  promise.fill(0);
  let sum = price * day.untilLate + Math.max(0, price - day.lateprice) * (day.untilEnd - day.untilLate);
  for (let i = 0; i < day.session.length; i += 1) sum += sessionGain(branching, i, met, open, price);
  return sum - partnersCost(day, met) + openGain(branching, met, open);
}

/** What a session adds with the pairs that meet; what more it could add goes to the promise of the open pairs. */
function sessionGain({ day, promise, own }: Branching, i: number, met: Graph, open: Graph, price: number): number {
  const { first, order, pays, needs, taken } = day;
  const cost = price * taken[i]!;
  let gain = 0;
  let until = first[i]!;
  for (; until < first[i + 1]!; until += 1) {
    const c = order[until]!;
    if (pays[c]! <= cost) break;
    if ((needs[c]! & ~met) !== 0) continue;
    gain = pays[c]! - cost;
    break;
  }
  let touched = 0;
  for (let k = first[i]!; k < until; k += 1) {
    const c = order[k]!;
    const missing = needs[c]! & ~met;
    if ((missing & ~open) !== 0) continue;
    const share = (pays[c]! - cost - gain) / bitCount(missing);
    for (let bits = missing; bits !== 0; bits &= bits - 1) {
      const e = 31 - Math.clz32(bits & -bits);
      if (((touched >> e) & 1) === 0) own[e] = share;
      else if (share > own[e]!) own[e] = share;
      touched |= 1 << e;
    }
  }
  for (let bits = touched; bits !== 0; bits &= bits - 1) {
    const e = 31 - Math.clz32(bits & -bits);
    promise[e]! += own[e]!;
  }
  return gain;
}

/** Half of each promise at either end: a peer's first partner is free, each further one has to pay. */
function openGain({ day, promise }: Branching, met: Graph, open: Graph): number {
  let sum = 0;
  for (const touching of day.touching) {
    let [gain, most] = [0, 0];
    for (let bits = open & touching; bits !== 0; bits &= bits - 1) {
      const half = promise[31 - Math.clz32(bits & -bits)]! / 2;
      const over = Math.max(0, half - day.model.partners);
      gain += over;
      most = Math.max(most, half - over);
    }
    sum += gain + ((met & touching) === 0 ? most : 0);
  }
  return sum;
}

function mostPromising({ promise }: Branching, open: Graph): number {
  let [best, most] = [open & -open, -1];
  for (let bits = open; bits !== 0; bits &= bits - 1) {
    const value = promise[31 - Math.clz32(bits & -bits)]!;
    if (value > most) [best, most] = [bits & -bits, value];
  }
  return best;
}
