import type { Random } from '#kernel/random';
import { type Board, emptyBoard, put } from './board.ts';
import type { Model } from './model.ts';
import { moverFor, randomMove, undoAll } from './moves.ts';

/** A timetable set aside: where each session stands. */
export type Snapshot = {
  readonly score: number;
  readonly option: Int16Array;
  readonly place: Int16Array;
  readonly peers: Int32Array;
};

/** How far to anneal: the number of moves, and the drop in score that is taken with a chance of 1 in e, first and last. */
export type Schedule = { readonly moves: number; readonly hot: number; readonly cold: number };

/** Moves between two looks at the clock. */
const STRETCH = 2000;

/**
 * Improves the board by simulated annealing and gives the best timetable seen. The same board, chance and schedule give the same
 * timetable, unless `stop` says that time is up.
 */
export function anneal(board: Board, random: Random, schedule: Schedule, stop: () => boolean): Snapshot {
  const mover = moverFor(board, random);
  let best = snapshotOf(board);
  if (mover.free.length === 0) return best;
  const cooling = Math.log(schedule.cold / schedule.hot);
  for (let done = 0; done < schedule.moves && !stop(); done += STRETCH) {
    const heat = schedule.hot * Math.exp((cooling * done) / schedule.moves);
    for (let i = 0; i < STRETCH; i += 1) {
      const before = board.score;
      mover.undo.length = 0;
      if (!randomMove(mover)) continue;
      const gain = board.score - before;
      if (gain < 0 && random() >= Math.exp(gain / heat)) undoAll(mover);
      else if (board.score > best.score + 1e-7) best = snapshotOf(board);
    }
  }
  return best;
}

/** The board as it stands, set aside. */
export function snapshotOf(board: Board): Snapshot {
  const option = board.option.slice();
  board.start.forEach((code, s) => {
    if (code < 0) option[s] = -1;
  });
  return { score: board.score, option, place: board.place.slice(), peers: board.peers.slice() };
}

/** A board as it was set aside, its score counted afresh. */
export function restore(model: Model, snapshot: Snapshot): Board {
  const board = emptyBoard(model);
  snapshot.option.forEach((option, s) => {
    if (option >= 0) put(board, s, option, snapshot.place[s]!, snapshot.peers[s]!);
  });
  return board;
}
