import type { Random } from '#kernel/random';
import { MINUTES_A_DAY } from '../local-time.ts';
import { type Snapshot, snapshotOf } from './anneal.ts';
import { type Board, fits } from './board.ts';
import { freePlace, inTheWay, leave, type Mover, moverFor, stand, undoAll } from './moves.ts';

/** While times are sought, a session left out weighs no more than this: it is on its way to somewhere else. */
const WAITING = 6;

/** The days and peers that are to be kept. */
export type DaysAndPeers = { readonly day: Int16Array; readonly peers: Int32Array };

/**
 * Finds times and places for sessions whose day and peers are settled: like packing a box, what is in the way goes out and comes
 * back elsewhere in the day. Gives the fullest board seen; what would not fit is left out.
 */
export function pack(board: Board, plan: DaysAndPeers, random: Random, moves: number, stop: () => boolean): Snapshot {
  const { sessions } = board.model;
  const mover = moverFor(board, random);
  const options = sessions.map((it, s) =>
    [...it.starts.keys()].filter((k) => ((it.starts[k]! / MINUTES_A_DAY) | 0) === plan.day[s]),
  );
  const free = mover.free.filter((s) => options[s]!.length > 0);
  let best = snapshotOf(board);
  let most = packed(board);
  for (let done = 0; done < moves && free.length > 0; done += 1) {
    if (done % 500 === 0 && stop()) break;
    const heat = 2 * 0.1 ** (done / moves);
    const before = packed(board);
    mover.undo.length = 0;
    const waiting = random() < 0.5 ? free.filter((s) => board.start[s]! < 0) : [];
    const from = waiting.length > 0 ? waiting : free;
    const s = from[(random() * from.length) | 0]!;
    if (!placeInDay(mover, plan, options, s)) continue;
    const gain = packed(board) - before;
    if (gain < 0 && random() >= Math.exp(gain / heat)) undoAll(mover);
    else if (before + gain > most + 1e-7) [best, most] = [snapshotOf(board), before + gain];
  }
  return best;
}

/** The score with each session that is left out weighing little. */
function packed(board: Board): number {
  let score = board.score;
  for (let s = 0; s < board.start.length; s += 1) {
    if (board.start[s]! < 0) score += board.model.sessions[s]!.unplacedCost - WAITING;
  }
  return score;
}

function placeInDay(mover: Mover, plan: DaysAndPeers, options: readonly number[][], s: number): boolean {
  const { board, random } = mover;
  const it = board.model.sessions[s]!;
  const option = options[s]![(random() * options[s]!.length) | 0]!;
  const peers = plan.peers[s]!;
  if ((it.freePeers[option]! & peers) !== peers) return false;
  if (board.start[s]! >= 0) leave(mover, s);
  const places = it.freePlaces[option]!;
  const free = freePlace(mover, s, option);
  const place = free >= 0 ? free : places[(random() * places.length) | 0]!;
  if (!fits(board, s, option, place, peers)) {
    const ousted = inTheWay(board, s, option, place, peers);
    if (ousted === null || ousted.length > 4) {
      undoAll(mover);
      return false;
    }
    for (const t of ousted) leave(mover, t.s);
    if (!stand(mover, s, option, place, peers)) {
      undoAll(mover);
      return false;
    }
    for (const t of ousted) resettle(mover, plan, options, t.s);
    return true;
  }
  if (stand(mover, s, option, place, peers)) return true;
  undoAll(mover);
  return false;
}

/** A session that had to go looks at a few other times of its day. */
function resettle(mover: Mover, plan: DaysAndPeers, options: readonly number[][], s: number): void {
  const list = options[s]!;
  const peers = plan.peers[s]!;
  const from = (mover.random() * list.length) | 0;
  for (let i = 0; i < list.length; i += 1) {
    const option = list[(from + i) % list.length]!;
    const place = freePlace(mover, s, option);
    if (place >= 0 && stand(mover, s, option, place, peers)) return;
  }
}
