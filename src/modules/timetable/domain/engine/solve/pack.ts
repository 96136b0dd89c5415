import type { Random } from '#kernel/random';
import { MINUTES_A_DAY } from '../local-time.ts';
import { MOST_PARTNERS } from '../score.ts';
import { bitCount } from './bits.ts';
import { type Board, fits, put, take } from './board.ts';
import { lineUp } from './line-up.ts';
import { copyOf, freePlace, inTheWay, leave, type Mover, moverFor, type Step, stand, undoAll } from './moves.ts';
import { waitingCost } from './waiting.ts';

/** The days and peers that are to be kept. */
export type DaysAndPeers = { readonly day: Int16Array; readonly peers: Int32Array };

type Packing = {
  readonly mover: Mover;
  readonly plan: DaysAndPeers;
  /** For each session, the starts it has on its day. */
  readonly options: readonly number[][];
  /** For each session, what it costs while it is left out. */
  readonly waiting: Float64Array;
  readonly day: number;
  readonly free: readonly number[];
};

/**
 * Finds times and places for sessions whose day and peers are settled and that are left out on the board, day by day: first they line
 * up for the first time each can have; then, like packing a box, what is in the way of a better time goes out and comes back elsewhere
 * in the day. A day is done when nobody waits or is late on it, or after so many moves; the fullest seen is kept, and what would not
 * fit is left out.
 */
export function pack(board: Board, plan: DaysAndPeers, random: Random, moves: number, stop: () => boolean): void {
  const { sessions, days } = board.model;
  const mover = moverFor(board, random);
  const options = sessions.map((it, s) =>
    [...it.starts.keys()].filter((k) => ((it.starts[k]! / MINUTES_A_DAY) | 0) === plan.day[s]),
  );
  const waiting = Float64Array.from(sessions, (it, s) => waitingCost(it, options[s]!));
  for (let day = 0; day < days && !stop(); day += 1) {
    const settled = (s: number) => plan.day[s] === day && bitCount(plan.peers[s]!) === sessions[s]!.needed;
    const free = mover.free.filter((s) => settled(s) && options[s]!.length > 0);
    if (free.length === 0) continue;
    lineUp(board, free, day, plan.peers, random, moves, stop);
    packDay({ mover, plan, options, waiting, day, free }, moves * THEN, stop);
  }
}

/** Moves for each time the line was changed, and how much more the day may cost for a while, at first and at last. */
const THEN = 0.5;
const HOT = 0.6;
const COLD = 0.06;

function packDay(packing: Packing, moves: number, stop: () => boolean): void {
  const { mover, day, free } = packing;
  const { board, random } = mover;
  const enough = partnersOf(board, packing.plan, day) + 1e-7;
  let cost = costOf(packing);
  let [least, kept] = [cost, free.map((s) => copyOf(board, s))];
  for (let done = 0; done < moves && least > enough; done += 1) {
    if (done % 500 === 0 && stop()) break;
    const heat = HOT * (COLD / HOT) ** (done / moves);
    mover.undo.length = 0;
    const waiting = random() < 0.5 ? free.filter((s) => board.start[s]! < 0) : [];
    const from = waiting.length > 0 ? waiting : free;
    if (!placeInDay(packing, from[(random() * from.length) | 0]!)) continue;
    const next = costOf(packing);
    if (next > cost && random() >= Math.exp((cost - next) / heat)) undoAll(mover);
    else cost = next;
    if (cost < least - 1e-7) [least, kept] = [cost, free.map((s) => copyOf(board, s))];
  }
  for (const s of free) if (board.start[s]! >= 0) take(board, s);
  for (const { s, option, place, peers } of kept) if (option >= 0) put(board, s, option, place, peers);
}

/** What a day costs as it stands: waiting, partners, lateness, sessions that are left out. */
function costOf({ mover, waiting, day, free }: Packing): number {
  const { model, dayCost, start, option } = mover.board;
  let cost = 0;
  for (let p = 0; p < model.peers; p += 1) cost += dayCost[p * model.days + day]!;
  for (const s of free) {
    const it = model.sessions[s]!;
    cost += start[s]! < 0 ? waiting[s]! : it.lateCost[option[s]!]!;
  }
  return cost;
}

/** What the partners of a day cost where everything is placed: no times can avoid that. */
function partnersOf({ model }: Board, plan: DaysAndPeers, day: number): number {
  const met = new Int32Array(model.peers);
  for (const [s, it] of model.sessions.entries()) {
    if (plan.day[s] !== day || it.needed > MOST_PARTNERS) continue;
    for (let p = 0; p < model.peers; p += 1) if ((plan.peers[s]! >> p) & 1) met[p]! |= plan.peers[s]!;
  }
  return model.partners * met.reduce((sum, bits) => sum + Math.max(0, bitCount(bits) - 2), 0);
}

function placeInDay({ mover, plan, options, day }: Packing, s: number): boolean {
  const { board, random } = mover;
  const it = board.model.sessions[s]!;
  const option = options[s]![(random() * options[s]!.length) | 0]!;
  const peers = plan.peers[s]!;
  if ((it.freePeers[option]! & peers) !== peers) return false;
  if (board.start[s]! >= 0) leave(mover, s);
  const places = it.freePlaces[option]!;
  const free = freePlace(mover, s, option);
  const place = free >= 0 ? free : places[(random() * places.length) | 0]!;
  const ousted: readonly Step[] | null = fits(board, s, option, place, peers)
    ? []
    : inTheWay(board, s, option, place, peers);
  if (ousted === null || ousted.length > 4 || ousted.some((t) => plan.day[t.s] !== day)) {
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
