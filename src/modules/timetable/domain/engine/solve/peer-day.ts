import type { DayFacts, Stretch } from '../bound/day-facts.ts';
import { knownClock, MINUTES_A_DAY } from '../local-time.ts';
import { fillDay, type OpenStretch, type Wanted } from './day-filling.ts';
import type { Model } from './model.ts';

/** Late minutes and minutes for which there is no room, in one whole number: looking them up must cost next to nothing. */
export type PeerDay = number;

/** Late minutes that sessions ask for. */
export function lateOf(asked: PeerDay): number {
  return asked & LATE;
}

/** Minutes that sessions ask for and the day does not have. */
export function overOf(asked: PeerDay): number {
  return asked >> LATE_BITS;
}

const LATE_BITS = 12;
const LATE = 2 ** LATE_BITS - 1;

/**
 * Whether a peer's day holds sessions of given kinds, whoever else is there: they fill the stretches before and after the breaks one
 * after another, no session lies across a break, and between two sites there is a journey. A kind is a length, the site where such a
 * session has to be, and the stretches it can be in. How many there are of each kind goes by one key.
 */
export type PeerDays = {
  /** For each session and day (`s * days + day`), what it adds to the key; null where there are too many kinds for one key. */
  readonly weight: Float64Array | null;
  /** What a day of that key asks of that peer. Only where the minutes do not go beyond the day's end. */
  ask(day: number, peer: number, key: number): PeerDay;
  /** What a day of that key asks of somebody who is there all day. */
  askAny(day: number, key: number): PeerDay;
};

/** Bits of a key: whole numbers are exact up to so many. */
const MOST_BITS = 53;

/** Answers remembered for each sort of day: two to the power of so many. */
const REMEMBERED_BITS = 15;

/** The days of all peers, each sort of day worked out once for each key. */
export function peerDaysOf(model: Model, facts: readonly DayFacts[]): PeerDays {
  const detailed = [
    { sites: true, windows: true },
    { sites: true, windows: false },
    { sites: false, windows: false },
  ];
  for (const detail of detailed) {
    const codings = facts.map((each, day) => codingOf(model, each, day, detail));
    if (codings.every((coding) => coding !== null)) return daysBy(model, facts, codings);
  }
  return { weight: null, ask: () => 0, askAny: () => 0 };
}

function daysBy(model: Model, facts: readonly DayFacts[], codings: readonly Coding[]): PeerDays {
  const known = facts.map(({ rooms, whole }) => {
    const memories = new Map<string, Memory>();
    return [...rooms, whole].map(({ open }) => {
      const sort = JSON.stringify(open);
      if (!memories.has(sort)) memories.set(sort, emptyMemory());
      const bitOf = (from: number) => 1 << whole.open.findIndex((stretch) => stretch[0] <= from && from < stretch[1]);
      const stretches = open.map(([from, until]): OpenStretch => ({ from, until, bit: bitOf(from) }));
      return { open: stretches, memory: memories.get(sort)! };
    });
  });
  const ask = (day: number, peer: number, key: number): PeerDay => {
    const { open, memory } = known[day]![peer]!;
    const at = placeOf(key);
    if (memory.keys[at] === key) return memory.answers[at]!;
    const { wantedBy, clock } = codings[day]!;
    const { late, over } = fillDay(open, wantedBy(key), clock);
    memory.keys[at] = key;
    memory.answers[at] = (Math.ceil(over) << LATE_BITS) | Math.ceil(late);
    return memory.answers[at]!;
  };
  return {
    weight: Float64Array.from({ length: model.sessions.length * model.days }, (_, cell) => {
      const [s, day] = [Math.floor(cell / model.days), cell % model.days];
      return codings[day]!.weight[s]!;
    }),
    ask,
    askAny: (day, key) => ask(day, model.peers, key),
  };
}

/** Where the answer for a key is remembered: its bits, well mixed. */
function placeOf(key: number): number {
  const mixed = (key | 0) ^ Math.imul((key / 2 ** 27) | 0, 0x9e3779b1);
  return Math.imul(mixed, 0x85ebca6b) >>> (32 - REMEMBERED_BITS);
}

/** The last day asked for at each place. */
type Memory = { readonly keys: Float64Array; readonly answers: Int32Array };

function emptyMemory(): Memory {
  return {
    keys: new Float64Array(2 ** REMEMBERED_BITS).fill(Number.NaN),
    answers: new Int32Array(2 ** REMEMBERED_BITS),
  };
}

type Kind = Omit<Wanted, 'count'>;

type Coding = {
  readonly weight: Float64Array;
  readonly clock: { readonly late: number; readonly journey: number };
  /** The kinds in a key, and how many there are of each. */
  readonly wantedBy: (key: number) => Wanted[];
};

type Detail = { readonly sites: boolean; readonly windows: boolean };

/** How numbers of each kind on a day make one key, each with as many bits as it can need; null where they are too many. */
function codingOf(model: Model, { whole }: DayFacts, day: number, detail: Detail): Coding | null {
  const { gridMinutes: grid, changeoverMinutes, policy } = model.instance;
  const upTo = (minutes: number) => Math.ceil(minutes / grid) * grid;
  const each = model.sessions.map(
    (it, s): Kind => ({
      minutes: it.minutes,
      site: detail.sites ? onlySite(model, s, day) : -1,
      when: detail.windows ? stretchesOf(model, s, day, whole.open) : -1,
      takes: upTo(it.minutes + changeoverMinutes),
    }),
  );
  const names = each.map(({ minutes, site, when }) => (when === 0 ? '' : `${minutes}:${site}:${when}`));
  const order = [...new Set(names)].filter((name) => name !== '').sort((a, b) => siteOfName(a) - siteOfName(b));
  const kinds = order.map((name) => each[names.indexOf(name)]!);
  const from: number[] = [0];
  for (const [i, { takes }] of kinds.entries()) {
    const most = Math.min(Math.floor(whole.untilEnd / takes), names.filter((name) => name === order[i]).length);
    from.push(from.at(-1)! + 32 - Math.clz32(most));
  }
  if (from.at(-1)! > MOST_BITS) return null;
  return {
    weight: Float64Array.from(names, (name) => (name === '' ? 0 : 2 ** from[order.indexOf(name)]!)),
    clock: { late: knownClock(policy.lateFrom), journey: journeyOf(model, kinds, upTo) },
    wantedBy: (key) =>
      kinds.flatMap((kind, i) => {
        const count = Math.floor(key / 2 ** from[i]!) % 2 ** (from[i + 1]! - from[i]!);
        return count > 0 ? [{ ...kind, count }] : [];
      }),
  };
}

/** What the shortest journey takes more than a changeover. */
function journeyOf(model: Model, kinds: readonly Kind[], upTo: (minutes: number) => number): number {
  const apart = [...model.peerGap].filter((_, i) => i % model.sites !== Math.floor(i / model.sites));
  if (apart.length === 0 || kinds.length === 0) return 0;
  const travel = Math.min(...apart);
  return Math.max(0, Math.min(...kinds.map(({ minutes, takes }) => upTo(minutes + travel) - takes)));
}

/** The site of all the places a session can have on a day; −1 where they are at several. */
function onlySite(model: Model, s: number, day: number): number {
  const { starts, freePlaces } = model.sessions[s]!;
  const sites = new Set(
    freePlaces.flatMap((places, k) => (dayOf(starts[k]!) === day ? [...places].map((l) => model.siteOfPlace[l]!) : [])),
  );
  return sites.size === 1 ? [...sites][0]! : -1;
}

/** The stretches of a day in which a session has a start, as bits. */
function stretchesOf(model: Model, s: number, day: number, open: readonly Stretch[]): number {
  let bits = 0;
  for (const code of model.sessions[s]!.starts) {
    if (dayOf(code) !== day) continue;
    const i = open.findIndex(([from, until]) => from <= code % MINUTES_A_DAY && code % MINUTES_A_DAY < until);
    if (i >= 0) bits |= 1 << i;
  }
  return bits;
}

/** Kinds of one site stand together. */
function siteOfName(name: string): number {
  return Number(name.split(':')[1]);
}

function dayOf(code: number): number {
  return (code / MINUTES_A_DAY) | 0;
}
