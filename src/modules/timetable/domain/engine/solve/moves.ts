import type { Random } from '#kernel/random';
import { anyBit, bitCount } from './bits.ts';
import { type Board, fits, put, take } from './board.ts';
import type { ModelSession } from './model.ts';
import { ablePeers } from './teams.ts';

/** One session's step from a spot (or from being left out, option −1) to another, so that it can be undone. */
export type Step = { s: number; option: number; place: number; peers: number };

/** What a move needs: the board, chance, and the list of steps to undo. */
export type Mover = {
  readonly board: Board;
  readonly random: Random;
  readonly undo: Step[];
  readonly free: readonly number[];
};

/** A mover over the sessions that are not fixed. */
export function moverFor(board: Board, random: Random): Mover {
  const free = board.model.sessions.flatMap((it, s) => (it.fixed || it.starts.length === 0 ? [] : [s]));
  return { board, random, undo: [], free };
}

/** Takes back everything since `undo` was last emptied. */
export function undoAll({ board, undo }: Mover): void {
  for (let i = undo.length - 1; i >= 0; i -= 1) {
    const { s, option, place, peers } = undo[i]!;
    if (board.start[s]! >= 0) take(board, s);
    if (option >= 0) put(board, s, option, place, peers);
  }
  undo.length = 0;
}

/** Tries one move chosen by chance; false where it could not be made and the board is as it was. */
export function randomMove(mover: Mover): boolean {
  const { board, random, free } = mover;
  const s = free[(random() * free.length) | 0]!;
  const kind = random();
  if (board.start[s]! < 0) return forced(mover, s, anyOption(mover, s), -1);
  if (kind < 0.01) return leaveOut(mover, s);
  if (kind < 0.25) return changePeer(mover, s);
  if (kind < 0.4) return shift(mover, s, anyOption(mover, s), board.peers[s]!);
  if (kind < 0.5) return shift(mover, s, anyOption(mover, s), -1);
  if (kind < 0.65) return joinTeam(mover, s);
  if (kind < 0.75) return swapPeers(mover, s);
  if (kind < 0.77) return swapPeersOfDay(mover);
  if (kind < 0.8) return changePlace(mover, s);
  if (kind < 0.9) return forced(mover, s, anyOption(mover, s), random() < 0.5 ? board.peers[s]! : -1);
  return forced(mover, s, board.option[s]!, swappedTeam(mover, s, board.peers[s]!, -1));
}

/** Where leaving a session out is cheap, it can be the best thing to do. */
function leaveOut(mover: Mover, s: number): boolean {
  leave(mover, s);
  return true;
}

function anyOption({ board, random }: Mover, s: number): number {
  return (random() * board.model.sessions[s]!.starts.length) | 0;
}

/** One peer gives way to another, or the session takes back the peers it has at present. */
function changePeer(mover: Mover, s: number): boolean {
  const { board, random } = mover;
  const it = board.model.sessions[s]!;
  const option = board.option[s]!;
  if (it.current && random() < 0.1)
    return isTeam(it, it.current.peers) && step(mover, s, option, board.place[s]!, it.current.peers);
  const peers = swappedTeam(mover, s, board.peers[s]!, it.freePeers[option]!);
  return step(mover, s, option, board.place[s]!, peers);
}

/** True where the peers are as many as the session needs, with all who must be there. */
function isTeam(it: ModelSession, peers: number): boolean {
  return (peers & it.must) === it.must && bitCount(peers) === it.needed;
}

/** The set of peers with one of them changed for another of `among`; the same set where that cannot be. */
function swappedTeam({ board, random }: Mover, s: number, peers: number, among: number): number {
  const all = board.model.peers === 32 ? -1 : (1 << board.model.peers) - 1;
  const out = anyBit(random, peers & ~board.model.sessions[s]!.must);
  const into = anyBit(random, among & all & ~peers);
  return out === 0 || into === 0 ? peers : (peers & ~out) | into;
}

/** To another start, in any place that is free, with the peers given or (−1) any who can go. */
function shift(mover: Mover, s: number, option: number, peers: number): boolean {
  const place = freePlace(mover, s, option);
  if (place < 0) return false;
  const team = peers === -1 ? anyTeam(mover, s, option, place, 0) : peers;
  return team !== -1 && step(mover, s, option, place, team);
}

/** A place that is free at that start, any by chance; −1 where there is none. */
export function freePlace({ board, random }: Mover, s: number, option: number): number {
  const places = board.model.sessions[s]!.freePlaces[option]!;
  const from = (random() * places.length) | 0;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[(from + i) % places.length]!;
    if (fits(board, s, option, place, 0)) return place;
  }
  return -1;
}

/** A set of peers who can all go, those of `wanted` first; −1 where there are too few. */
function anyTeam(mover: Mover, s: number, option: number, place: number, wanted: number): number {
  const { board, random } = mover;
  const it = board.model.sessions[s]!;
  const able = ablePeers(board, s, option, place, -1);
  if ((able & it.must) !== it.must) return -1;
  let team = it.must;
  let missing = it.needed;
  for (let rest = team; rest !== 0; rest &= rest - 1) missing -= 1;
  for (; missing > 0; missing -= 1) {
    const bit = anyBit(random, able & wanted & ~team) || anyBit(random, able & ~team);
    if (bit === 0) return -1;
    team |= bit;
  }
  return team;
}

/** Next to another session, with its peers as far as they can go: how sub-teams form. */
function joinTeam(mover: Mover, s: number): boolean {
  const { board, random } = mover;
  const { model } = board;
  const other = (random() * model.sessions.length) | 0;
  if (other === s || board.start[other]! < 0) return false;
  const it = model.sessions[s]!;
  const place = it.freePlaces[board.option[s]!]!.length > 0 ? board.place[s]! : -1;
  const gap =
    place < 0 ? 0 : model.peerGap[model.siteOfPlace[place]! * model.sites + model.siteOfPlace[board.place[other]!]!]!;
  const grid = model.instance.gridMinutes;
  const code =
    random() < 0.5
      ? Math.ceil((board.start[other]! + model.sessions[other]!.minutes + gap) / grid) * grid
      : Math.floor((board.start[other]! - gap - it.minutes) / grid) * grid;
  let option = it.starts.indexOf(code);
  if (option < 0) option = nearestOption(it.starts, code, random);
  const where = freePlace(mover, s, option);
  if (where < 0) return false;
  const team = anyTeam(mover, s, option, where, board.peers[other]!);
  return team !== -1 && step(mover, s, option, where, team);
}

/** A start on the same day as the code where there is one, else any. */
function nearestOption(starts: Int32Array, code: number, random: Random): number {
  const from = (random() * starts.length) | 0;
  const day = (code / 1440) | 0;
  for (let i = 0; i < starts.length; i += 1) {
    const option = (from + i) % starts.length;
    if (((starts[option]! / 1440) | 0) === day) return option;
  }
  return from;
}

/** Two sessions exchange their peers, or their starts, or all they have. */
function swapPeers(mover: Mover, s: number): boolean {
  const { board, random, free } = mover;
  const t = free[(random() * free.length) | 0]!;
  if (t === s || board.start[t]! < 0) return false;
  const { sessions } = board.model;
  const [a, b] = [copyOf(board, s), copyOf(board, t)];
  const kind = random();
  const peersMove = kind < 0.7 && sessions[s]!.needed === sessions[t]!.needed;
  const startsMove = kind >= 0.35 || !peersMove;
  const optionS = startsMove ? sessions[s]!.starts.indexOf(board.start[t]!) : a.option;
  const optionT = startsMove ? sessions[t]!.starts.indexOf(board.start[s]!) : b.option;
  if (optionS < 0 || optionT < 0) return false;
  leave(mover, s);
  leave(mover, t);
  const [placeS, placeT] = startsMove ? [b.place, a.place] : [a.place, b.place];
  const done =
    stand(mover, s, optionS, placeS, peersMove ? b.peers : a.peers) &&
    stand(mover, t, optionT, placeT, peersMove ? a.peers : b.peers);
  if (!done) undoAll(mover);
  return done;
}

/** On one day two peers change places with one another, in everything or from some time on. */
function swapPeersOfDay(mover: Mover): boolean {
  const { board, random } = mover;
  const { model } = board;
  if (model.peers < 2) return false;
  const p = (random() * model.peers) | 0;
  const q = (p + 1 + ((random() * (model.peers - 1)) | 0)) % model.peers;
  const day = (random() * model.days) | 0;
  const from = random() < 0.4 ? 0 : day * 1440 + 540 + ((random() * 480) | 0);
  const both = (1 << p) | (1 << q);
  const involved: Step[] = [];
  for (const peer of [p, q]) {
    for (const s of board.ofPeer[peer * model.days + day]!) {
      const here = board.peers[s]! & both;
      if (here === both || board.start[s]! < from) continue;
      if (model.sessions[s]!.fixed || (model.sessions[s]!.must & here) !== 0) continue;
      involved.push(copyOf(board, s));
    }
  }
  if (involved.length === 0) return false;
  for (const { s } of involved) leave(mover, s);
  for (const { s, option, place, peers } of involved) {
    if (stand(mover, s, option, place, peers ^ both)) continue;
    undoAll(mover);
    return false;
  }
  return true;
}

function changePlace(mover: Mover, s: number): boolean {
  const place = freePlace(mover, s, mover.board.option[s]!);
  if (place < 0 || place === mover.board.place[s]) return false;
  return step(mover, s, mover.board.option[s]!, place, mover.board.peers[s]!);
}

/** To a spot that others hold: whoever is in the way leaves and looks for another spot. */
function forced(mover: Mover, s: number, option: number, wanted: number): boolean {
  const { board, random } = mover;
  const it = board.model.sessions[s]!;
  const places = it.freePlaces[option]!;
  const place =
    places.includes(board.place[s]!) && random() < 0.5 ? board.place[s]! : places[(random() * places.length) | 0]!;
  const peers = wanted === -1 ? randomTeam(mover, s, option) : wanted;
  if ((it.freePeers[option]! & peers) !== peers) return false;
  const old = copyOf(board, s);
  if (board.start[s]! >= 0) leave(mover, s);
  const ousted = inTheWay(board, s, option, place, peers);
  if (ousted === null || ousted.length > 3) {
    undoAll(mover);
    return false;
  }
  for (const t of ousted) leave(mover, t.s);
  if (!stand(mover, s, option, place, peers)) {
    undoAll(mover);
    return false;
  }
  for (const t of ousted) settle(mover, t, old);
  return true;
}

function randomTeam({ board, random }: Mover, s: number, option: number): number {
  const it = board.model.sessions[s]!;
  let team = it.must;
  let missing = it.needed;
  for (let rest = team; rest !== 0; rest &= rest - 1) missing -= 1;
  for (; missing > 0; missing -= 1) team |= anyBit(random, it.freePeers[option]! & ~team);
  return team;
}

/** The sessions that keep this one from a spot; null where one of them cannot move. */
export function inTheWay(board: Board, s: number, option: number, place: number, peers: number): Step[] | null {
  const { model } = board;
  const it = model.sessions[s]!;
  const day = (it.starts[option]! / 1440) | 0;
  const near = new Set<number>(board.ofPlace[place * model.days + day]!);
  for (let bits = peers; bits !== 0; bits &= bits - 1) {
    for (const t of board.ofPeer[(31 - Math.clz32(bits & -bits)) * model.days + day]!) near.add(t);
  }
  for (const t of [...it.kin, ...it.before, ...it.following]) if (board.start[t]! >= 0) near.add(t);
  const found: Step[] = [];
  for (const t of near) {
    if (t === s || !clash(board, s, option, place, peers, t)) continue;
    if (model.sessions[t]!.fixed) return null;
    found.push(copyOf(board, t));
  }
  return found;
}

/** True where session `t`, where it stands, keeps `s` from the spot. */
function clash(board: Board, s: number, option: number, place: number, peers: number, t: number): boolean {
  const { model, start } = board;
  const [it, other] = [model.sessions[s]!, model.sessions[t]!];
  const code = it.starts[option]!;
  const [end, otherEnd] = [code + it.minutes, start[t]! + other.minutes];
  if (it.before.includes(t) && otherEnd > code) return true;
  if (it.following.includes(t) && end > start[t]!) return true;
  if (((code / 1440) | 0) !== ((start[t]! / 1440) | 0)) return false;
  const sites = model.siteOfPlace[place]! * model.sites + model.siteOfPlace[board.place[t]!]!;
  const closer = (gap: number) => start[t]! < end + gap && code < otherEnd + gap;
  if (board.place[t] === place && closer(0)) return true;
  if ((board.peers[t]! & peers) !== 0 && closer(model.peerGap[sites]!)) return true;
  return it.kin.includes(t) && closer(model.personGap[sites]!);
}

/** Finds an ousted session a spot: where it stood with other peers, where the intruder stood, or one of a few by chance. */
function settle(mover: Mover, was: Step, freed: Step): void {
  const { board, random } = mover;
  const { s } = was;
  const it = board.model.sessions[s]!;
  let best: Step | null = null;
  let most = Number.NEGATIVE_INFINITY;
  const weigh = (option: number, wanted: number): void => {
    const place =
      fits(board, s, option, was.place, 0) && it.freePlaces[option]!.includes(was.place)
        ? was.place
        : freePlace(mover, s, option);
    if (place < 0) return;
    const peers = anyTeam(mover, s, option, place, wanted);
    if (peers === -1 || !fits(board, s, option, place, peers)) return;
    put(board, s, option, place, peers);
    if (board.score > most) [most, best] = [board.score, { s, option, place, peers }];
    take(board, s);
  };
  weigh(was.option, was.peers);
  weigh(was.option, freed.peers);
  if (freed.option >= 0) {
    const there = it.starts.indexOf(board.model.sessions[freed.s]!.starts[freed.option]!);
    if (there >= 0) {
      weigh(there, was.peers);
      weigh(there, freed.peers);
    }
  }
  for (let i = 0; i < 4; i += 1) weigh((random() * it.starts.length) | 0, was.peers);
  const chosen = best as Step | null;
  if (chosen) stand(mover, s, chosen.option, chosen.place, chosen.peers);
}

/** Where a session stands now. */
export function copyOf(board: Board, s: number): Step {
  return { s, option: board.start[s]! < 0 ? -1 : board.option[s]!, place: board.place[s]!, peers: board.peers[s]! };
}

/** One session to another spot, where it fits. */
function step(mover: Mover, s: number, option: number, place: number, peers: number): boolean {
  const { board } = mover;
  const it = board.model.sessions[s]!;
  if ((it.freePeers[option]! & peers) !== peers || !fits(board, s, option, place, peers)) return false;
  if (board.option[s] === option && board.place[s] === place && board.peers[s] === peers) return false;
  leave(mover, s);
  put(board, s, option, place, peers);
  return true;
}

/** Leaves a session out, so that it can be undone. */
export function leave(mover: Mover, s: number): void {
  mover.undo.push(copyOf(mover.board, s));
  take(mover.board, s);
}

/** Puts a session that is left out at a spot, if every rule allows. */
export function stand(mover: Mover, s: number, option: number, place: number, peers: number): boolean {
  const { board } = mover;
  const it = board.model.sessions[s]!;
  if ((it.freePeers[option]! & peers) !== peers || (peers & it.must) !== it.must) return false;
  if (!it.freePlaces[option]!.includes(place) || !fits(board, s, option, place, peers)) return false;
  if (board.start[s]! < 0 && !mover.undo.some((each) => each.s === s)) mover.undo.push({ s, option: -1, place, peers });
  put(board, s, option, place, peers);
  return true;
}
