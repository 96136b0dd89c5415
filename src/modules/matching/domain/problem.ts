import { noPairParts, sumOfPair, type Valuer, valuerOf } from './pair.ts';
import { layOut, type Tables } from './tables.ts';

/** Every pair of slot and peer that rules 1 to 4 allow, slot by slot, peers in the order of the file. */
export type Candidates = {
  /** The candidates of slot `s` stand from `start[s]` up to `start[s + 1]`. */
  readonly start: Int32Array;
  readonly peer: Int32Array;
  /** What the pair brings by itself, in points, the price of a change included. */
  readonly value: Float64Array;
};

/** The instance made ready for scoring: what every plan is worth, without a list of who could go where. */
export type Scoring = {
  readonly tables: Tables;
  readonly valuer: Valuer;
  readonly peers: number;
  readonly slots: number;
  readonly challenges: number;
  readonly manager: Uint8Array;
  /** `leads[peer × topics + topic]` is 1 at level 2 or above. */
  readonly leads: Uint8Array;
  /** Days of a slot and of a peer's year in one whole-number unit, so that sums are exact. */
  readonly days: Int32Array;
  readonly yearDays: Int32Array;
};

/** The instance made ready for search: eligible pairs with their values, and what an empty slot costs. */
export type Problem = Scoring & {
  readonly candidates: Candidates;
  /** The (negative) value of leaving the slot empty; minus infinity where it is pinned. */
  readonly empty: Float64Array;
};

/** Lays an instance out for scoring. */
export function scoringOf(instance: Tables['instance']): Scoring {
  const tables = layOut(instance);
  const unit = dayUnit([...tables.slots.map((s) => s.days), ...tables.peer.daysPerYear]);
  return {
    tables,
    valuer: valuerOf(tables),
    peers: instance.peers.length,
    slots: tables.slots.length,
    challenges: instance.challenges.length,
    manager: Uint8Array.from(tables.slots, (s) => (s.manager ? 1 : 0)),
    leads: tables.peer.level.map((level) => (level >= 2 ? 1 : 0)),
    days: Int32Array.from(tables.slots, (s) => Math.round(s.days * unit)),
    yearDays: Int32Array.from(tables.peer.daysPerYear, (d) => Math.floor(Math.min(d, 1e6) * unit + 1e-9)),
  };
}

/**
 * Lists every eligible pair with its value. A pinned slot has its peer as only candidate. The published score of a plan
 * is the sum of its pairs' values, its teams' values, its empty slots' values and its peers' loads.
 */
export function problemOf(instance: Tables['instance']): Problem {
  const scoring = scoringOf(instance);
  const { unfilled, change } = instance.policy;
  return {
    ...scoring,
    candidates: candidatesOf(scoring.tables, scoring.valuer),
    empty: Float64Array.from(scoring.tables.slots, (s) =>
      s.pinned !== null ? Number.NEGATIVE_INFINITY : -unfilled - (s.current === null ? 0 : change),
    ),
  };
}

function candidatesOf(tables: Tables, valuer: Valuer): Candidates {
  const slots = tables.slots.length;
  const peers = tables.instance.peers.length;
  const bars = new Uint8Array(peers);
  const soft = new Uint8Array(peers);
  const parts = noPairParts();
  const start = new Int32Array(slots + 1);
  let peer = new Int32Array(1 << 16);
  let value = new Float64Array(1 << 16);
  let n = 0;
  for (let s = 0; s < slots; s += 1) {
    valuer.judge.bars(s, bars);
    valuer.judge.soft(s, soft);
    const pinned = tables.slot.pinned[s] as number;
    const current = tables.slot.current[s] as number;
    for (let p = 0; p < peers; p += 1) {
      if (bars[p] !== 0 || (pinned >= 0 && pinned !== p)) continue;
      if (n === peer.length) [peer, value] = [grown(peer, Int32Array), grown(value, Float64Array)];
      valuer.parts(s, p, soft[p] as number, parts);
      peer[n] = p;
      value[n] = sumOfPair(parts) - (current >= 0 && current !== p ? tables.instance.policy.change : 0);
      n += 1;
    }
    start[s + 1] = n;
  }
  return { start, peer: peer.slice(0, n), value: value.slice(0, n) };
}

function grown<T extends Int32Array | Float64Array>(array: T, make: new (length: number) => T): T {
  const larger = new make(array.length * 2);
  larger.set(array);
  return larger;
}

/** The whole number that makes all days whole: 1 for days, 2 for half days; a thousandth of a day at the finest. */
function dayUnit(days: readonly number[]): number {
  const fits = (unit: number) => days.every((d) => Math.abs(d * unit - Math.round(d * unit)) < 1e-9);
  return [1, 2, 4, 5, 10, 20, 100].find(fits) ?? 1000;
}

/** Where the peer stands among the slot's candidates, or −1: they are not eligible. */
export function candidateAt({ start, peer }: Candidates, slot: number, wanted: number): number {
  let low = start[slot] as number;
  let high = (start[slot + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = peer[middle] as number;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
