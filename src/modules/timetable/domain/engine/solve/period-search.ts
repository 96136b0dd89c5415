import type { Random } from '#kernel/random';
import type { Schedule } from './anneal.ts';
import { bitCount } from './bits.ts';
import { type Board, emptyBoard, fits, put } from './board.ts';
import { movesFor } from './effort.ts';
import {
  countDay,
  filledPad,
  freeIn,
  leaveOut,
  type PeriodPad,
  padOf,
  padScore,
  someOf,
  standIn,
} from './period-pad.ts';
import type { Periods } from './periods.ts';

/** A timetable in periods: for each session its period (−1 for none) and its peers. */
export type PeriodPlan = { readonly score: number; readonly period: Int16Array; readonly peers: Int32Array };

type Moving = { readonly pad: PeriodPad; readonly random: Random; readonly undo: number[]; readonly sizes: number[][] };

/**
 * Shares sessions out over periods and peers by annealing. Where hours are short nearly every timetable is one of periods, and every
 * move here keeps all that are placed placed: sessions change places, peers of one period change teams, periods change days. `from`: a
 * plan to go on from; null begins anew.
 */
export function searchPeriods(
  periods: Periods,
  random: Random,
  schedule: Schedule,
  from: PeriodPlan | null,
  stop: () => boolean,
): PeriodPlan {
  const pad = from ? padOf(periods, from) : filledPad(periods, random);
  const moving: Moving = { pad, random, undo: [], sizes: bySize(periods) };
  const before = new Float64Array(pad.dayScore.length);
  const counted = new Int16Array(pad.counts.length);
  let score = padScore(pad);
  let best = kept(pad, score);
  const cooling = Math.log(schedule.cold / schedule.hot);
  let heat = schedule.hot;
  for (let done = 0; done < schedule.moves; done += 1) {
    if (done % 1024 === 0) {
      if (stop()) break;
      heat = schedule.hot * Math.exp((cooling * done) / schedule.moves);
    }
    const days = tryMove(moving);
    if (days !== 0) {
      before.set(pad.dayScore);
      counted.set(pad.counts);
      recount(pad, days);
      const next = padScore(pad);
      const gain = next - score;
      if (gain >= 0 || random() < Math.exp(gain / heat)) {
        score = next;
        if (score > best.score + 1e-7) best = kept(pad, score);
      } else {
        takeBack(moving);
        pad.dayScore.set(before);
        pad.counts.set(counted);
      }
    }
    moving.undo.length = 0;
  }
  return best;
}

/** Moves of one filling, for sixty sessions. */
const FILLING = 400_000;

/** Fills the periods once more: anew, or going on from a filling, less warm then, so that something of it stays. */
export function fillAgain(periods: Periods, random: Random, from: PeriodPlan | null, stop: () => boolean): PeriodPlan {
  const moves = movesFor(periods.model.sessions.length, FILLING);
  return searchPeriods(periods, random, { moves, hot: from ? 1.7 : 2.5, cold: 0.3 }, from, stop);
}

/** The timetable with its times, as far as places, people and order allow; the rest is left out. */
export function boardOfPeriods(periods: Periods, plan: PeriodPlan): Board {
  const board = emptyBoard(periods.model);
  const { sessions } = periods.model;
  for (const [s, it] of sessions.entries()) if (it.fixed) put(board, s, 0, it.freePlaces[0]![0]!, it.must);
  const choice = (s: number) => sessions[s]!.freePlaces.reduce((sum, places) => sum + places.length, 0);
  const order = [...sessions.keys()].sort((a, b) => choice(a) - choice(b) || a - b);
  for (const s of order) {
    const option = plan.period[s]! < 0 ? -1 : periods.option[s * periods.count + plan.period[s]!]!;
    if (option < 0) continue;
    const [it, peers] = [sessions[s]!, plan.peers[s]!];
    if ((peers & it.must) !== it.must || (peers & ~it.freePeers[option]!) !== 0) continue;
    const place = it.freePlaces[option]!.find((each) => fits(board, s, option, each, peers));
    if (place !== undefined) put(board, s, option, place, peers);
  }
  return board;
}

function bySize({ model }: Periods): number[][] {
  const sizes = new Map<number, number[]>();
  for (const [s, { needed }] of model.sessions.entries()) sizes.set(needed, [...(sizes.get(needed) ?? []), s]);
  return model.sessions.map(({ needed }) => sizes.get(needed)!);
}

/** The days a move touched, as bits; 0 where nothing has changed. */
function tryMove(moving: Moving): number {
  const { pad, random, sizes } = moving;
  const kind = random();
  const s = (random() * pad.period.length) | 0;
  if (pad.periods.movable[s] === 0) return 0;
  if (pad.period[s]! < 0) return enter(moving, s);
  if (kind < 0.45) return exchangeSessions(moving, s, sizes[s]![(random() * sizes[s]!.length) | 0]!);
  if (kind < 0.8) return exchangePeers(moving, s);
  const count = pad.periods.count;
  const [k, other] = [pad.period[s]!, (random() * count) | 0];
  if (kind < 0.85) return exchangePeriods(moving, k, other);
  if (kind < 0.92) return adoptTeams(moving, k, other);
  if (kind < 0.95) return enter(moving, s);
  if (kind < 0.97) return exchangeSizes(moving, s, (random() * pad.period.length) | 0);
  return exchangeOnDay(moving, pad.periods.day[k]!);
}

function exchangeSessions(moving: Moving, s: number, t: number): number {
  const { pad } = moving;
  if (s === t || pad.periods.movable[t] === 0) return 0;
  const [from, to, mine, theirs] = [pad.period[s]!, pad.period[t]!, pad.peers[s]!, pad.peers[t]!];
  move(moving, s, to, theirs);
  move(moving, t, from, mine);
  return dayBit(pad, from) | dayBit(pad, to);
}

/** Two sessions of different sizes change periods, where the larger one finds somebody with nothing to do. */
function exchangeSizes(moving: Moving, s: number, t: number): number {
  const { pad, random } = moving;
  const { sessions } = pad.periods.model;
  const [from, to] = [pad.period[s]!, pad.period[t]!];
  if (to < 0 || from === to || sessions[s]!.needed === sessions[t]!.needed) return 0;
  const [here, there] = [freeIn(pad, from) | pad.peers[s]!, freeIn(pad, to) | pad.peers[t]!];
  if (bitCount(here) < sessions[t]!.needed || bitCount(there) < sessions[s]!.needed) return 0;
  move(moving, s, to, someOf(random, there, sessions[s]!.needed));
  move(moving, t, from, someOf(random, here, sessions[t]!.needed));
  return dayBit(pad, from) | dayBit(pad, to);
}

/** A peer of the session changes places with one of another session in the period, or with one who has nothing to do. */
function exchangePeers(moving: Moving, s: number): number {
  const { pad, random } = moving;
  const k = pad.period[s]!;
  const mine = someOf(random, pad.peers[s]!, 1);
  const theirs = someOf(random, ((1 << pad.periods.model.peers) - 1) & ~pad.peers[s]!, 1);
  if (mine === 0 || theirs === 0) return 0;
  const other = pad.members[k]!.find((t) => (pad.peers[t]! & theirs) !== 0);
  move(moving, s, k, pad.peers[s]! ^ mine ^ theirs);
  if (other !== undefined) move(moving, other, k, pad.peers[other]! ^ mine ^ theirs);
  return dayBit(pad, k);
}

function exchangePeriods(moving: Moving, k: number, other: number): number {
  const { pad } = moving;
  if (k === other) return 0;
  const [here, there] = [[...pad.members[k]!], [...pad.members[other]!]];
  for (const s of here) move(moving, s, other, pad.peers[s]!);
  for (const s of there) move(moving, s, k, pad.peers[s]!);
  return dayBit(pad, k) | dayBit(pad, other);
}

/** The sessions of one period take over the teams of another, where those are of the same sizes. */
function adoptTeams(moving: Moving, k: number, other: number): number {
  const { pad } = moving;
  if (k === other) return 0;
  const teams = pad.members[other]!.map((t) => pad.peers[t]!);
  const taken = pad.members[k]!.map((s) => {
    const i = teams.findIndex((team) => bitCount(team) === bitCount(pad.peers[s]!));
    return i < 0 ? -1 : teams.splice(i, 1)[0]!;
  });
  if (taken.includes(-1)) return 0;
  for (const [i, s] of [...pad.members[k]!].entries()) move(moving, s, k, taken[i]!);
  return dayBit(pad, k);
}

/** Into a period with peers enough who have nothing to do; a session that was left out comes in so, too. */
function enter(moving: Moving, s: number): number {
  const { pad, random } = moving;
  const k = (random() * pad.periods.count) | 0;
  const from = pad.period[s]!;
  const { needed } = pad.periods.model.sessions[s]!;
  const free = freeIn(pad, k);
  if (k === from || bitCount(free) < needed) return 0;
  move(moving, s, k, someOf(random, free, needed));
  return from < 0 ? dayBit(pad, k) : dayBit(pad, k) | dayBit(pad, from);
}

/** Two peers change places with one another in everything they do on a day. */
function exchangeOnDay(moving: Moving, day: number): number {
  const { pad, random } = moving;
  const both = someOf(random, (1 << pad.periods.model.peers) - 1, 2);
  for (const k of pad.periods.ofDay[day]!) {
    for (const s of [...pad.members[k]!]) {
      const here = pad.peers[s]! & both;
      if (here !== 0 && here !== both) move(moving, s, k, pad.peers[s]! ^ both);
    }
  }
  return 1 << day;
}

function move({ pad, undo }: Moving, s: number, k: number, peers: number): void {
  undo.push(s, pad.period[s]!, pad.peers[s]!);
  if (pad.period[s] === k) {
    pad.peers[s] = peers;
    return;
  }
  if (pad.period[s]! >= 0) leaveOut(pad, s);
  if (k >= 0) standIn(pad, s, k, peers);
}

function takeBack({ pad, undo }: Moving): void {
  for (let i = undo.length - 3; i >= 0; i -= 3) {
    const s = undo[i]!;
    if (pad.period[s]! >= 0) leaveOut(pad, s);
    if (undo[i + 1]! >= 0) standIn(pad, s, undo[i + 1]!, undo[i + 2]!);
  }
}

function recount(pad: PeriodPad, days: number): void {
  for (let bits = days; bits !== 0; bits &= bits - 1) countDay(pad, 31 - Math.clz32(bits & -bits));
}

function dayBit(pad: PeriodPad, k: number): number {
  return k < 0 ? 0 : 1 << pad.periods.day[k]!;
}

function kept(pad: PeriodPad, score: number): PeriodPlan {
  return { score, period: pad.period.slice(), peers: pad.peers.slice() };
}
