import type { Random } from '#kernel/random';
import type { Model } from '../solve/model.ts';
import type { Teams } from '../solve/teams.ts';
import { type DayFacts, dayFactsOf, mostWorth } from './day-facts.ts';
import { limitOfDay } from './day-limit.ts';
import { solveDay } from './day-programme.ts';
import type { LinearLimits, SolveLinear } from './linear.ts';
import {
  climb,
  type Graph,
  type GraphDay,
  graphDayOf,
  graphPlan,
  graphWorth,
  MOST_IN_A_GRAPH,
  setPrices,
} from './partner-graphs.ts';

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
  /** The least spread of loads where everything that can be placed is. */
  readonly leastSpread: number;
  /** No timetable that leaves out something it could place scores more. */
  readonly leavingOut: number;
  readonly pool: Graph[][];
  prices: Prices;
  /** The best prices so far and the limit they seem to give; only `proveBound` makes it proof. */
  best: Prices;
  seeming: number;
  step: number;
  stalled: number;
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
  const uneven = model.peers > 0 && demand % model.peers !== 0;
  const cheapest = Math.min(...[...placeable].map((s) => saves[s]!));
  const prices = {
    session: Float64Array.from(saves, (save, s) => (save > 0 || most[s]! > 0 ? save + 0.9 * most[s]! : 0)),
    peer: new Float64Array(model.peers),
  };
  return {
    model,
    facts,
    days: model.peers <= MOST_IN_A_GRAPH ? facts.map((day) => graphDayOf(model, day)) : null,
    nothing,
    saves,
    leastSpread: uneven ? 1 : 0,
    leavingOut: placeable.size === 0 ? nothing : all - cheapest,
    pool: facts.map(() => [0]),
    prices,
    best: prices,
    seeming: Number.POSITIVE_INFINITY,
    step: 1,
    stalled: 0,
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
  for (let done = 0; done < steps && !stop(); done += 1) {
    const { session, peer } = bounding.prices;
    const shared = { session: inclusive(bounding), peer };
    const bySession = new Float64Array(session.length).fill(1);
    const byPeer = peer.map((price) => bounding.leastSpread * 0.5 * Math.sign(price));
    let limit = basis(bounding, bounding.prices);
    for (const [d, day] of days.entries()) {
      setPrices(day, shared);
      const { graph, worth } = bestGraph(bounding, day, d, random);
      if (worth <= 0) continue;
      limit += worth;
      for (const { s, peers } of graphPlan(day, graph).sessions) {
        bySession[s]! -= 1;
        for (let bits = peers; bits !== 0; bits &= bits - 1) byPeer[31 - Math.clz32(bits & -bits)]! -= 1;
      }
    }
    if (limit < bounding.seeming - 1e-3) {
      bounding.seeming = limit;
      bounding.best = bounding.prices;
      bounding.stalled = 0;
    } else bounding.stalled += 1;
    if (bounding.stalled > 20) {
      bounding.step *= 0.75;
      bounding.stalled = 0;
    }
    bounding.prices = stepped(bounding, bySession, byPeer, limit, target);
  }
}

/**
 * Proves the limit at the best prices. Each day is settled by branch and bound on who meets whom; where there are too many peers
 * for that, by the linear solver, whose own limit counts whether or not it finished.
 */
export function proveBound(bounding: Bounding, solve: SolveLinear | null, limits: LinearLimits): void {
  const { days, facts, best: prices } = bounding;
  const shared = { session: inclusive(bounding, prices), peer: prices.peer };
  let limit = basis(bounding, prices);
  if (days) for (const [d, day] of days.entries()) limit += provenWorth(bounding, day, d, shared);
  else if (solve) for (const day of facts) limit += solveDay(bounding.model, day, shared, solve, limits).bound;
  else return;
  const slack = 1e-7 * Math.max(1, Math.abs(limit));
  const evenLoads = Math.max(limit, bounding.leavingOut);
  const anyLoads = limit + bounding.leastSpread * spreadPrice(bounding, prices);
  bounding.bound = Math.min(bounding.bound, Math.min(evenLoads, anyLoads) + slack);
}

/** True where only the linear solver can prove anything. */
export function needsLinear(bounding: Bounding): boolean {
  return bounding.days === null;
}

function provenWorth(bounding: Bounding, day: GraphDay, d: number, prices: Prices): number {
  setPrices(day, prices);
  const climbed = bounding.pool[d]!.map((graph) => climb(day, graph)).sort((a, b) => b.worth - a.worth)[0]!;
  return Math.max(0, limitOfDay(day, climbed.worth, climbed.graph, PROOF_NODES).limit);
}

/** Nodes for the proof of one day: far more than any day seen has needed. */
const PROOF_NODES = 100_000;

/** Session prices less what placing saves: what a day's choice has to beat. */
function inclusive(bounding: Bounding, prices = bounding.prices): Float64Array {
  return prices.session.map((price, s) => price - bounding.saves[s]!);
}

function basis(bounding: Bounding, prices: Prices): number {
  const sum = prices.session.reduce((all, price) => all + price, bounding.nothing);
  return sum - bounding.leastSpread * spreadPrice(bounding, prices);
}

/** Balance is most less fewest: prices that sum to 0 and whose positive half is within its price never ask more than it costs. */
function spreadPrice({ model }: Bounding, { peer }: Prices): number {
  return Math.max(0, model.balance - peer.reduce((sum, price) => sum + Math.abs(price), 0) / 2);
}

function bestGraph(bounding: Bounding, day: GraphDay, d: number, random: Random): { graph: Graph; worth: number } {
  const pool = bounding.pool[d]!;
  const others = bounding.pool[(random() * bounding.pool.length) | 0]!;
  const tries = [...pool, others[0]!, 0].map((graph) => ({ graph, worth: graphWorth(day, graph) }));
  tries.sort((a, b) => b.worth - a.worth);
  let best = climb(day, tries[0]!.graph);
  const second = tries.find(({ graph }) => graph !== tries[0]!.graph);
  if (second) {
    const other = climb(day, second.graph);
    if (other.worth > best.worth) best = other;
  }
  bounding.pool[d] = [best.graph, ...pool.filter((graph) => graph !== best.graph)].slice(0, 8);
  return best;
}

/** A step against the excess of demand, as long as the distance to the target says (Polyak), kept lawful. */
function stepped(
  bounding: Bounding,
  bySession: Float64Array,
  byPeer: Float64Array,
  limit: number,
  target: number,
): Prices {
  const { model, prices, saves, best, stalled } = bounding;
  const mean = byPeer.reduce((sum, each) => sum + each, 0) / model.peers;
  const even = byPeer.map((each) => each - mean);
  const size = [...bySession, ...even].reduce((sum, each) => sum + each * each, 0);
  if (size < 1e-12) return prices;
  const length = (bounding.step * Math.max(0.1, limit - target)) / size;
  const from = stalled === 0 && limit > bounding.seeming + 1e-9 ? best : prices;
  const peer = from.peer.map((price, p) => price - length * even[p]!);
  const half = peer.reduce((sum, price) => sum + Math.abs(price), 0) / 2;
  const scale = half > model.balance ? model.balance / half : 1;
  return {
    session: from.session.map((price, s) =>
      saves[s]! > 0 || price !== 0 ? Math.max(0, price - length * bySession[s]!) : 0,
    ),
    peer: peer.map((price) => price * scale),
  };
}
