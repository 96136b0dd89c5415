import type { DayFacts } from '../bound/day-facts.ts';
import { MOST_PARTNERS } from '../score.ts';
import type { Model } from './model.ts';
import { type PeerDays, peerDaysOf } from './peer-day.ts';
import { type Threes, threesOf } from './sketch-threes.ts';

/** The most peers whose every set has a place of its own in the table of choices. */
const MOST_TABLED = 10;

/** The choice of a session with that day and those peers; −1 where it has none. */
export type ChoiceFinder = (s: number, day: number, peers: number) => number;

/** What pads have in common: every choice of day and peers each session has. */
export type Layout = {
  readonly model: Model;
  readonly facts: readonly DayFacts[];
  /** The choices of session s stand from `first[s]` to `first[s + 1]`. */
  readonly first: Int32Array;
  readonly day: Int16Array;
  readonly peers: Int32Array;
  /** What each choice brings, less what was learnt of the trouble with its day (see `fall`). */
  readonly worth: Float64Array;
  readonly late: Float64Array;
  readonly choiceAt: ChoiceFinder;
  /** For each session and day (`s * days + d`): what it takes of a peer's minutes, and what it adds to the key of a peer's day. */
  readonly taken: Float64Array;
  readonly length: Float64Array;
  /** For each cell (`day * peers + peer`): the minutes there are until it is late, and until the day ends. */
  readonly untilLate: Float64Array;
  readonly untilEnd: Float64Array;
  /** Whether a session counts for partners. */
  readonly small: Uint8Array;
  /** Whether a session has to stand before or after another. */
  readonly ordered: Uint8Array;
  /** The least that the most and the fewest sessions of any peer differ once all are placed. */
  readonly uneven: number;
  /** What a late minute costs. */
  readonly price: number;
  /** Some price is below nothing: then what a move spares can never be told beforehand. */
  readonly untold: boolean;
  readonly peerDays: PeerDays;
  readonly threes: Threes;
};

/** The choices of each session on each day. */
export function layoutOf(model: Model, facts: readonly DayFacts[]): Layout {
  const all = model.sessions.map((_, s) =>
    facts.flatMap(({ choices }, d) => choices.filter((choice) => choice.s === s).map((choice) => ({ ...choice, d }))),
  );
  const first = [0];
  for (const list of all) first.push(first.at(-1)! + list.length);
  const flat = all.flat();
  const day = Int16Array.from(flat, ({ d }) => d);
  const peers = Int32Array.from(flat, (choice) => choice.peers);
  const rooms = facts.flatMap((each) => each.rooms);
  const { policy } = model.instance;
  const peerDays = peerDaysOf(model, facts);
  return {
    model,
    facts,
    first: Int32Array.from(first),
    day,
    peers,
    worth: Float64Array.from(flat, ({ worth }) => worth),
    late: Float64Array.from(flat, ({ late }) => late),
    choiceAt: finderOf(model, first, day, peers),
    taken: Float64Array.from(model.sessions.flatMap((_, s) => facts.map(({ occupies }) => occupies[s]!))),
    length: peerDays.weight ?? new Float64Array(model.sessions.length * model.days),
    untilLate: Float64Array.from(rooms, ({ untilLate }) => untilLate),
    untilEnd: Float64Array.from(rooms, ({ untilEnd }) => untilEnd),
    small: Uint8Array.from(model.sessions, ({ needed }) => (needed <= MOST_PARTNERS && model.partners > 0 ? 1 : 0)),
    ordered: Uint8Array.from(model.sessions, ({ before, following }) => Math.min(1, before.length + following.length)),
    uneven: model.sessions.reduce((sum, { needed }) => sum + needed, 0) % model.peers === 0 ? 0 : 1,
    price: policy.late,
    untold: policy.late < 0 || policy.partners < 0 || policy.balance < 0,
    peerDays,
    threes: threesOf(model, facts),
  };
}

function finderOf(model: Model, first: readonly number[], day: Int16Array, peers: Int32Array): ChoiceFinder {
  const sets = 2 ** model.peers;
  const keyOf = (s: number, d: number, set: number) => (s * model.days + d) * sets + set;
  const known = model.sessions.flatMap((_, s) =>
    Array.from({ length: first[s + 1]! - first[s]! }, (__, i): [number, number] => {
      const c = first[s]! + i;
      return [keyOf(s, day[c]!, peers[c]!), c];
    }),
  );
  if (model.peers > MOST_TABLED) {
    const map = new Map(known);
    return (s, d, set) => map.get(keyOf(s, d, set)) ?? -1;
  }
  const table = new Int32Array(model.sessions.length * model.days * sets).fill(-1);
  for (const [key, c] of known) table[key] = c;
  return (s, d, set) => table[keyOf(s, d, set)]!;
}

/** No time was found for a session on a day: every choice of that day is worth so much less from now on. */
export function fall({ first, day, worth }: Layout, s: number, on: number, by: number): void {
  for (let c = first[s]!; c < first[s + 1]!; c += 1) if (day[c] === on) worth[c]! -= by;
}
