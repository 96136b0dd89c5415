import { lateOf, overOf } from './peer-day.ts';
import type { Layout } from './sketch-layout.ts';
import { type Crowd, emptyCrowd, OVERFULL, TOO_MUCH } from './sketch-threes.ts';

/** Up to this share of the hours before `lateFrom`, sessions of any lengths find their times. */
const EASY = 0.5;

/** What it costs to have a session on a day before the one it must follow. */
const DISORDER = 25;

/**
 * A timetable without times being worked on: for each session a choice of day and peers, with the score kept up to date. A cell is one
 * peer on one day (`day * peers + peer`).
 */
export type Pad = Layout & {
  readonly chosen: Int32Array;
  /** For each cell and other peer, in how many small sessions they meet that day; for each cell, how many others are met. */
  readonly meetings: Int16Array;
  readonly partners: Int16Array;
  /** For each cell: minutes taken, minutes known to be late, and how many sessions of each length, as one key. */
  readonly minutes: Float64Array;
  readonly lateness: Float64Array;
  readonly lengths: Float64Array;
  /** For each cell, what its hours cost. */
  readonly hours: Float64Array;
  readonly count: Int32Array;
  readonly crowd: Crowd;
  /** What uneven loads and partners cost here: less than they do, where they may be for a while. */
  balance: number;
  partnerPrice: number;
  score: number;
};

/** A pad on which nothing is chosen. */
export function emptyPad(layout: Layout): Pad {
  const { model } = layout;
  const cells = model.days * model.peers;
  return {
    ...layout,
    chosen: new Int32Array(model.sessions.length).fill(-1),
    meetings: new Int16Array(cells * model.peers),
    partners: new Int16Array(cells),
    minutes: new Float64Array(cells),
    lateness: new Float64Array(cells),
    lengths: new Float64Array(cells),
    hours: new Float64Array(cells),
    count: new Int32Array(model.peers),
    crowd: emptyCrowd(layout.threes),
    balance: model.balance,
    partnerPrice: model.partners,
    score: -model.sessions.reduce((sum, it) => sum + it.unplacedCost + (it.current ? model.change : 0), 0),
  };
}

/** What the score gains if a session is given another choice, −1 for none. Nothing is changed. */
export function gainOf(pad: Pad, s: number, next: number): number {
  return gainFrom(pad, s, next, Number.NEGATIVE_INFINITY);
}

/**
 * The same, but where it is found on the way that it will be less than `least`, only that: minus infinity. Most moves are not made, and
 * most of those can be told from what the choices bring by themselves.
 */
export function gainFrom(pad: Pad, s: number, next: number, least: number): number {
  const old = pad.chosen[s]!;
  if (old === next) return 0;
  const { model, day, peers, worth, count } = pad;
  const it = model.sessions[s]!;
  const [from, to] = [old < 0 ? 0 : peers[old]!, next < 0 ? 0 : peers[next]!];
  let gain = (next < 0 ? -it.unplacedCost : worth[next]!) - (old < 0 ? -it.unplacedCost : worth[old]!);
  if (from !== to && model.balance > 0) gain -= pad.balance * spreadChange(count, from, to);
  if (it.before.length + it.following.length > 0) gain -= orderCost(pad, s, next) - orderCost(pad, s, old);
  if (gain + spareOf(pad, s) < least) return Number.NEGATIVE_INFINITY;
  if (old >= 0 && next >= 0 && day[old] === day[next]) return gain - dayChange(pad, s, day[old]!, old, next);
  if (old >= 0) gain -= dayChange(pad, s, day[old]!, old, -1);
  if (next < 0 || gain < least) return gain;
  return gain - dayChange(pad, s, day[next]!, -1, next);
}

/** The most that a session's leaving its choice can spare in partners and hours. */
export function spareOf(
  { chosen, peers, day, hours, meetings, small, model, untold, partnerPrice }: Pad,
  s: number,
): number {
  const choice = chosen[s]!;
  if (choice < 0) return 0;
  if (untold) return Number.POSITIVE_INFINITY;
  const first = day[choice]! * model.peers;
  let [spare, alone] = [0, 0];
  for (let bits = peers[choice]!; bits !== 0; bits &= bits - 1) {
    const cell = first + 31 - Math.clz32(bits & -bits);
    spare += hours[cell]!;
    if (small[s] === 0) continue;
    for (let rest = bits & (bits - 1); rest !== 0; rest &= rest - 1)
      if (meetings[cell * model.peers + 31 - Math.clz32(rest & -rest)] === 1) alone += 1;
  }
  return spare + 2 * partnerPrice * alone;
}

/** Gives a session another choice, −1 for none. `gain`: what `gainOf` says of it. */
export function choose(pad: Pad, s: number, next: number, gain: number): void {
  const old = pad.chosen[s]!;
  if (old === next) return;
  if (old >= 0) add(pad, s, old, -1);
  if (next >= 0) add(pad, s, next, 1);
  pad.chosen[s] = next;
  pad.score += gain;
}

/** What a session's going from one choice to another on the same day (−1: not there) costs in partners and hours. */
function dayChange(pad: Pad, s: number, day: number, old: number, next: number): number {
  const { model, partners, meetings, peers, late, hours, untold } = pad;
  const [from, to] = [old < 0 ? 0 : peers[old]!, next < 0 ? 0 : peers[next]!];
  const small = pad.small[s] === 1;
  const later = (next < 0 ? 0 : late[next]!) - (old < 0 ? 0 : late[old]!);
  const taken = pad.taken[s * model.days + day]!;
  const length = pad.length[s * model.days + day]!;
  let [beyond, cost] = [0, 0];
  for (let bits = from | to; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits;
    const cell = day * model.peers + 31 - Math.clz32(bit);
    const [was, is] = [(from & bit) !== 0, (to & bit) !== 0];
    if (small) {
      const row = cell * model.peers;
      const [before, after] = [was ? from & ~bit : 0, is ? to & ~bit : 0];
      let more = 0;
      for (let rest = before & ~after; rest !== 0; rest &= rest - 1)
        if (meetings[row + 31 - Math.clz32(rest & -rest)] === 1) more -= 1;
      for (let rest = after & ~before; rest !== 0; rest &= rest - 1)
        if (meetings[row + 31 - Math.clz32(rest & -rest)] === 0) more += 1;
      const met = partners[cell]!;
      if (more !== 0) beyond += (met + more > 1 ? met + more : 1) - (met > 1 ? met : 1);
    }
    if (was !== is) {
      if (was && hours[cell] === 0 && !untold) continue;
      const sign = is ? 1 : -1;
      const tardy = is ? late[next]! : -late[old]!;
      cost += hoursCost(pad, cell, day, sign * taken, tardy, sign * length) - hours[cell]!;
    } else if (later !== 0) cost += hoursCost(pad, cell, day, 0, later, 0) - hours[cell]!;
  }
  return cost + pad.partnerPrice * beyond;
}

/** What the hours of a cell cost with so many minutes, late minutes and lengths more. */
function hoursCost(pad: Pad, cell: number, day: number, minutesMore: number, lateMore: number, more: number): number {
  const { model, peerDays, price } = pad;
  const minutes = pad.minutes[cell]! + minutesMore;
  const lateness = pad.lateness[cell]! + lateMore;
  const untilLate = pad.untilLate[cell]!;
  if (minutes <= EASY * untilLate) return price * lateness;
  const untilEnd = pad.untilEnd[cell]!;
  if (peerDays.weight === null || minutes > untilEnd) {
    const late = Math.max(lateness, pad.facts[day]!.lateShare * (minutes - untilLate), 0);
    return price * late + (minutes > untilEnd ? OVERFULL * (minutes - untilEnd + TOO_MUCH) : 0);
  }
  const asked = peerDays.ask(day, cell - day * model.peers, pad.lengths[cell]! + more);
  if (asked === 0) return price * lateness;
  const late = lateOf(asked);
  return price * (lateness > late ? lateness : late) + OVERFULL * overOf(asked);
}

/** A session on a day before one that must have ended by then: such days can never be given times. */
function orderCost(pad: Pad, s: number, choice: number): number {
  if (choice < 0) return 0;
  const { before, following } = pad.model.sessions[s]!;
  const day = pad.day[choice]!;
  let cost = 0;
  for (const t of before) if (pad.chosen[t]! >= 0 && pad.day[pad.chosen[t]!]! > day) cost += DISORDER;
  for (const t of following) if (pad.chosen[t]! >= 0 && pad.day[pad.chosen[t]!]! < day) cost += DISORDER;
  return cost;
}

/** Changes what uneven loads and partners cost on a pad. */
export function setPenalties(pad: Pad, balance: number, partnerPrice: number): void {
  pad.score = scoreAt(pad, balance, partnerPrice);
  pad.balance = balance;
  pad.partnerPrice = partnerPrice;
}

/** What a pad scores at other prices of uneven loads and partners. */
function scoreAt(pad: Pad, balance: number, partnerPrice: number): number {
  let score = pad.score;
  if (balance !== pad.balance) score += (pad.balance - balance) * spreadOf(pad.count);
  return partnerPrice === pad.partnerPrice
    ? score
    : score + (pad.partnerPrice - partnerPrice) * beyondFirst(pad.partners);
}

/** What a pad scores where uneven loads and partners cost what they do cost. */
export function scoreOf(pad: Pad): number {
  return scoreAt(pad, pad.model.balance, pad.model.partners);
}

function beyondFirst(partners: Int16Array): number {
  let sum = 0;
  for (let cell = 0; cell < partners.length; cell += 1) if (partners[cell]! > 1) sum += partners[cell]! - 1;
  return sum;
}

/** How many sessions more one peer has than another, at most. */
export function spreadOf(count: Int32Array): number {
  let [most, fewest] = [count[0]!, count[0]!];
  for (let p = 1; p < count.length; p += 1) {
    if (count[p]! > most) most = count[p]!;
    if (count[p]! < fewest) fewest = count[p]!;
  }
  return most - fewest;
}

/** How much further apart the most and the fewest sessions of any peer are once these peers have one less and those one more. */
function spreadChange(count: Int32Array, less: number, more: number): number {
  let [most, fewest, mostThen, fewestThen] = [count[0]!, count[0]!, 0, 1e9];
  for (let p = 0; p < count.length; p += 1) {
    const now = count[p]!;
    const then = now + ((more >> p) & 1) - ((less >> p) & 1);
    if (now > most) most = now;
    if (now < fewest) fewest = now;
    if (then > mostThen) mostThen = then;
    if (then < fewestThen) fewestThen = then;
  }
  return mostThen - fewestThen - (most - fewest);
}

function add(pad: Pad, s: number, c: number, sign: 1 | -1): void {
  const { model, meetings } = pad;
  const day = pad.day[c]!;
  const peers = pad.peers[c]!;
  const small = pad.small[s] === 1;
  const taken = pad.taken[s * model.days + day]!;
  const length = pad.length[s * model.days + day]!;
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const bit = bits & -bits;
    const p = 31 - Math.clz32(bit);
    const cell = day * model.peers + p;
    pad.minutes[cell]! += sign * taken;
    pad.lateness[cell]! += sign * pad.late[c]!;
    pad.lengths[cell]! += sign * length;
    pad.hours[cell] = hoursCost(pad, cell, day, 0, 0, 0);
    pad.count[p]! += sign;
    if (!small) continue;
    for (let rest = peers & ~bit; rest !== 0; rest &= rest - 1) {
      const pair = cell * model.peers + 31 - Math.clz32(rest & -rest);
      const was = meetings[pair]!;
      meetings[pair] = was + sign;
      if (sign === 1 ? was === 0 : was === 1) pad.partners[cell]! += sign;
    }
  }
}
