import { bitCount } from '../solve/bits.ts';
import { type Graph, type GraphDay, hoursWorth, partnersCost, teamCosts } from './partner-graphs.ts';
import { allowedIn, type Priced, settleHours, stepDown, usedAt } from './settle-hours.ts';

/** A proven limit on what a day can be worth, whether every graph was settled, after how many nodes, and the graphs that came near. */
export type DayLimit = {
  readonly limit: number;
  readonly settled: boolean;
  readonly nodes: number;
  readonly graphs: readonly Priced[];
};

type Branching = {
  readonly day: GraphDay;
  readonly promise: Float64Array;
  readonly own: Float64Array;
  /** Hours are short, at the day's price of minutes or in some graph that was settled: then other prices are worth trying. */
  short: boolean;
};

type Node = { met: Graph; open: Graph; limit: number; price: Float64Array };

/** Times the price of minutes is tried anew at a node that is not settled yet. */
const PRICE_TRIES = 4;

/** The same where who meets whom is settled. */
const LEAF_TRIES = 60;

const TOLERANCE = 1e-6;

/**
 * The most a day can be worth at its prices, over every partner graph, by branch and bound on who meets whom. At a node some pairs
 * meet, some do not, the rest are open. Meeting an open pair gains at most what it alone would add to each session (a session takes
 * only one choice, so the sum is too much, never too little; a choice that lacks several pairs gives each an equal share), and half
 * of a pair's gain must pay for each of its two peers' partners beyond the first. Any price of the minutes gives a limit, so each node
 * looks for its own. `known`: a worth that is reached or that is enough to know. `nodes`: how many to look at; the limit holds even if
 * they do not suffice.
 */
export function limitOfDay(day: GraphDay, known: number, nodes: number): DayLimit {
  const branching: Branching = {
    day,
    promise: new Float64Array(day.pairs),
    own: new Float64Array(day.pairs),
    short: hoursWorth(day, day.minutePrice) > 0,
  };
  const all = day.pairs >= 32 ? -1 : (1 << day.pairs) - 1;
  const stack: Node[] = [{ met: 0, open: all, limit: Number.POSITIVE_INFINITY, price: day.minutePrice }];
  let best = Math.max(0, known);
  const graphs: Priced[] = [];
  let looked = 0;
  while (stack.length > 0 && looked < nodes) {
    const node = looked < DIVING * nodes ? stack.pop()! : takeMost(stack);
    if (node.limit <= best + TOLERANCE) continue;
    looked += 1;
    const { limit, price } = settledNode(branching, node, best);
    if (limit <= best + TOLERANCE) continue;
    const { met, open } = node;
    if (open === 0) {
      const settled = settleHours(day, { graph: met, price }, LEAF_TRIES);
      graphs.unshift({ graph: met, price: settled.price });
      branching.short ||= settled.worth < limit - TOLERANCE;
      best = Math.max(best, Math.min(limit, settled.worth));
      continue;
    }
    nodeLimit(branching, met, open, price);
    const pair = mostPromising(branching, open);
    stack.push({ met, open: open & ~pair, limit, price }, { met: met | pair, open: open & ~pair, limit, price });
  }
  const left = stack.reduce((most, node) => Math.max(most, node.limit), best + TOLERANCE);
  return { limit: left, settled: stack.length === 0, nodes: looked, graphs };
}

/**
 * The share of the nodes that are looked at one below the other, which soon finds graphs that come near; after that the node with the
 * highest limit comes next, so that what is left when the nodes do not suffice is a limit close to the truth.
 */
const DIVING = 0.4;

/** Takes the node with the highest limit. */
function takeMost(nodes: Node[]): Node {
  let at = 0;
  for (let i = 1; i < nodes.length; i += 1) if (nodes[i]!.limit > nodes[at]!.limit) at = i;
  const node = nodes[at]!;
  const last = nodes.pop()!;
  if (at < nodes.length) nodes[at] = last;
  return node;
}

/** The least limit of a node over a few prices of the minutes. */
function settledNode(branching: Branching, { met, open, limit: parent, price: given }: Node, best: number) {
  let price = given;
  let limit = Math.min(parent, nodeLimit(branching, met, open, price));
  let trial = price;
  const tries = branching.short && limit > best + TOLERANCE ? PRICE_TRIES : 0;
  const allowed = tries > 0 ? allowedIn(branching.day, met | open) : null;
  for (let i = 0; allowed && i < tries && limit > best + TOLERANCE; i += 1) {
    const used = usedAt(branching.day, allowed, trial);
    const next = stepDown(branching.day, trial, used, Math.max(0.5, limit - best) / (1 + i / 3));
    if (next === null) break;
    trial = next;
    const found = nodeLimit(branching, met, open, trial);
    if (found < limit) [limit, price] = [found, trial];
  }
  return { limit, price };
}

/** The limit of a node at a price of the minutes, and what each open pair promises. */
function nodeLimit(branching: Branching, met: Graph, open: Graph, price: Float64Array): number {
  const { day, promise } = branching;
  promise.fill(0);
  const costs = price === day.minutePrice ? null : teamCosts(day, price);
  let sum = hoursWorth(day, price);
  for (let i = 0; i < day.session.length; i += 1) sum += sessionGain(branching, i, met, open, costs);
  return sum - partnersCost(day, met) + openGain(branching, met, open);
}

/**
 * What a session adds with the pairs that meet; what more it could add goes to the promise of the open pairs. `costs`: of each set of
 * peers; null at the day's own price of minutes, at which the choices stand in order and the first that may be is the best.
 */
function sessionGain(branching: Branching, i: number, met: Graph, open: Graph, costs: Float64Array | null): number {
  const { day, promise, own } = branching;
  const { first, gross, pays, order, needs, team, occupies } = day;
  const minutes = occupies[i]!;
  let gain = 0;
  let until = first[i]!;
  for (; until < first[i + 1]!; until += 1) {
    const c = costs ? until : order[until]!;
    if (costs && (needs[c]! & ~met) !== 0) continue;
    const pay = costs ? gross[c]! - minutes * costs[team[c]!]! : pays[c]!;
    if (!costs && pay <= 0) break;
    if (pay <= gain || (needs[c]! & ~met) !== 0) continue;
    gain = pay;
    if (!costs) break;
  }
  let touched = 0;
  for (let k = first[i]!; k < until; k += 1) {
    const c = costs ? k : order[k]!;
    const missing = needs[c]! & ~met;
    if (missing === 0 || (missing & ~open) !== 0) continue;
    const more = (costs ? gross[c]! - minutes * costs[team[c]!]! : pays[c]!) - gain;
    if (more <= 0) continue;
    const share = more / bitCount(missing);
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
