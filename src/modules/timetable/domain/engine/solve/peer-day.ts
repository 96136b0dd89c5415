import type { DayFacts, Room, Stretch } from '../bound/day-facts.ts';
import { knownClock } from '../local-time.ts';
import type { Model } from './model.ts';

/** What sessions of these lengths ask of one peer's day: late minutes, and minutes for which there is no room. */
export type PeerDay = { readonly late: number; readonly over: number };

/**
 * Whether a peer's day holds sessions of given lengths, whoever else is there: they fill the stretches before and after the breaks one
 * after another, and no session lies across a break. Numbers of sessions by length go by one key: four bits for each length.
 */
export type PeerDays = {
  /** What a session adds to the key; null where there are too many lengths for one key. */
  readonly weight: Int32Array | null;
  /** What a day of that key asks of that peer. */
  ask(day: number, peer: number, key: number): PeerDay;
};

/** Bits for the number of sessions of one length; lengths that fit into one key. */
const BITS = 4;
const MOST_LENGTHS = 7;

/** The days of all peers, each kind of day worked out once for each key. */
export function peerDaysOf(model: Model, facts: readonly DayFacts[]): PeerDays {
  const lengths = [...new Set(model.sessions.map(({ minutes }) => minutes))].sort((a, b) => a - b);
  const late = knownClock(model.instance.policy.lateFrom);
  const grid = model.instance.gridMinutes;
  const takes = lengths.map((minutes) => Math.ceil((minutes + model.instance.changeoverMinutes) / grid) * grid);
  const kinds = new Map<string, Map<number, PeerDay>>();
  const known = facts.map(({ rooms }) =>
    rooms.map(({ open }) => {
      const kind = JSON.stringify(open);
      const cache = kinds.get(kind) ?? new Map<number, PeerDay>();
      kinds.set(kind, cache);
      return cache;
    }),
  );
  return {
    weight:
      lengths.length > MOST_LENGTHS
        ? null
        : Int32Array.from(model.sessions, ({ minutes }) => 1 << (BITS * lengths.indexOf(minutes))),
    ask(day, peer, key) {
      const cache = known[day]![peer]!;
      const before = cache.get(key);
      if (before) return before;
      const counts = lengths.map((_, i) => (key >> (BITS * i)) & (2 ** BITS - 1));
      const asked = askOf(facts[day]!.rooms[peer]!, counts, { lengths, takes, late });
      cache.set(key, asked);
      return asked;
    },
  };
}

type Frame = { readonly lengths: readonly number[]; readonly takes: readonly number[]; readonly late: number };

/** Fills the stretches in turn, each as full as it goes, and says what is left for the end of the last one. */
function askOf({ open }: Room, counts: number[], frame: Frame): PeerDay {
  const left = [...counts];
  for (const stretch of open.slice(0, -1)) {
    for (const [i, n] of fullest(stretch, left, frame).entries()) left[i]! -= n;
  }
  const rest = left.reduce((sum, n, i) => sum + n * frame.takes[i]!, 0);
  if (rest === 0) return { late: 0, over: 0 };
  const last = open.at(-1) ?? [0, 0];
  const tail = Math.max(...left.map((n, i) => (n > 0 ? frame.takes[i]! - frame.lengths[i]! : 0)));
  const end = last[0] + rest - tail;
  const late = Math.max(0, Math.min(end, last[1]) - Math.max(frame.late, last[0]));
  return { late, over: Math.max(0, end - last[1]) };
}

/** How many of each length fill a stretch best; the last changeover may run over its end. */
function fullest([from, until]: Stretch, counts: readonly number[], { lengths, takes }: Frame): number[] {
  let best = counts.map(() => 0);
  let most = 0;
  const chosen = counts.map(() => 0);
  const go = (i: number, used: number, tail: number): void => {
    if (used > most) [most, best] = [used, [...chosen]];
    if (i < 0) return;
    for (let n = 0; n <= counts[i]!; n += 1) {
      const next = used + n * takes[i]!;
      const runsOver = n > 0 ? Math.max(tail, takes[i]! - lengths[i]!) : tail;
      if (next - runsOver > until - from) break;
      chosen[i] = n;
      go(i - 1, next, runsOver);
    }
    chosen[i] = 0;
  };
  go(counts.length - 1, 0, 0);
  return best;
}
