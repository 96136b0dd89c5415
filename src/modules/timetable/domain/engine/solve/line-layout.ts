import { idleBetween } from './board.ts';
import { type LineDay, NOTHING, PEER, PERSON } from './line-day.ts';

/** Who is next, at which site each is to be, and where each came to stand: its step (−1: nowhere) and its place. */
export type Line = {
  readonly order: Int16Array;
  readonly site: Int16Array;
  readonly step: Int16Array;
  readonly place: Int16Array;
  /** For each place, the steps at which somebody is in it; the steps that are open to the next in line; one peer's day, in order. */
  readonly busy: Int32Array;
  readonly open: Int32Array;
  readonly inOrder: Int32Array;
};

/** Gives everybody in line a time. What that costs in lateness, waiting and sessions left out; more than `limit` once it is that. */
export function layOut(day: LineDay, line: Line, limit: number): number {
  const { board, sessions, free, steps } = day;
  const { order, step, busy } = line;
  busy.fill(0);
  step.fill(-1, 0, free);
  for (let i = free; i < sessions.length; i += 1) occupy(day, line, i);
  let cost = 0;
  for (let n = 0; n < free; n += 1) {
    const i = order[n]!;
    const it = board.model.sessions[sessions[i]!]!;
    takeFirst(day, line, i);
    cost += step[i]! < 0 ? day.waiting[i]! : it.lateCost[day.option[i * steps + step[i]!]!]!;
    if (cost > limit) return cost;
  }
  return cost + idleOf(day, line);
}

/** A session takes the first time at which it and a place are free. */
function takeFirst(day: LineDay, line: Line, i: number): void {
  const { words, steps } = day;
  const { step, place, open } = line;
  openTo(day, line, i);
  for (let w = 0; w < words; w += 1) {
    while (open[w] !== 0) {
      const bit = open[w]! & -open[w]!;
      const at = w * 32 + 31 - Math.clz32(bit);
      open[w]! &= ~bit;
      const found = at < steps ? placeAt(day, line, i, at) : -1;
      if (found < 0) continue;
      step[i] = at;
      place[i] = found;
      occupy(day, line, i);
      return;
    }
  }
}

/** The steps at which a session can start beside those that have their times already. */
function openTo(day: LineDay, { step, site, open }: Line, i: number): void {
  const { board, sessions, words, grid, can, common, order, near } = day;
  const { model } = board;
  const all = sessions.length;
  const here = site[i]!;
  const row = (i * model.sites + here) * words;
  for (let w = 0; w < words; w += 1) open[w] = can[row + w]!;
  const { minutes } = model.sessions[sessions[i]!]!;
  for (const j of near[i]!) {
    if (step[j]! < 0) continue;
    const from = step[j]! * grid;
    const until = from + model.sessions[sessions[j]!]!.minutes;
    const way = order[i * all + j]!;
    if (way !== 0)
      close(
        open,
        way < 0 ? 0 : Math.floor((from - minutes) / grid) + 1,
        way < 0 ? Math.ceil(until / grid) : words * 32,
      );
    const share = common[i * all + j]!;
    if (share === NOTHING) continue;
    const sites = here * model.sites + site[j]!;
    const gap = Math.max(
      (share & PEER) !== 0 ? model.peerGap[sites]! : 0,
      (share & PERSON) !== 0 ? model.personGap[sites]! : 0,
    );
    close(open, Math.floor((from - minutes - gap) / grid) + 1, Math.ceil((until + gap) / grid));
  }
}

/** Takes the steps from one up to but not including another out of the set. */
function close(open: Int32Array, from: number, until: number): void {
  const [a, b] = [Math.max(0, from), Math.min(open.length * 32, until)];
  for (let w = a >> 5; w * 32 < b; w += 1) open[w]! &= ~span(a - w * 32, b - w * 32);
}

/** Bits from one up to but not including another. */
function span(from: number, until: number): number {
  const upper = until >= 32 ? -1 : until <= 0 ? 0 : (1 << until) - 1;
  const lower = from >= 32 ? -1 : from <= 0 ? 0 : (1 << from) - 1;
  return upper & ~lower;
}

/** A place that is free for a session from that step on; −1 where there is none. */
function placeAt(day: LineDay, { site, busy }: Line, i: number, at: number): number {
  const { board, sessions, words, grid, places, option, steps } = day;
  const { model } = board;
  const it = model.sessions[sessions[i]!]!;
  const until = at + Math.ceil(it.minutes / grid);
  const free = it.freePlaces[option[i * steps + at]!]!;
  for (const place of places[i]!) {
    if (model.siteOfPlace[place] !== site[i] || !free.includes(place)) continue;
    let clear = true;
    for (let w = at >> 5; w * 32 < until && clear; w += 1)
      clear = (busy[place * words + w]! & span(at - w * 32, until - w * 32)) === 0;
    if (clear) return place;
  }
  return -1;
}

function occupy(day: LineDay, { step, place, busy }: Line, i: number): void {
  const { board, sessions, words, grid } = day;
  const at = step[i]!;
  const until = Math.min(words * 32, at + Math.ceil(board.model.sessions[sessions[i]!]!.minutes / grid));
  for (let w = at >> 5; w * 32 < until; w += 1) busy[place[i]! * words + w]! |= span(at - w * 32, until - w * 32);
}

/** What waiting between sessions costs all peers. */
function idleOf(day: LineDay, { step, inOrder }: Line): number {
  const { board, ofPeer, sessions, origin, grid } = day;
  const { model } = board;
  let idle = 0;
  for (const list of ofPeer) {
    let n = 0;
    for (const i of list) {
      if (step[i]! < 0) continue;
      let at = n;
      for (; at > 0 && step[inOrder[at - 1]!]! > step[i]!; at -= 1) inOrder[at] = inOrder[at - 1]!;
      inOrder[at] = i;
      n += 1;
    }
    for (let k = 1; k < n; k += 1) {
      const before = inOrder[k - 1]!;
      const ended = origin + step[before]! * grid + model.sessions[sessions[before]!]!.minutes;
      idle += idleBetween(model, day.day, ended, origin + step[inOrder[k]!]! * grid);
    }
  }
  return model.idle * idle;
}
