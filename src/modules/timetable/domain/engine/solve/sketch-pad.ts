import type { DayFacts } from '../bound/day-facts.ts';
import { MOST_PARTNERS } from '../score.ts';
import type { Model } from './model.ts';
import { type PeerDays, peerDaysOf } from './peer-day.ts';

/** Beyond a peer's day, each minute costs this: enough to keep days possible, little enough to pass through. */
const OVERFULL = 0.25;

/** A day with more minutes than there are counts as overfull by so many more: lengths that do not fit are worse than that seldom. */
const TOO_MUCH = 30;

/** Up to this share of the hours before `lateFrom`, sessions of any lengths find their times. */
const EASY = 0.5;

/** What it costs to have a session on a day before the one it must follow. */
const DISORDER = 25;

/** A timetable without times being worked on: for each session a choice of day and peers, with the score kept up to date. */
export type Pad = {
  readonly model: Model;
  readonly facts: readonly DayFacts[];
  /** The choices of session s stand from `first[s]` to `first[s + 1]`. */
  readonly first: Int32Array;
  readonly day: Int16Array;
  readonly peers: Int32Array;
  readonly worth: Float64Array;
  readonly late: Float64Array;
  readonly where: readonly ReadonlyMap<number, number>[];
  readonly chosen: Int32Array;
  readonly meetings: Int16Array;
  readonly partners: Int16Array;
  readonly minutes: Float64Array;
  readonly lateness: Float64Array;
  /** For each peer and day, how many sessions of each length, as one key. */
  readonly lengths: Int32Array;
  readonly peerDays: PeerDays;
  readonly count: Int32Array;
  score: number;
};

/**
 * A pad on which nothing is chosen. `trouble`: for each session and day (`s * days + day`), how much less it is worth there, because
 * no time was found for it before.
 */
export function emptyPad(model: Model, facts: readonly DayFacts[], trouble: Float64Array): Pad {
  const all = model.sessions.map((_, s) =>
    facts.flatMap(({ choices }, d) => choices.filter((choice) => choice.s === s).map((choice) => ({ ...choice, d }))),
  );
  const first = [0];
  for (const list of all) first.push(first.at(-1)! + list.length);
  const flat = all.flat();
  const cells = model.days * model.peers;
  return {
    model,
    facts,
    first: Int32Array.from(first),
    day: Int16Array.from(flat, ({ d }) => d),
    peers: Int32Array.from(flat, ({ peers }) => peers),
    worth: Float64Array.from(flat, ({ worth, s, d }) => worth - trouble[s * model.days + d]!),
    late: Float64Array.from(flat, ({ late }) => late),
    where: all.map((list, s) => new Map(list.map(({ peers, d }, i) => [peers * model.days + d, first[s]! + i]))),
    chosen: new Int32Array(model.sessions.length).fill(-1),
    meetings: new Int16Array(cells * model.peers),
    partners: new Int16Array(cells),
    minutes: new Float64Array(cells),
    lateness: new Float64Array(cells),
    lengths: new Int32Array(cells),
    peerDays: peerDaysOf(model, facts),
    count: new Int32Array(model.peers),
    score: -model.sessions.reduce((sum, it) => sum + it.unplacedCost + (it.current ? model.change : 0), 0),
  };
}

/** The choice of a session with that day and those peers; −1 where it has none. */
export function choiceAt(pad: Pad, s: number, day: number, peers: number): number {
  return pad.where[s]!.get(peers * pad.model.days + day) ?? -1;
}

/** Gives a session another choice; −1 for none. */
export function choose(pad: Pad, s: number, choice: number): void {
  const old = pad.chosen[s]!;
  if (old === choice) return;
  const { balance } = pad.model;
  pad.score += balance * spread(pad.count) + orderCost(pad, s);
  if (old >= 0) add(pad, s, old, -1);
  else pad.score += pad.model.sessions[s]!.unplacedCost;
  if (choice >= 0) add(pad, s, choice, 1);
  else pad.score -= pad.model.sessions[s]!.unplacedCost;
  pad.chosen[s] = choice;
  pad.score -= balance * spread(pad.count) + orderCost(pad, s);
}

/** A session on a day before one that must have ended by then: such days can never be given times. */
function orderCost(pad: Pad, s: number): number {
  const { before, following } = pad.model.sessions[s]!;
  const choice = pad.chosen[s]!;
  if (choice < 0 || before.length + following.length === 0) return 0;
  const day = pad.day[choice]!;
  let cost = 0;
  for (const t of before) if (pad.chosen[t]! >= 0 && pad.day[pad.chosen[t]!]! > day) cost += DISORDER;
  for (const t of following) if (pad.chosen[t]! >= 0 && pad.day[pad.chosen[t]!]! < day) cost += DISORDER;
  return cost;
}

function add(pad: Pad, s: number, c: number, sign: 1 | -1): void {
  const { model } = pad;
  const day = pad.day[c]!;
  const peers = pad.peers[c]!;
  const small = model.sessions[s]!.needed <= MOST_PARTNERS;
  const taken = pad.facts[day]!.occupies[s]!;
  const length = pad.peerDays.weight?.[s] ?? 0;
  pad.score += sign * pad.worth[c]!;
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const p = 31 - Math.clz32(bits & -bits);
    const cell = day * model.peers + p;
    pad.score += hoursCost(pad, day, p);
    pad.minutes[cell]! += sign * taken;
    pad.lateness[cell]! += sign * pad.late[c]!;
    pad.lengths[cell]! += sign * length;
    pad.score -= hoursCost(pad, day, p);
    pad.count[p]! += sign;
    if (!small) continue;
    const before = pad.partners[cell]!;
    let met = before;
    for (let rest = peers & ~(1 << p); rest !== 0; rest &= rest - 1) {
      const pair = cell * model.peers + (31 - Math.clz32(rest & -rest));
      const was = pad.meetings[pair]!;
      pad.meetings[pair] = was + sign;
      if (sign === 1 ? was === 0 : was === 1) met += sign;
    }
    pad.partners[cell] = met;
    pad.score += model.partners * (Math.max(0, before - 1) - Math.max(0, met - 1));
  }
}

function hoursCost(pad: Pad, day: number, p: number): number {
  const { rooms, lateShare } = pad.facts[day]!;
  const cell = day * pad.model.peers + p;
  const minutes = pad.minutes[cell]!;
  const { untilLate, untilEnd } = rooms[p]!;
  const price = pad.model.instance.policy.late;
  if (minutes <= EASY * untilLate) return price * pad.lateness[cell]!;
  if (pad.peerDays.weight === null || minutes > untilEnd) {
    const late = Math.max(pad.lateness[cell]!, lateShare * (minutes - untilLate), 0);
    return price * late + (minutes > untilEnd ? OVERFULL * (minutes - untilEnd + TOO_MUCH) : 0);
  }
  const { late, over } = pad.peerDays.ask(day, p, pad.lengths[cell]!);
  return price * Math.max(pad.lateness[cell]!, late) + OVERFULL * over;
}

function spread(count: Int32Array): number {
  if (count.length === 0) return 0;
  let [most, fewest] = [count[0]!, count[0]!];
  for (let p = 1; p < count.length; p += 1) {
    if (count[p]! > most) most = count[p]!;
    if (count[p]! < fewest) fewest = count[p]!;
  }
  return most - fewest;
}
