import type { Draft, Instance, Placement, Session } from '../instance.ts';
import { type ClockMinute, knownClock, knownMinute, localTime, MINUTES_A_DAY, midnightOf } from '../local-time.ts';
import { ruleBook } from '../rules.ts';
import { depthOf } from '../score.ts';
import { beginningsOf } from './beginnings.ts';

/** A start as one number: the day's place in the calendar × 1440 + the minute of that day. */
export type StartCode = number;

/** One session with everything it may do by itself: rules 1, 2, 3 and 6 are settled here. */
export type ModelSession = {
  readonly session: Session;
  readonly minutes: number;
  readonly needed: number;
  /** The peers who must be there, as bits. */
  readonly must: number;
  /** What leaving it out costs. */
  readonly unplacedCost: number;
  /** The starts it may have, in order of time. */
  readonly starts: Int32Array;
  /** For each start, the peers who are available, as bits. */
  readonly freePeers: Int32Array;
  /** For each start, the places that would do. */
  readonly freePlaces: readonly Int16Array[];
  /** For each start, what lateness costs. */
  readonly lateCost: Float64Array;
  /** For each peer, what their going is worth. */
  readonly depth: Float64Array;
  /** True where it is pinned or has begun: it has one start, one place and one set of peers. */
  readonly fixed: boolean;
  readonly current: { readonly start: StartCode; readonly place: number; readonly peers: number } | null;
  /** Sessions that share a person with it. */
  readonly kin: Int16Array;
  /** Sessions that must have ended before it starts, and those that wait for it. */
  readonly before: Int16Array;
  readonly following: Int16Array;
};

/** An instance in numbers: sessions, peers, places, sites and days by their position. */
export type Model = {
  readonly instance: Instance;
  readonly sessions: readonly ModelSession[];
  readonly peers: number;
  readonly places: number;
  readonly days: number;
  readonly sites: number;
  readonly siteOfPlace: Int16Array;
  /** Minutes between two sites for a peer (changeover or journey) and for a person (journey), at `from * sites + to`. */
  readonly peerGap: Float64Array;
  readonly personGap: Float64Array;
  /** For each day, its breaks as [from, until, from, until, …] in minutes of the day. */
  readonly breaks: readonly (readonly number[])[];
  readonly idle: number;
  readonly balance: number;
  readonly partners: number;
  readonly change: number;
};

/** The instance in numbers. `from`: nothing that is not fixed starts at or before that minute. */
export function modelOf(instance: Instance, from: ClockMinute = Number.NEGATIVE_INFINITY): Model {
  const days = [...instance.days].sort((a, b) => (a.date < b.date ? -1 : 1));
  const sites = instance.sites.length;
  const siteIndex = new Map(instance.sites.map((site, i) => [site, i]));
  const rules = ruleBook(instance);
  const travel = instance.sites.flatMap((a) => instance.sites.map((b) => rules.travel(a, b)));
  return {
    instance,
    sessions: modelSessions({ ...instance, days }, from),
    peers: instance.peers.length,
    places: instance.places.length,
    days: days.length,
    sites,
    siteOfPlace: Int16Array.from(instance.places, ({ site }) => siteIndex.get(site)!),
    peerGap: Float64Array.from(travel, (minutes) => Math.max(minutes, instance.changeoverMinutes)),
    personGap: Float64Array.from(travel),
    breaks: days.map(({ breaks }) => breaks.flatMap((pause) => [knownClock(pause.from), knownClock(pause.until)])),
    idle: instance.policy.idle,
    balance: instance.policy.balance,
    partners: instance.policy.partners,
    change: instance.policy.change,
  };
}

/** The start as the model's number; null where it is on none of the days. */
export function codeOfStart(instance: Instance, start: string): StartCode | null {
  const dates = instance.days.map(({ date }) => date).sort();
  const day = dates.indexOf(start.slice(0, 10));
  return day < 0 ? null : day * MINUTES_A_DAY + (knownMinute(start) % MINUTES_A_DAY);
}

/** The model's number as a local time. */
export function startOfCode(instance: Instance, code: StartCode): string {
  const dates = instance.days.map(({ date }) => date).sort();
  return localTime(midnightOf(dates[Math.floor(code / MINUTES_A_DAY)]!)! + (code % MINUTES_A_DAY));
}

/** Peers as bits. */
export function bitsOf(instance: Instance, peers: readonly string[]): number {
  return instance.peers.reduce((bits, { id }, i) => (peers.includes(id) ? bits | (1 << i) : bits), 0);
}

/** Bits as peers. */
export function peersOf(instance: Instance, bits: number): string[] {
  return instance.peers.filter((_, i) => (bits >> i) & 1).map(({ id }) => id);
}

/** Where each session stands in the model's numbers, as a draft. A start of −1 is left out. */
export function draftOf(model: Model, starts: Int32Array, places: Int16Array, peers: Int32Array): Draft {
  const { instance } = model;
  const sessions = instance.sessions.flatMap(({ id }, s) => {
    if (starts[s]! < 0) return [];
    const place = instance.places[places[s]!]!.id;
    return [{ id, start: startOfCode(instance, starts[s]!), place, peers: peersOf(instance, peers[s]!) }];
  });
  return { sessions, unplaced: instance.sessions.filter((_, s) => starts[s]! < 0).map(({ id }) => id) };
}

function modelSessions(instance: Instance, from: ClockMinute): ModelSession[] {
  const indexOf = new Map(instance.sessions.map(({ id }, i) => [id, i]));
  const rules = ruleBook(instance);
  return instance.sessions.map((session, s) => {
    const sharing = (other: Session) => other.people.some((id) => session.people.includes(id));
    return {
      session,
      minutes: session.minutes,
      needed: session.peersNeeded,
      must: bitsOf(instance, session.pinned?.peers ?? session.mustHave),
      unplacedCost: instance.policy.unplaced * session.weight,
      ...beginningsOf(rules, session, from),
      depth: Float64Array.from(instance.peers, ({ skills }) =>
        session.peersNeeded === 0 ? 0 : (instance.policy.fit * depthOf(session, skills)) / session.peersNeeded,
      ),
      fixed: session.pinned !== null,
      current: currentOf(instance, session.current),
      kin: Int16Array.from(indexesWhere(instance.sessions, (other, i) => i !== s && sharing(other))),
      before: Int16Array.from(session.after, (id) => indexOf.get(id)!),
      following: Int16Array.from(indexesWhere(instance.sessions, (other) => other.after.includes(session.id))),
    };
  });
}

/** A current placement in numbers; one on a day that is no longer there has no start that could be kept. */
function currentOf(instance: Instance, current: Placement | null): ModelSession['current'] {
  if (current === null) return null;
  const place = instance.places.findIndex(({ id }) => id === current.place);
  return { start: codeOfStart(instance, current.start) ?? -2, place, peers: bitsOf(instance, current.peers) };
}

function indexesWhere<T>(list: readonly T[], holds: (item: T, i: number) => boolean): number[] {
  return list.flatMap((item, i) => (holds(item, i) ? [i] : []));
}
