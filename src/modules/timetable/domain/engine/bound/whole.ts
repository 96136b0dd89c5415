import type { Random } from '#kernel/random';
import type { Model } from '../solve/model.ts';
import type { Teams } from '../solve/teams.ts';
import { climb } from './climb.ts';
import { type DayFacts, dayFactsOf, mostWorth } from './day-facts.ts';
import { limitOfDay } from './day-limit.ts';
import { solveDay } from './day-programme.ts';
import { firstPrices } from './first-prices.ts';
import type { LinearLimits, SolveLinear } from './linear.ts';
import { bestLoads } from './loads.ts';
import {
  type Graph,
  type GraphDay,
  graphDayOf,
  hoursWorth,
  MOST_WEIGHED,
  setMinutePrice,
  setPrices,
} from './partner-graphs.ts';
import { type Priced, type Settled, settleHours, worthAt } from './settle-hours.ts';

/** What one placing of each session and one attendance of each peer are priced at. */
export type Prices = { readonly session: Float64Array; readonly peer: Float64Array };

/**
 * A bound being tightened. Each session is on one day in all, and loads are even: these two demands are priced instead of kept
 * (Lagrangian relaxation), and what is left falls apart into days. Whatever the prices, the prices plus the best each day can do at
 * them is at least what any timetable scores.
 */
export type Bounding = {
  readonly model: Model;
  readonly facts: readonly DayFacts[];
  readonly days: readonly GraphDay[] | null;
  /** What every timetable scores before anything is placed: all left out. */
  readonly nothing: number;
  /** What placing each session saves. 0 for a session that can be placed nowhere. */
  readonly saves: Float64Array;
  /** The sum of all peers' loads where everything that can be placed is. */
  readonly demand: number;
  /** No timetable that leaves out something it could place scores more. */
  readonly leavingOut: number;
  readonly pool: Priced[][];
  prices: Prices;
  /** The best prices so far and the limit they seem to give; only `proveBound` makes it proof. */
  best: Prices;
  seeming: number;
  /** The prices last proven. */
  proven: Prices | null;
  step: number;
  /** Steps taken so far. */
  steps: number;
  stalled: number;
  /** The way of the last step, by session and by peer: the next one keeps to it in part. */
  way: Float64Array;
  /** Proven. */
  bound: number;
};

/** A bounding at its start: every session at its own best, loads as even as they can be. */
export function boundingOf(model: Model, teams: readonly Teams[]): Bounding {
  const facts = dayFactsOf(model, teams);
  const placeable = new Set(facts.flatMap(({ choices }) => choices.map(({ s }) => s)));
  const saves = Float64Array.from(model.sessions, (it, s) => (placeable.has(s) ? it.unplacedCost : 0));
  const nothing = -model.sessions.reduce((sum, it) => sum + it.unplacedCost + (it.current ? model.change : 0), 0);
  const most = model.sessions.map((it, s) =>
    placeable.has(s) ? mostWorth(model, teams, s) + (it.current ? model.change : 0) : 0,
  );
  const all = [...placeable].reduce((sum, s) => sum + saves[s]! + most[s]!, nothing);
  const demand = [...placeable].reduce((sum, s) => sum + model.sessions[s]!.needed, 0);
  const cheapest = Math.min(...[...placeable].map((s) => saves[s]!));
  const prices = {
    session: firstPrices(model, facts, saves, most),
    peer: new Float64Array(model.peers),
  };
  return {
    model,
    facts,
    days: model.peers <= MOST_WEIGHED ? facts.map((day, d) => graphDayOf(model, day, d)) : null,
    nothing,
    saves,
    demand,
    leavingOut: placeable.size === 0 ? nothing : all - cheapest,
    pool: facts.map(() => [{ graph: 0, price: new Float64Array(0) }]),
    prices,
    best: prices,
    seeming: Number.POSITIVE_INFINITY,
    proven: null,
    step: FIRST_STEP,
    steps: 0,
    stalled: 0,
    way: new Float64Array(model.sessions.length + model.peers),
    bound: all,
  };
}

/** Moves the prices towards those with the least limit, for so many steps. `target`: a score that is known to be reached. */
export function improvePrices(
  bounding: Bounding,
  steps: number,
  target: number,
  random: Random,
  stop: () => boolean,
): void {
  const { model, days } = bounding;
  if (!days || model.peers === 0) return;
  weighAgain(bounding);
  for (let done = 0; done < steps && !stop(); done += 1) {
    const { session, peer } = bounding.prices;
    const shared = { session: inclusive(bounding), peer };
    const bySession = new Float64Array(session.length).fill(1);
    const loads = bestLoads(peer, bounding.demand, model.balance);
    const byPeer = loads.of.slice();
    let limit = basis(bounding, bounding.prices) + loads.worth;
    for (const [d, day] of days.entries()) {
      setPrices(day, shared);
      const { settled } = bestSettled(bounding, day, d, random);
      if (bounding.steps % (LOOK_EVERY * days.length) === d * LOOK_EVERY) lookWider(bounding, day, d, settled);
      if (settled.worth <= 0) continue;
      limit += settled.worth;
      countShares(day, settled.share, bySession, byPeer);
    }
    if (limit < bounding.seeming - 1e-3) {
      bounding.seeming = limit;
      bounding.best = bounding.prices;
      bounding.stalled = 0;
      bounding.step = Math.min(1, bounding.step * LONGER);
    } else bounding.stalled += 1;
    if (bounding.stalled > STALLED) {
      bounding.step *= SHORTER;
      bounding.stalled = 0;
    }
    bounding.steps += 1;
    bounding.prices = stepped(bounding, bySession, byPeer, limit, target);
  }
}

/**
 * Proves the limit at the best prices. Each day is settled by branch and bound on who meets whom; where there are too many peers
 * for that, by the linear solver, whose own limit counts whether or not it finished.
 */
export function proveBound(bounding: Bounding, solve: SolveLinear | null, limits: LinearLimits): void {
  const { days, facts, best: prices } = bounding;
  bounding.proven = prices;
  const shared = { session: inclusive(bounding, prices), peer: prices.peer };
  const loads = bestLoads(prices.peer, bounding.demand, bounding.model.balance);
  let limit = basis(bounding, prices) + loads.worth;
  if (days) for (const [d, day] of days.entries()) limit += provenWorth(bounding, day, d, shared);
  else if (solve) for (const day of facts) limit += solveDay(bounding.model, day, shared, solve, limits).bound;
  else return;
  const slack = 1e-7 * Math.max(1, Math.abs(limit));
  const evenLoads = Math.max(limit, bounding.leavingOut);
  const anyLoads = limit - loads.worth;
  bounding.bound = Math.min(bounding.bound, Math.min(evenLoads, anyLoads) + slack);
  bounding.seeming = limit;
}

/** True where the best prices are not those last proven. */
export function hasMoreToProve(bounding: Bounding): boolean {
  return bounding.best !== bounding.proven;
}

/** True where only the linear solver can prove anything. */
export function needsLinear(bounding: Bounding): boolean {
  return bounding.days === null;
}

function provenWorth(bounding: Bounding, day: GraphDay, d: number, prices: Prices): number {
  setPrices(day, prices);
  const most = settledPool(bounding, day, d, 2 * HOUR_TRIES, 1)[0]!;
  setMinutePrice(day, most.settled.price);
  const { limit, graphs } = limitOfDay(day, most.settled.worth, PROOF_NODES);
  keep(bounding, d, graphs);
  return Math.max(0, limit);
}

/**
 * Goes on from the best prices, and trusts what they seemed to give only if they still do: since then more graphs are known. Steps are
 * as long as at first again: those before may have shrunk for aiming at a score, or for a limit, that has changed since.
 */
function weighAgain(bounding: Bounding): void {
  bounding.prices = bounding.best;
  bounding.seeming = Number.POSITIVE_INFINITY;
  bounding.step = Math.max(bounding.step, FIRST_STEP);
}

/**
 * Climbing can overlook a graph for long, and then prices seem better than they are: now and then some branching and bounding looks
 * for what it missed.
 */
function lookWider(bounding: Bounding, day: GraphDay, d: number, { worth, price }: Settled): void {
  setMinutePrice(day, price);
  keep(bounding, d, limitOfDay(day, worth, WIDER_NODES).graphs);
}

/** Steps between two wider looks, one day at a time; the nodes of one. */
const LOOK_EVERY = 20;
const WIDER_NODES = 2000;

/** Steps between two in which climbing changes pairs two by two as well: most of its time, and seldom another graph. */
const TWOS_EVERY = 4;

/** Prices of minutes tried for one graph. */
const HOUR_TRIES = 24;

/** The part of the last step's way that the next one keeps: zigzags cancel out. */
const KEPT_WAY = 0.6;

/** The share of the way to the level that the first step goes; it grows with each step that helps, and shrinks after so many that do not. */
const FIRST_STEP = 0.3;
const LONGER = 1.1;
const SHORTER = 0.7;
const STALLED = 8;

/** A score so far below the limit says little of where the least limit is: a level a little below the limit then says more. */
const TELLING = 0.1;
const LEVEL = 0.03;

/** Graphs kept for a day. */
const POOL = 16;

/** Nodes for the proof of one day: more than most need. Where they do not suffice the limit is weaker, and holds. */
const PROOF_NODES = 20_000;

/** Session prices less what placing saves: what a day's choice has to beat. */
function inclusive(bounding: Bounding, prices = bounding.prices): Float64Array {
  return prices.session.map((price, s) => price - bounding.saves[s]!);
}

/** What the prices say before any day: without the loads of the peers. */
function basis(bounding: Bounding, prices: Prices): number {
  return prices.session.reduce((all, price) => all + price, bounding.nothing);
}

type Found = { readonly graph: Graph; readonly settled: Settled };

/**
 * The graph whose day is worth most, as far as climbing finds it: at a price of the minutes the best graph, for that graph the best
 * price, and again while that finds a better one.
 */
function bestSettled(bounding: Bounding, day: GraphDay, d: number, random: Random): Found {
  const other = bounding.pool[(random() * bounding.pool.length) | 0]![0]!;
  if (other !== bounding.pool[d]![0]) keep(bounding, d, [...bounding.pool[d]!, other]);
  const ranked = settledPool(bounding, day, d, HOUR_TRIES / 4, 2);
  let best = ranked[0]!;
  for (const from of ranked.slice(0, 2)) {
    for (let at = from.graph, i = 0; i < 3; i += 1) {
      setMinutePrice(day, i === 0 ? from.settled.price : best.settled.price);
      const graph = climb(day, at, i === 0 && bounding.steps % TWOS_EVERY === 0);
      if (graph === at && i > 0) break;
      const settled = settleHours(day, { graph, price: day.minutePrice }, HOUR_TRIES);
      if (settled.worth > best.settled.worth || graph === best.graph) best = { graph, settled };
      if (hoursWorth(day, settled.price) === 0 || graph === at) break;
      at = graph;
    }
  }
  keep(bounding, d, [{ graph: best.graph, price: best.settled.price }]);
  return best;
}

/**
 * The graphs kept for a day, those worth most at the prices of the moment first. At any price of the minutes a graph seems worth no less
 * than it is, so only as many are settled as could be among the first `wanted`.
 */
function settledPool(bounding: Bounding, day: GraphDay, d: number, tries: number, wanted: number): Found[] {
  const seeming = bounding.pool[d]!.map((each) => {
    const price = each.price.length === 0 ? day.minutePrice : each.price;
    return { graph: each.graph, price, worth: worthAt(day, each.graph, price) };
  });
  seeming.sort((a, b) => b.worth - a.worth);
  const found: Found[] = [];
  let rest = 0;
  for (; rest < seeming.length; rest += 1) {
    const each = seeming[rest]!;
    if (found.length >= wanted && found[wanted - 1]!.settled.worth >= each.worth) break;
    found.push({ graph: each.graph, settled: settleHours(day, each, tries) });
    found.sort((a, b) => b.settled.worth - a.settled.worth);
  }
  bounding.pool[d] = [...found.map(({ graph, settled }) => ({ graph, price: settled.price })), ...seeming.slice(rest)];
  return found;
}

/** Puts graphs first among those kept for a day. */
function keep(bounding: Bounding, d: number, first: readonly Priced[]): void {
  const all = [...first, ...bounding.pool[d]!];
  bounding.pool[d] = all.filter(({ graph }, i) => all.findIndex((each) => each.graph === graph) === i).slice(0, POOL);
}

function countShares(day: GraphDay, share: Float64Array, bySession: Float64Array, byPeer: Float64Array): void {
  for (let i = 0; i < day.session.length; i += 1) {
    for (let c = day.first[i]!; c < day.first[i + 1]!; c += 1) {
      if (share[c] === 0) continue;
      bySession[day.session[i]!]! -= share[c]!;
      for (let bits = day.peers[c]!; bits !== 0; bits &= bits - 1) byPeer[31 - Math.clz32(bits & -bits)]! -= share[c]!;
    }
  }
}

/** What a step aims at: the score that is known, if it is anywhere near. */
function levelOf(target: number, seeming: number): number {
  const size = Math.abs(seeming);
  return seeming - target <= TELLING * size ? target : seeming - LEVEL * size;
}

/** A step against the excess of demand, as long as the distance to the target says (Polyak), kept lawful. */
function stepped(
  bounding: Bounding,
  bySession: Float64Array,
  byPeer: Float64Array,
  limit: number,
  target: number,
): Prices {
  const { model, prices, saves, best, stalled, way } = bounding;
  const n = bySession.length;
  const mean = byPeer.reduce((sum, each) => sum + each, 0) / model.peers;
  let size = 0;
  for (let i = 0; i < way.length; i += 1) {
    way[i] = KEPT_WAY * way[i]! + (i < n ? bySession[i]! : byPeer[i - n]! - mean);
    size += way[i]! ** 2;
  }
  if (size < 1e-12) return prices;
  const length = (bounding.step * Math.max(0.1, limit - levelOf(target, Math.min(limit, bounding.seeming)))) / size;
  const from = stalled === 0 && limit > bounding.seeming + 1e-9 ? best : prices;
  const peer = from.peer.map((price, p) => price - length * way[n + p]!);
  const half = peer.reduce((sum, price) => sum + Math.abs(price), 0) / 2;
  const scale = half > model.balance ? model.balance / half : 1;
  return {
    session: from.session.map((price, s) => (saves[s]! > 0 || price !== 0 ? Math.max(0, price - length * way[s]!) : 0)),
    peer: peer.map((price) => price * scale),
  };
}
