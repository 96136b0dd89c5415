import { FREE_IDLE_MINUTES, MOST_PARTNERS } from '../score.ts';
import { bitCount } from './bits.ts';
import type { Model, StartCode } from './model.ts';

/** A timetable being worked on, with its score kept up to date. Sessions, peers and places go by their position. */
export type Board = {
  readonly model: Model;
  /** For each session its start, −1 where it is left out; its start's position in the model; its place; its peers. */
  readonly start: Int32Array;
  readonly option: Int16Array;
  readonly place: Int16Array;
  readonly peers: Int32Array;
  /** For each peer and day (`peer * days + day`), the sessions in order of time; for each place and day likewise. */
  readonly ofPeer: number[][];
  readonly ofPlace: number[][];
  /** For each peer and day, what idling and partners cost; for each peer, the number of sessions. */
  readonly dayCost: Float64Array;
  readonly count: Int32Array;
  score: number;
};

/** Where a session stands: the position of its start in the model, its place and its peers. */
export type Spot = { readonly option: number; readonly place: number; readonly peers: number };

/** An empty timetable: everything left out. */
export function emptyBoard(model: Model): Board {
  const n = model.sessions.length;
  const cost = (all: number, each: (typeof model.sessions)[number]) =>
    all + each.unplacedCost + (each.current ? model.change : 0);
  return {
    model,
    start: new Int32Array(n).fill(-1),
    option: new Int16Array(n).fill(-1),
    place: new Int16Array(n).fill(-1),
    peers: new Int32Array(n),
    ofPeer: Array.from({ length: model.peers * model.days }, () => []),
    ofPlace: Array.from({ length: model.places * model.days }, () => []),
    dayCost: new Float64Array(model.peers * model.days),
    count: new Int32Array(model.peers),
    score: -model.sessions.reduce(cost, 0),
  };
}

/** True where the session could stand there beside all the others; where it stands now does not count. */
export function fits(board: Board, s: number, option: number, place: number, peers: number): boolean {
  const { model, start } = board;
  const it = model.sessions[s]!;
  const code = it.starts[option]!;
  const day = (code / 1440) | 0;
  const end = code + it.minutes;
  for (const other of board.ofPlace[place * model.days + day]!) {
    if (other !== s && start[other]! < end && code < start[other]! + model.sessions[other]!.minutes) return false;
  }
  const site = model.siteOfPlace[place]! * model.sites;
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const p = 31 - Math.clz32(bits & -bits);
    for (const other of board.ofPeer[p * model.days + day]!) {
      if (other === s) continue;
      const gap = model.peerGap[site + model.siteOfPlace[board.place[other]!]!]!;
      if (start[other]! < end + gap && code < start[other]! + model.sessions[other]!.minutes + gap) return false;
    }
  }
  return suitsPeopleAndOrder(board, s, code, site);
}

function suitsPeopleAndOrder(board: Board, s: number, code: StartCode, site: number): boolean {
  const { model, start } = board;
  const it = model.sessions[s]!;
  const end = code + it.minutes;
  for (const other of it.kin) {
    if (start[other]! < 0 || ((start[other]! / 1440) | 0) !== ((code / 1440) | 0)) continue;
    const gap = model.personGap[site + model.siteOfPlace[board.place[other]!]!]!;
    if (start[other]! < end + gap && code < start[other]! + model.sessions[other]!.minutes + gap) return false;
  }
  for (const other of it.before) {
    if (start[other]! >= 0 && start[other]! + model.sessions[other]!.minutes > code) return false;
  }
  for (const other of it.following) if (start[other]! >= 0 && end > start[other]!) return false;
  return true;
}

/** What the session by itself adds to the score at a spot: fit less lateness, less the price of a change. */
export function worthAt(model: Model, s: number, option: number, place: number, peers: number): number {
  const it = model.sessions[s]!;
  let worth = -it.lateCost[option]!;
  for (let bits = peers; bits !== 0; bits &= bits - 1) worth += it.depth[31 - Math.clz32(bits & -bits)]!;
  const { current } = it;
  if (!current) return worth;
  const same = current.start === it.starts[option] && current.place === place && current.peers === peers;
  return same ? worth : worth - model.change;
}

/** Puts a session that is left out at a spot. The caller has seen that it fits. */
export function put(board: Board, s: number, option: number, place: number, peers: number): void {
  const { model } = board;
  const it = model.sessions[s]!;
  const code = it.starts[option]!;
  const day = (code / 1440) | 0;
  board.start[s] = code;
  board.option[s] = option;
  board.place[s] = place;
  board.peers[s] = peers;
  board.score += it.unplacedCost + (it.current ? model.change : 0) + worthAt(model, s, option, place, peers);
  insertInOrder(board, board.ofPlace[place * model.days + day]!, s);
  board.score += model.balance * spread(board.count);
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const p = 31 - Math.clz32(bits & -bits);
    insertInOrder(board, board.ofPeer[p * model.days + day]!, s);
    board.count[p]! += 1;
    recost(board, p, day);
  }
  board.score -= model.balance * spread(board.count);
}

/** Leaves a placed session out. */
export function take(board: Board, s: number): void {
  const { model } = board;
  const it = model.sessions[s]!;
  const [option, place, peers] = [board.option[s]!, board.place[s]!, board.peers[s]!];
  const day = (board.start[s]! / 1440) | 0;
  board.score -= it.unplacedCost + (it.current ? model.change : 0) + worthAt(model, s, option, place, peers);
  withdraw(board.ofPlace[place * model.days + day]!, s);
  board.start[s] = -1;
  board.score += model.balance * spread(board.count);
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    const p = 31 - Math.clz32(bits & -bits);
    withdraw(board.ofPeer[p * model.days + day]!, s);
    board.count[p]! -= 1;
    recost(board, p, day);
  }
  board.score -= model.balance * spread(board.count);
}

/** The spot a session stands at; null where it is left out. */
export function spotOf(board: Board, s: number): Spot | null {
  if (board.start[s]! < 0) return null;
  return { option: board.option[s]!, place: board.place[s]!, peers: board.peers[s]! };
}

function insertInOrder(board: Board, list: number[], s: number): void {
  const code = board.start[s]!;
  let i = list.length;
  list.push(s);
  while (i > 0 && board.start[list[i - 1]!]! > code) {
    list[i] = list[i - 1]!;
    i -= 1;
  }
  list[i] = s;
}

function withdraw(list: number[], s: number): void {
  let i = list.indexOf(s);
  for (; i < list.length - 1; i += 1) list[i] = list[i + 1]!;
  list.pop();
}

/** Counts a peer's day afresh: idle minutes beyond the free ones, and partners beyond the first. */
function recost(board: Board, p: number, day: number): void {
  const { model, start } = board;
  const list = board.ofPeer[p * model.days + day]!;
  let [idle, met] = [0, 0];
  for (let i = 0; i < list.length; i += 1) {
    const s = list[i]!;
    if (model.sessions[s]!.needed <= MOST_PARTNERS) met |= board.peers[s]!;
    if (i === 0) continue;
    const before = list[i - 1]!;
    idle += idleBetween(model, day, start[before]! + model.sessions[before]!.minutes, start[s]!);
  }
  const partners = bitCount(met & ~(1 << p));
  const cost = model.idle * idle + (partners > 1 ? model.partners * (partners - 1) : 0);
  board.score += board.dayCost[p * model.days + day]! - cost;
  board.dayCost[p * model.days + day] = cost;
}

/** Minutes of waiting on a day that cost: breaks and the first thirty minutes do not. */
export function idleBetween(model: Model, day: number, ended: number, starts: number): number {
  if (starts - ended <= FREE_IDLE_MINUTES) return 0;
  const breaks = model.breaks[day]!;
  let wait = starts - ended;
  for (let i = 0; i < breaks.length; i += 2) {
    const rest = Math.min(starts, breaks[i + 1]! + day * 1440) - Math.max(ended, breaks[i]! + day * 1440);
    if (rest > 0) wait -= rest;
  }
  return Math.max(0, wait - FREE_IDLE_MINUTES);
}

function spread(count: Int32Array): number {
  if (count.length === 0) return 0;
  let [most, fewest] = [count[0]!, count[0]!];
  for (let p = 1; p < count.length; p += 1) {
    const n = count[p]!;
    if (n > most) most = n;
    if (n < fewest) fewest = n;
  }
  return most - fewest;
}
