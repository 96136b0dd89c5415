import { knownClock, knownMinute, MINUTES_A_DAY, midnightOf } from '../local-time.ts';
import type { Model, ModelSession } from '../solve/model.ts';
import { depthOfTeam, type Teams } from '../solve/teams.ts';

/** A session held on a day by certain peers: what it adds by itself, and the fewest minutes it can be late. */
export type Choice = { readonly s: number; readonly peers: number; readonly worth: number; readonly late: number };

/**
 * What a peer's day holds: minutes until `lateFrom` and until the end, each session counted with its changeover; and its stretches, in
 * minutes of the day.
 */
export type Room = { readonly untilLate: number; readonly untilEnd: number; readonly open: readonly Stretch[] };

/** One day as the bound sees it: who may meet whom on it, and how much it holds; not when in the day. */
export type DayFacts = {
  readonly choices: readonly Choice[];
  readonly rooms: readonly Room[];
  /** What the day itself holds, for somebody who is there all day. */
  readonly whole: Room;
  /** For each session the minutes it takes of a peer's day, changeover included. */
  readonly occupies: Float64Array;
  /** Late minutes for each minute a peer's day is overfull at `lateFrom`. */
  readonly lateShare: number;
  /** Sets of places with the sessions that can be nowhere else, and the minutes those places have. */
  readonly halls: readonly { readonly sessions: ReadonlySet<number>; readonly minutes: number }[];
};

/** The facts of each day. Every timetable that keeps the rules keeps to them, so a bound made from them holds for all. */
export function dayFactsOf(model: Model, teams: readonly Teams[]): DayFacts[] {
  const days = [...model.instance.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const { gridMinutes: grid, changeoverMinutes } = model.instance;
  const upTo = (minutes: number) => Math.ceil(minutes / grid) * grid;
  const occupies = Float64Array.from(model.sessions, (it) => upTo(it.minutes + changeoverMinutes));
  return days.map((day, d) => {
    const present = model.sessions.flatMap((it, s) => (optionsOn(it, d).length > 0 ? [s] : []));
    const tail = Math.max(0, ...present.map((s) => occupies[s]! - model.sessions[s]!.minutes));
    const shortest = Math.min(...present.map((s) => model.sessions[s]!.minutes));
    const closing = knownClock(day.until) - knownClock(model.instance.policy.lateFrom);
    const stretches = openStretches(knownClock(day.from), knownClock(day.until), breaksOf(day));
    return {
      choices: present.flatMap((s) => choicesOn(model, teams, s, d)),
      rooms: model.instance.peers.map((peer) =>
        roomOf(model, stretches, midnightOf(day.date)!, peer.unavailable, tail),
      ),
      whole: roomOf(model, stretches, midnightOf(day.date)!, [], tail),
      occupies,
      lateShare: closing <= shortest ? 1 : shortest / (shortest + tail),
      halls: hallsOf(model, d, present, stretches, upTo),
    };
  });
}

/** The most that can be had from a session whatever the day: for the case that some session is left out. */
export function mostWorth(model: Model, teams: readonly Teams[], s: number): number {
  const it = model.sessions[s]!;
  if (it.starts.length === 0 || teams[s]!.sets.length === 0) return 0;
  return Math.max(0, depthOfTeam(it, teams[s]!.sets[0]!)) - certainLateness(it);
}

/** What the lateness of a pinned session costs; 0 for any other: that may be held in time. */
export function certainLateness({ fixed, lateCost }: ModelSession): number {
  return fixed ? lateCost[0]! : 0;
}

function choicesOn(model: Model, teams: readonly Teams[], s: number, d: number): Choice[] {
  const it = model.sessions[s]!;
  const options = optionsOn(it, d);
  const found: Choice[] = [];
  const { sets, all } = teams[s]!;
  if (!all) return [looseChoice(model, it, s, d, options, sets[0]!)];
  for (const peers of sets) {
    const able = options.filter((option) => (it.freePeers[option]! & peers) === peers);
    if (able.length === 0) continue;
    const late = Math.min(...able.map((option) => it.lateCost[option]!));
    found.push(choice(model, it, s, d, peers, depthOfTeam(it, peers), late));
  }
  return found;
}

/** Where there are too many sets of peers to list: the most depth, nobody's time, no partners. Never less than the truth. */
function looseChoice(model: Model, it: ModelSession, s: number, d: number, options: number[], best: number): Choice {
  const late = Math.min(...options.map((option) => it.lateCost[option]!));
  const here = choice(model, it, s, d, 0, depthOfTeam(it, best), late);
  return it.current ? { ...here, worth: depthOfTeam(it, best) + model.change } : here;
}

/** Keeping the same day and peers is taken as no change at all. */
function choice(
  model: Model,
  it: ModelSession,
  s: number,
  d: number,
  peers: number,
  depth: number,
  late: number,
): Choice {
  const { current } = it;
  const kept =
    current !== null &&
    ((current.start / MINUTES_A_DAY) | 0) === d &&
    current.peers === peers &&
    it.starts.includes(current.start);
  const perMinute = model.instance.policy.late * it.needed;
  return { s, peers, worth: depth + (kept ? model.change : 0), late: perMinute > 0 ? late / perMinute : 0 };
}

function optionsOn(it: ModelSession, d: number): number[] {
  const found: number[] = [];
  for (let option = 0; option < it.starts.length; option += 1) {
    if (((it.starts[option]! / MINUTES_A_DAY) | 0) === d) found.push(option);
  }
  return found;
}

/** From a minute of the day until another. */
export type Stretch = readonly [from: number, until: number];

function breaksOf(day: Model['instance']['days'][number]): Stretch[] {
  return day.breaks.map((pause) => [knownClock(pause.from), knownClock(pause.until)]);
}

/** The day less what is taken from it. */
function openStretches(from: number, until: number, taken: readonly Stretch[]): Stretch[] {
  let open: Stretch[] = [[from, until]];
  for (const [a, b] of taken) {
    open = open.flatMap(([x, y]): Stretch[] => [
      [x, Math.min(y, a)],
      [Math.max(x, b), y],
    ]);
    open = open.filter(([x, y]) => x < y);
  }
  return open;
}

/** In each stretch the last session's changeover may run over the end: `tail` minutes more. */
function roomOf(
  model: Model,
  stretches: readonly Stretch[],
  midnight: number,
  unavailable: readonly (readonly [string, string])[],
  tail: number,
): Room {
  const away = unavailable.map(([a, b]): Stretch => [knownMinute(a) - midnight, knownMinute(b) - midnight]);
  const open = stretches.flatMap(([x, y]) => openStretches(x, y, away));
  const lateFrom = knownClock(model.instance.policy.lateFrom);
  const sum = (limit: number) => open.reduce((all, [x, y]) => all + Math.max(0, Math.min(y, limit) - x) + tail, 0);
  return { untilLate: sum(lateFrom), untilEnd: sum(Number.POSITIVE_INFINITY), open };
}

/** A place needs no changeover, but starts are on the grid: each session takes whole steps of it, the last may run over. */
function hallsOf(
  model: Model,
  d: number,
  present: readonly number[],
  stretches: readonly Stretch[],
  upTo: (minutes: number) => number,
): DayFacts['halls'] {
  const placesOf = new Map<number, Set<number>>();
  for (const s of present) {
    const it = model.sessions[s]!;
    placesOf.set(s, new Set(optionsOn(it, d).flatMap((option) => [...it.freePlaces[option]!])));
  }
  const minutes = stretches.reduce((sum, [x, y]) => sum + upTo(y - x), 0);
  const seen = new Set<string>();
  return present.flatMap((s) => {
    const places = placesOf.get(s)!;
    const key = [...places].sort((a, b) => a - b).join();
    if (seen.has(key)) return [];
    seen.add(key);
    const within = present.filter((t) => [...placesOf.get(t)!].every((place) => places.has(place)));
    return [{ sessions: new Set(within), minutes: minutes * places.size }];
  });
}

/** The pairs among a set of peers. */
export function pairsOf(peers: number): [number, number][] {
  const list: number[] = [];
  for (let bits = peers; bits !== 0; bits &= bits - 1) list.push(31 - Math.clz32(bits & -bits));
  return list.flatMap((p, i) => list.slice(i + 1).map((q): [number, number] => [p, q]));
}
