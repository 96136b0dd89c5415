import type { Random } from '#kernel/random';
import { type Board, fits, put } from './board.ts';
import { type LineDay, lineDayOf } from './line-day.ts';
import { type Line, layOut } from './line-layout.ts';

/** How much more a day may cost for a while, at first and at last. */
const HOT = 3;
const COLD = 0.3;

/**
 * Finds times for sessions of a day that are left out, their peers settled: they stand in a line, and one after another takes the
 * first time that is still possible for it. The line is changed by annealing, so many times or until the day costs nothing for waiting
 * and lateness. What finds no time stays left out.
 */
export function lineUp(
  board: Board,
  free: readonly number[],
  day: number,
  peers: Int32Array,
  random: Random,
  tries: number,
  stop: () => boolean,
): void {
  const it = lineDayOf(board, free, day, peers);
  const line = startLine(it, random);
  let cost = layOut(it, line, Number.POSITIVE_INFINITY);
  let [least, steps, places] = [cost, line.step.slice(), line.place.slice()];
  for (let done = 0; done < tries && least > 1e-7; done += 1) {
    if (done % 200 === 0 && stop()) break;
    const heat = HOT * (COLD / HOT) ** (done / tries);
    const limit = cost - heat * Math.log(random());
    const undo = change(it, line, random);
    const next = layOut(it, line, limit);
    if (next > limit) undo();
    else cost = next;
    if (next < least - 1e-7) [least, steps, places] = [next, line.step.slice(), line.place.slice()];
  }
  for (let i = 0; i < it.free; i += 1) {
    if (steps[i]! < 0) continue;
    const s = it.sessions[i]!;
    const option = it.option[i * it.steps + steps[i]!]!;
    if (fits(board, s, option, places[i]!, it.peers[i]!)) put(board, s, option, places[i]!, it.peers[i]!);
  }
}

/** A line by chance, the longest first more often than not; those who stay have their times. */
function startLine(day: LineDay, random: Random): Line {
  const { board, sessions, free, words, sites } = day;
  const rank = sessions.map(
    (s, i) => board.model.sessions[s]!.minutes + 30 * random() + 20 * (day.near[i]!.length / sessions.length),
  );
  const order = Array.from({ length: free }, (_, i) => i).sort((a, b) => rank[b]! - rank[a]!);
  return {
    order: Int16Array.from(order),
    site: Int16Array.from(sites, (list, i) =>
      i < free ? (list[0] ?? 0) : board.model.siteOfPlace[board.place[sessions[i]!]!]!,
    ),
    step: Int16Array.from(sessions, (s, i) => (i < free ? -1 : Math.floor((board.start[s]! - day.origin) / day.grid))),
    place: Int16Array.from(sessions, (s, i) => (i < free ? -1 : board.place[s]!)),
    busy: new Int32Array(board.model.places * words),
    open: new Int32Array(words),
    inOrder: new Int32Array(sessions.length),
  };
}

/** Somebody goes elsewhere in the line, two change places in it, or a session is to be at another site. Gives the way back. */
function change({ free, sites }: LineDay, { order, site }: Line, random: Random): () => void {
  const [a, b] = [(random() * free) | 0, (random() * free) | 0];
  const kind = random();
  const i = order[a]!;
  if (kind < 0.15 && sites[i]!.length > 1) {
    const was = site[i]!;
    site[i] = sites[i]![(random() * sites[i]!.length) | 0]!;
    return () => {
      site[i] = was;
    };
  }
  if (kind < 0.5) {
    [order[a], order[b]] = [order[b]!, order[a]!];
    return () => {
      [order[a], order[b]] = [order[b]!, order[a]!];
    };
  }
  shift(order, a, b);
  return () => shift(order, b, a);
}

function shift(order: Int16Array, from: number, to: number): void {
  const i = order[from]!;
  if (from < to) order.copyWithin(from, from + 1, to + 1);
  else order.copyWithin(to + 1, to, from);
  order[to] = i;
}
