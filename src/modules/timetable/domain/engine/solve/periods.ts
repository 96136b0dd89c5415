import { MINUTES_A_DAY } from '../local-time.ts';
import { bitCount } from './bits.ts';
import { idleBetween } from './board.ts';
import type { Model, ModelSession } from './model.ts';

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
  /** For each session whether it may move; for each period the peers who are in what may not; and that by days. */
  readonly movable: Uint8Array;
  readonly busy: Int32Array;
  readonly fixedOn: readonly (readonly FixedInDay[])[];
};

/** A session that is pinned or has begun, with its peers as bits; `inDay`: the first of the day's periods that it takes, −1 for none. */
export type FixedInDay = { readonly s: number; readonly peers: number; readonly inDay: number };

/** The days cut into periods; null where that does not help: too many peers, or not room for everything. */
export function periodsOf(model: Model): Periods | null {
  const movable = model.sessions.filter((it) => mayMove(it));
  if (movable.length === 0 || model.peers > MOST_PEERS) return null;
  const longest = Math.max(...movable.map(({ minutes }) => minutes));
  const codes = periodStarts(model, movable, longest);
  const busy = Int32Array.from(codes, (code) => peersTaken(model, code, longest));
  const wanted = movable.reduce((sum, { needed }) => sum + needed, 0);
  if (wanted > busy.reduce((sum, bits) => sum + model.peers - bitCount(bits), 0)) return null;
  const day = Int16Array.from(codes, (code) => (code / MINUTES_A_DAY) | 0);
  const ofDay = Array.from({ length: model.days }, (_, d) => codes.flatMap((_, k) => (day[k] === d ? [k] : [])));
  const cells = model.sessions.flatMap((it) => codes.map((code) => ({ it, code, option: optionAt(model, it, code) })));
  return {
    model,
    count: codes.length,
    day,
    ofDay,
    option: Int16Array.from(cells, ({ option }) => option),
    cost: Float64Array.from(cells, ({ it, option }) => (option < 0 ? FORBIDDEN : it.lateCost[option]!)),
    worth: worths(model),
    away: Int32Array.from(cells, ({ it, code, option }) =>
      option < 0 ? 0 : ~it.freePeers[option]! | peersTaken(model, code, it.minutes),
    ),
    idle: ofDay.map((periods, d) =>
      idleCosts(
        model,
        d,
        periods.map((k) => codes[k]!),
        longest,
      ),
    ),
    movable: Uint8Array.from(model.sessions, (it) => (mayMove(it) ? 1 : 0)),
    busy,
    fixedOn: ofDay.map((periods, d) =>
      model.sessions.flatMap((it, s) => {
        if (!it.fixed || ((it.starts[0]! / MINUTES_A_DAY) | 0) !== d) return [];
        return [{ s, peers: it.must, inDay: periods.findIndex((k) => meets(it, codes[k]!, longest, 0)) }];
      }),
    ),
  };
}

function mayMove({ fixed, starts }: ModelSession): boolean {
  return !fixed && starts.length > 0;
}

/** Whether what is fixed is on between a start and so many minutes later, with a gap before and after. */
function meets(it: ModelSession, code: number, minutes: number, gap: number): boolean {
  const start = it.starts[0]!;
  return start < code + minutes + gap && code < start + it.minutes + gap;
}

/** The peers who are in something fixed from a start for so many minutes, or have no changeover then. */
function peersTaken({ sessions, instance }: Model, code: number, minutes: number): number {
  return sessions.reduce(
    (bits, it) => (it.fixed && meets(it, code, minutes, instance.changeoverMinutes) ? bits | it.must : bits),
    0,
  );
}

/** The session's start there; −1 where it has none, or something fixed has one of its people, or the only places that would do. */
function optionAt({ sessions }: Model, it: ModelSession, code: number): number {
  const option = mayMove(it) ? it.starts.indexOf(code) : -1;
  if (option < 0) return -1;
  const there = sessions.filter((other) => other.fixed && meets(other, code, it.minutes, 0));
  if (there.some((other) => it.kin.includes(sessions.indexOf(other)))) return -1;
  const taken = there.map((other) => other.freePlaces[0]![0]!);
  return it.freePlaces[option]!.every((place) => taken.includes(place)) ? -1 : option;
}

/** What a session costs in a period with those peers, less what they bring. */
export function worthIn(periods: Periods, s: number, k: number, peers: number): number {
  const cell = s * periods.count + k;
  const missing = periods.away[cell]! & peers;
  const worth = periods.worth[(s << periods.model.peers) | peers]! - periods.cost[cell]!;
  return missing === 0 ? worth : worth - FORBIDDEN * bitCount(missing);
}

/** One after another from the opening and after each break, for as long as there is room for the longest session. */
function periodStarts(model: Model, movable: readonly ModelSession[], longest: number): number[] {
  const { gridMinutes: grid, changeoverMinutes } = model.instance;
  const possible = new Set(movable.flatMap(({ starts }) => [...starts]));
  const fits = new Set(movable.filter(({ minutes }) => minutes === longest).flatMap(({ starts }) => [...starts]));
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
