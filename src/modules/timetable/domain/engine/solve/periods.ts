import { MINUTES_A_DAY } from '../local-time.ts';
import { bitCount } from './bits.ts';
import { idleBetween } from './board.ts';
import type { Model } from './model.ts';

/** The most peers whose every set can be weighed beforehand. */
const MOST_PEERS = 9;

/** What it costs to have a session where one of its own rules forbids it: such a session has to move again before the end. */
const FORBIDDEN = 30;

/**
 * Days cut into periods, as in a school: each long enough for the longest session, with the changeover between. In a period a peer has
 * one session at most, so whatever stands in periods can be given its times.
 */
export type Periods = {
  readonly model: Model;
  readonly count: number;
  readonly day: Int16Array;
  readonly ofDay: readonly (readonly number[])[];
  /** For each session and period (`s * count + k`): the session's start there, −1 for none, and what standing there costs. */
  readonly option: Int16Array;
  readonly cost: Float64Array;
  /** For each session and set of peers (`s << peers | set`): what they bring, less a fine where somebody who must be there is not. */
  readonly worth: Float64Array;
  /** For each session and period, the peers who are away, as bits. */
  readonly away: Int32Array;
  /** For each day and set of its periods, what a peer who is busy in those waits in between. */
  readonly idle: readonly Float64Array[];
};

/** The days cut into periods; null where that does not help: somebody is fixed, too many peers, or not room for everything. */
export function periodsOf(model: Model): Periods | null {
  const movable = model.sessions.filter(({ starts }) => starts.length > 0);
  if (movable.length === 0 || model.peers > MOST_PEERS || model.sessions.some(({ fixed }) => fixed)) return null;
  const longest = Math.max(...movable.map(({ minutes }) => minutes));
  const codes = periodStarts(model, longest);
  const wanted = movable.reduce((sum, { needed }) => sum + needed, 0);
  if (wanted > codes.length * model.peers) return null;
  const day = Int16Array.from(codes, (code) => (code / MINUTES_A_DAY) | 0);
  const ofDay = Array.from({ length: model.days }, (_, d) => codes.flatMap((_, k) => (day[k] === d ? [k] : [])));
  const cells = model.sessions.flatMap((it) => codes.map((code) => ({ it, option: it.starts.indexOf(code) })));
  return {
    model,
    count: codes.length,
    day,
    ofDay,
    option: Int16Array.from(cells, ({ option }) => option),
    cost: Float64Array.from(cells, ({ it, option }) => (option < 0 ? FORBIDDEN : it.lateCost[option]!)),
    worth: worths(model),
    away: Int32Array.from(cells, ({ it, option }) => (option < 0 ? 0 : ~it.freePeers[option]!)),
    idle: ofDay.map((periods, d) =>
      idleCosts(
        model,
        d,
        periods.map((k) => codes[k]!),
        longest,
      ),
    ),
  };
}

/** What a session costs in a period with those peers, less what they bring. */
export function worthIn(periods: Periods, s: number, k: number, peers: number): number {
  const cell = s * periods.count + k;
  const missing = periods.away[cell]! & peers;
  const worth = periods.worth[(s << periods.model.peers) | peers]! - periods.cost[cell]!;
  return missing === 0 ? worth : worth - FORBIDDEN * bitCount(missing);
}

/** One after another from the opening and after each break, for as long as there is room for the longest session. */
function periodStarts(model: Model, longest: number): number[] {
  const { gridMinutes: grid, changeoverMinutes } = model.instance;
  const possible = new Set(model.sessions.flatMap(({ starts }) => [...starts]));
  const fits = new Set(
    model.sessions.filter(({ minutes }) => minutes === longest).flatMap(({ starts }) => [...starts]),
  );
  const codes: number[] = [];
  for (const code of [...possible].sort((a, b) => a - b)) {
    if (!fits.has(code)) continue;
    const before = codes.at(-1);
    if (before === undefined || code - before >= Math.ceil((longest + changeoverMinutes) / grid) * grid)
      codes.push(code);
  }
  return codes;
}

function worths(model: Model): Float64Array {
  const sets = 1 << model.peers;
  const worth = new Float64Array(model.sessions.length * sets);
  for (const [s, it] of model.sessions.entries()) {
    for (let peers = 0; peers < sets; peers += 1) {
      let sum = -FORBIDDEN * bitCount(it.must & ~peers);
      for (let bits = peers; bits !== 0; bits &= bits - 1) sum += it.depth[31 - Math.clz32(bits & -bits)]!;
      worth[s * sets + peers] = sum;
    }
  }
  return worth;
}

function idleCosts(model: Model, day: number, codes: readonly number[], longest: number): Float64Array {
  return Float64Array.from({ length: 1 << codes.length }, (_, busy) => {
    let [cost, ended] = [0, -1];
    for (const [i, code] of codes.entries()) {
      if (((busy >> i) & 1) === 0) continue;
      if (ended >= 0) cost += model.idle * idleBetween(model, day, ended, code);
      ended = code + longest;
    }
    return cost;
  });
}
