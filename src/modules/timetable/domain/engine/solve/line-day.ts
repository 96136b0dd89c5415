import { MINUTES_A_DAY } from '../local-time.ts';
import type { Board } from './board.ts';
import { waitingCost } from './waiting.ts';

/** Bits of a word. */
const BITS = 32;

/** What two sessions have in common: nothing, a person, a peer. */
export const [NOTHING, PERSON, PEER] = [0, 1, 2] as const;

/**
 * A day whose sessions and peers are settled, and all that says when they can be. Times go by steps of the grid from the first start
 * there is; sets of them are rows of `words` numbers of 32 bits. Sessions go by their position in `sessions`: first the `free` that want
 * a time, then those that stay where they are.
 */
export type LineDay = {
  readonly board: Board;
  readonly day: number;
  readonly sessions: readonly number[];
  readonly free: number;
  /** The peers of each. */
  readonly peers: Int32Array;
  readonly grid: number;
  /** The first step as a start of the model, the number of steps, and words for them and for the longest session after the last. */
  readonly origin: number;
  readonly steps: number;
  readonly words: number;
  /** For each session and site (`i * sites + site`), the steps at which it can start. */
  readonly can: Int32Array;
  /** For each session, the sites where it can be. */
  readonly sites: readonly (readonly number[])[];
  /** For each session and step (`i * steps + step`), the position of that start in the model, −1 where there is none. */
  readonly option: Int16Array;
  /** For each session, what it costs while it is left out. */
  readonly waiting: Float64Array;
  /** For each session, its places, the least wanted by others first. */
  readonly places: readonly (readonly number[])[];
  /** For each session, those it has something in common with or an order to keep with. */
  readonly near: readonly Int16Array[];
  /** For each two sessions (`i * all + j`), what they have in common, and whether j ends before i starts (−1) or the other way (1). */
  readonly common: Uint8Array;
  readonly order: Int8Array;
  /** For each peer, the sessions. */
  readonly ofPeer: readonly (readonly number[])[];
};

/** The day for sessions that are left out on the board; all others of the day stay. */
export function lineDayOf(board: Board, free: readonly number[], day: number, peersOf: Int32Array): LineDay {
  const { model, start } = board;
  const { gridMinutes: grid } = model.instance;
  const onDay = (code: number) => code >= 0 && ((code / MINUTES_A_DAY) | 0) === day;
  const stay = model.sessions.flatMap((_, s) => (onDay(start[s]!) ? [s] : []));
  const sessions = [...free, ...stay];
  const starts = sessions.flatMap((s) => (start[s]! >= 0 ? [start[s]!] : [...model.sessions[s]!.starts].filter(onDay)));
  const [origin, last] = [Math.min(...starts), Math.max(...starts)];
  const longest = Math.max(...sessions.map((s) => model.sessions[s]!.minutes));
  const steps = Math.floor((last - origin) / grid) + 1;
  const words = Math.ceil((steps + Math.ceil(longest / grid)) / BITS);
  const option = optionsAt(board, sessions, origin, steps, onDay);
  const peers = Int32Array.from(sessions, (s, i) => (i < free.length ? peersOf[s]! : board.peers[s]!));
  const { common, order } = relations(board, sessions, peers);
  const places = placesOf(board, sessions, onDay);
  const all = sessions.length;
  return {
    board,
    day,
    sessions,
    free: free.length,
    peers,
    grid,
    origin,
    steps,
    words,
    can: cans(board, { sessions, free: free.length, peers, option, steps, words }),
    sites: places.map((list) => [...new Set(list.map((place) => model.siteOfPlace[place]!))]),
    option,
    waiting: Float64Array.from(sessions, (s, i) =>
      waitingCost(
        model.sessions[s]!,
        [...option.subarray(i * steps, (i + 1) * steps)].filter((k) => k >= 0),
      ),
    ),
    places,
    near: sessions.map((_, i) =>
      Int16Array.from(
        sessions.flatMap((__, j) => (common[i * all + j] !== NOTHING || order[i * all + j] !== 0 ? [j] : [])),
      ),
    ),
    common,
    order,
    ofPeer: Array.from({ length: model.peers }, (_, p) =>
      sessions.flatMap((__, i) => ((peers[i]! >> p) & 1 ? [i] : [])),
    ),
  };
}

function optionsAt(
  { model: { instance, sessions: all } }: Board,
  sessions: readonly number[],
  origin: number,
  steps: number,
  onDay: (code: number) => boolean,
): Int16Array {
  const option = new Int16Array(sessions.length * steps).fill(-1);
  for (const [i, s] of sessions.entries()) {
    for (const [k, code] of all[s]!.starts.entries()) {
      if (onDay(code)) option[i * steps + (code - origin) / instance.gridMinutes] = k;
    }
  }
  return option;
}

/** For each session the places it can have on the day, those that fewest of the others can have first. */
function placesOf({ model }: Board, sessions: readonly number[], onDay: (code: number) => boolean): number[][] {
  const lists = sessions.map((s) => {
    const { starts, freePlaces } = model.sessions[s]!;
    return [...new Set(freePlaces.flatMap((places, k) => (onDay(starts[k]!) ? [...places] : [])))];
  });
  const wanted = new Int32Array(model.places);
  for (const place of lists.flat()) wanted[place]! += 1;
  return lists.map((list) => list.sort((a, b) => wanted[a]! - wanted[b]! || a - b));
}

function relations({ model }: Board, sessions: readonly number[], peers: Int32Array) {
  const all = sessions.length;
  const [common, order] = [new Uint8Array(all * all), new Int8Array(all * all)];
  for (const [i, s] of sessions.entries()) {
    const it = model.sessions[s]!;
    for (const [j, t] of sessions.entries()) {
      if (i === j) continue;
      if ((peers[i]! & peers[j]!) !== 0) common[i * all + j]! |= PEER;
      if (it.kin.includes(t)) common[i * all + j]! |= PERSON;
      if (it.before.includes(t)) order[i * all + j] = -1;
      if (it.following.includes(t)) order[i * all + j] = 1;
    }
  }
  return { common, order };
}

/** The steps at which each session could start if it were alone: its peers are there, and what it must follow on other days is over. */
function cans(
  { model, start }: Board,
  {
    sessions,
    free,
    peers,
    option,
    steps,
    words,
  }: Pick<LineDay, 'sessions' | 'free' | 'peers' | 'option' | 'steps' | 'words'>,
): Int32Array {
  const can = new Int32Array(sessions.length * model.sites * words);
  for (let i = 0; i < free; i += 1) {
    const it = model.sessions[sessions[i]!]!;
    for (let step = 0; step < steps; step += 1) {
      const k = option[i * steps + step]!;
      if (k < 0 || (it.freePeers[k]! & peers[i]!) !== peers[i]! || !inOrder(it.starts[k]!, it.minutes)) continue;
      for (const place of it.freePlaces[k]!) {
        const row = (i * model.sites + model.siteOfPlace[place]!) * words;
        can[row + (step >> 5)]! |= 1 << (step & 31);
      }
    }
    function inOrder(code: number, minutes: number): boolean {
      return (
        it.before.every((t) => start[t]! < 0 || start[t]! + model.sessions[t]!.minutes <= code) &&
        it.following.every((t) => start[t]! < 0 || code + minutes <= start[t]!)
      );
    }
  }
  return can;
}
