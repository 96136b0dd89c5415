import type { DayFacts } from '../bound/day-facts.ts';
import { bitCount } from './bits.ts';
import type { Model } from './model.ts';
import { lateOf, overOf } from './peer-day.ts';
import type { Pad } from './sketch-pad.ts';

/**
 * Any two sessions that each take two of the same three peers share one of them, and are never at the same time: three peers together
 * have one day. Where each two of the three also meet without the third, that says more than the hours of each.
 */
export type Threes = {
  readonly count: number;
  /** For each set of peers, the threes of whom it takes two or all. */
  readonly takenBy: readonly Int16Array[];
  /** For each set of peers and three (`set * count + i`): −1 not taken, 0 all of them, else a number of its own for the one who is not there. */
  readonly kind: Int32Array;
  readonly days: readonly { readonly untilLate: number; readonly untilEnd: number }[];
};

/** The most peers whose threes are looked at. */
const MOST_PEERS = 10;

/** Bits for the number of sessions without the first, the second and the third of three. */
const BITS = 10;
const MASK = 2 ** BITS - 1;

/** The threes there are among the peers; none where peers are very many. */
export function threesOf(model: Model, facts: readonly DayFacts[]): Threes {
  const days = facts.map(({ whole }) => whole);
  if (model.peers > MOST_PEERS || model.instance.policy.late < 0)
    return { count: 0, takenBy: [], kind: new Int32Array(), days };
  const sets = Array.from({ length: 2 ** model.peers }, (_, set) => set);
  const threes = sets.filter((set) => bitCount(set) === 3);
  return {
    count: threes.length,
    takenBy: sets.map((set) => Int16Array.from(threes.flatMap((three, i) => (bitCount(three & set) >= 2 ? [i] : [])))),
    kind: Int32Array.from(sets.flatMap((set) => threes.map((three) => kindOf(three, set)))),
    days,
  };
}

function kindOf(three: number, set: number): number {
  const missing = three & ~set;
  if (missing === 0) return 0;
  if (bitCount(missing) > 1) return -1;
  return 1 << (BITS * bitCount(three & (missing - 1)));
}

/** For each day and three (`day * count + i`): minutes, lengths as one key, sessions of each kind, and what their hours cost. */
export type Crowd = {
  readonly minutes: Float64Array;
  readonly lengths: Float64Array;
  readonly kinds: Int32Array;
  readonly cost: Float64Array;
  total: number;
};

/** Nobody anywhere. */
export function emptyCrowd(threes: Threes): Crowd {
  const cells = threes.days.length * threes.count;
  return {
    minutes: new Float64Array(cells),
    lengths: new Float64Array(cells),
    kinds: new Int32Array(cells),
    cost: new Float64Array(cells),
    total: 0,
  };
}

/** Beyond a day's end each minute costs this, and a day that is too full counts as fuller by so many minutes. */
export const OVERFULL = 0.25;
export const TOO_MUCH = 30;

/** Up to this share of the hours before `lateFrom`, three peers find their times. */
const EASY = 0.85;

/** What it costs that three peers have one day, if a session goes from one choice to another (−1: nowhere). Nothing is changed. */
export function threesChange(pad: Pad, s: number, old: number, next: number): number {
  if (pad.threes.count === 0) return 0;
  const { day, peers } = pad;
  if (old >= 0 && next >= 0 && day[old] === day[next]) return onDay(pad, s, day[old]!, peers[old]!, peers[next]!);
  const less = old >= 0 ? onDay(pad, s, day[old]!, peers[old]!, 0) : 0;
  return next >= 0 ? less + onDay(pad, s, day[next]!, 0, peers[next]!) : less;
}

function onDay(pad: Pad, s: number, day: number, from: number, to: number): number {
  if (from === to) return 0;
  const { crowd } = pad;
  const { count, takenBy, kind } = pad.threes;
  const taken = pad.taken[s * pad.model.days + day]!;
  const length = pad.length[s * pad.model.days + day]!;
  let change = 0;
  for (const i of takenBy[from]!) {
    const cell = day * count + i;
    const [was, before, after] = [crowd.cost[cell]!, kind[from * count + i]!, kind[to * count + i]!];
    if (after < 0) {
      if (was > 0) change += costOf(pad, cell, day, -taken, -length, -before) - was;
    } else if (after !== before) change += costOf(pad, cell, day, 0, 0, after - before) - was;
  }
  for (const i of takenBy[to]!) {
    if (kind[from * count + i]! >= 0) continue;
    const cell = day * count + i;
    change += costOf(pad, cell, day, taken, length, kind[to * count + i]!) - crowd.cost[cell]!;
  }
  return change;
}

/** Keeps the hours of three peers up to date, and the score with them, where a session has gone from one choice to another. */
export function moveThrees(pad: Pad, s: number, old: number, next: number): void {
  if (pad.threes.count === 0) return;
  const before = pad.crowd.total;
  if (old >= 0) count(pad, s, old, -1);
  if (next >= 0) count(pad, s, next, 1);
  pad.score -= pad.crowd.total - before;
}

function count(pad: Pad, s: number, choice: number, sign: 1 | -1): void {
  const { crowd, threes } = pad;
  const [day, peers] = [pad.day[choice]!, pad.peers[choice]!];
  const taken = pad.taken[s * pad.model.days + day]!;
  const length = pad.length[s * pad.model.days + day]!;
  for (const i of threes.takenBy[peers]!) {
    const cell = day * threes.count + i;
    crowd.minutes[cell]! += sign * taken;
    crowd.lengths[cell]! += sign * length;
    crowd.kinds[cell]! += sign * threes.kind[peers * threes.count + i]!;
    crowd.total -= crowd.cost[cell]!;
    crowd.cost[cell] = costOf(pad, cell, day, 0, 0, 0);
    crowd.total += crowd.cost[cell]!;
  }
}

/** What a day of three peers costs with so many minutes, lengths and sessions of some kind more. */
function costOf(pad: Pad, cell: number, day: number, minutesMore: number, more: number, kindsMore: number): number {
  const { crowd, peerDays, model } = pad;
  const minutes = crowd.minutes[cell]! + minutesMore;
  const { untilLate, untilEnd } = pad.threes.days[day]!;
  if (minutes <= EASY * untilLate) return 0;
  const kinds = crowd.kinds[cell]! + kindsMore;
  if ((kinds & MASK) === 0 || (kinds & (MASK << BITS)) === 0 || kinds >> (2 * BITS) === 0) return 0;
  const price = 2 * model.instance.policy.late;
  if (peerDays.weight === null || minutes > untilEnd) {
    const beyond = minutes > untilEnd ? OVERFULL * (minutes - untilEnd + TOO_MUCH) : 0;
    return minutes > untilLate ? price * (minutes - untilLate) + beyond : 0;
  }
  const asked = peerDays.askAny(day, crowd.lengths[cell]! + more);
  return asked === 0 ? 0 : price * lateOf(asked) + OVERFULL * overOf(asked);
}
