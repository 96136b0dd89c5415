import { type Random, shuffled } from '#kernel/random';
import { MOST_PARTNERS } from '../score.ts';
import { bitCount } from './bits.ts';
import { type Periods, worthIn } from './periods.ts';

/** Sessions standing in periods, with the score kept day by day. A session in period −1 is left out. */
export type PeriodPad = {
  readonly periods: Periods;
  readonly period: Int16Array;
  readonly peers: Int32Array;
  readonly members: number[][];
  readonly dayScore: Float64Array;
  readonly counts: Int16Array;
  /** What is left out costs. */
  leftOut: number;
};

/** Fills the periods by chance: the largest sessions first, those of a kind together in a period as far as they go. */
export function filledPad(periods: Periods, random: Random): PeriodPad {
  const { model, count } = periods;
  const pad = emptyPad(periods);
  const order = shuffled(random, [...model.sessions.keys()]);
  order.sort((a, b) => model.sessions[b]!.needed - model.sessions[a]!.needed);
  const byChance = shuffled(random, [...Array(count).keys()]);
  const inTurn = random() < 0.5 ? byChance : byChance.sort((a, b) => a - b);
  for (const s of order) {
    if (periods.movable[s] === 0) continue;
    const k = exactRoom(pad, s, inTurn) ?? anyRoom(pad, s, inTurn);
    if (k !== undefined) standIn(pad, s, k, someOf(random, freeIn(pad, k), model.sessions[s]!.needed));
  }
  for (let d = 0; d < model.days; d += 1) countDay(pad, d);
  return pad;
}

/** A plan that was kept, to go on from. */
export function padOf(periods: Periods, plan: { readonly period: Int16Array; readonly peers: Int32Array }): PeriodPad {
  const pad = emptyPad(periods);
  for (const [s, k] of plan.period.entries()) if (k >= 0) standIn(pad, s, k, plan.peers[s]!);
  for (let d = 0; d < periods.model.days; d += 1) countDay(pad, d);
  return pad;
}

function emptyPad(periods: Periods): PeriodPad {
  const { model, count } = periods;
  return {
    periods,
    period: new Int16Array(model.sessions.length).fill(-1),
    peers: new Int32Array(model.sessions.length),
    members: Array.from({ length: count }, () => []),
    dayScore: new Float64Array(model.days),
    counts: new Int16Array(model.days * model.peers),
    leftOut: model.sessions.reduce((sum, it) => (it.fixed ? sum : sum + it.unplacedCost), 0),
  };
}

/** The first period that the session fills, or leaves room in for others of its size. */
function exactRoom(pad: PeriodPad, s: number, inTurn: readonly number[]): number | undefined {
  const { needed } = pad.periods.model.sessions[s]!;
  const free = (k: number) => bitCount(freeIn(pad, k));
  return inTurn.find((k) => free(k) >= needed && (needed === 0 || free(k) % needed === 0));
}

function anyRoom(pad: PeriodPad, s: number, inTurn: readonly number[]): number | undefined {
  return inTurn.find((k) => bitCount(freeIn(pad, k)) >= pad.periods.model.sessions[s]!.needed);
}

/** The peers with nothing to do in a period, as bits. */
export function freeIn(pad: PeriodPad, k: number): number {
  let busy = pad.periods.busy[k]!;
  for (const s of pad.members[k]!) busy |= pad.peers[s]!;
  return ((1 << pad.periods.model.peers) - 1) & ~busy;
}

/** Puts a session that is left out into a period. */
export function standIn(pad: PeriodPad, s: number, k: number, peers: number): void {
  pad.period[s] = k;
  pad.peers[s] = peers;
  pad.members[k]!.push(s);
  pad.leftOut -= pad.periods.model.sessions[s]!.unplacedCost;
}

/** Takes a session out of its period. */
export function leaveOut(pad: PeriodPad, s: number): void {
  const members = pad.members[pad.period[s]!]!;
  members.splice(members.indexOf(s), 1);
  pad.period[s] = -1;
  pad.peers[s] = 0;
  pad.leftOut += pad.periods.model.sessions[s]!.unplacedCost;
}

/** So many of the bits, by chance. */
export function someOf(random: Random, bits: number, many: number): number {
  let [left, rest, chosen] = [many, bits, 0];
  for (let n = bitCount(bits); n > 0 && left > 0; n -= 1, rest &= rest - 1) {
    if (random() * n >= left) continue;
    chosen |= rest & -rest;
    left -= 1;
  }
  return chosen;
}

const met = new Int32Array(32);
const busy = new Int32Array(32);

/** Counts a day afresh: what its sessions bring, less what its peers wait and whom they meet. */
export function countDay(pad: PeriodPad, day: number): void {
  const { periods, counts } = pad;
  const { model } = periods;
  const ofDay = periods.ofDay[day]!;
  const first = day * model.peers;
  met.fill(0, 0, model.peers);
  busy.fill(0, 0, model.peers);
  counts.fill(0, first, first + model.peers);
  const fixed = periods.fixedOn[day]!;
  for (let i = 0; i < fixed.length; i += 1) countFor(pad, first, fixed[i]!.s, fixed[i]!.peers, fixed[i]!.inDay);
  let score = 0;
  for (let i = 0; i < ofDay.length; i += 1) {
    const members = pad.members[ofDay[i]!]!;
    for (let j = 0; j < members.length; j += 1) {
      const s = members[j]!;
      const peers = pad.peers[s]!;
      score += worthIn(periods, s, ofDay[i]!, peers);
      countFor(pad, first, s, peers, i);
    }
  }
  const idle = periods.idle[day]!;
  for (let p = 0; p < model.peers; p += 1) {
    const beyond = bitCount(met[p]!) - 2;
    score -= idle[busy[p]!]! + (beyond > 0 ? beyond * model.partners : 0);
  }
  pad.dayScore[day] = score;
}

/** Counts a session for its peers, in the `i`th period of the day; −1 is in none. */
function countFor({ periods, counts }: PeriodPad, first: number, s: number, peers: number, i: number): void {
  const partners = periods.model.sessions[s]!.needed <= MOST_PARTNERS ? peers : 0;
  const bit = i < 0 ? 0 : 1 << i;
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const p = 31 - Math.clz32(bits & -bits);
    met[p]! |= partners;
    busy[p]! |= bit;
    counts[first + p]! += 1;
  }
}

/** The whole score: days, uneven loads, sessions left out. */
export function padScore(pad: PeriodPad): number {
  const { model } = pad.periods;
  let score = -pad.leftOut;
  for (let d = 0; d < model.days; d += 1) score += pad.dayScore[d]!;
  let [most, fewest] = [0, Number.POSITIVE_INFINITY];
  for (let p = 0; p < model.peers; p += 1) {
    let load = 0;
    for (let d = 0; d < model.days; d += 1) load += pad.counts[d * model.peers + p]!;
    most = Math.max(most, load);
    fewest = Math.min(fewest, load);
  }
  return score - model.balance * (most - fewest);
}
