import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { checkStructure } from './check-structure.ts';
import type { ByTopic, ClockSpan, Day, Instance, Placement, Policy, Session, Span } from './instance.ts';
import { INSTANCE_FORMAT } from './instance.ts';
import { clockMinute, midnightOf, minuteOfClock } from './local-time.ts';
import type { At } from './shape.ts';
import * as shape from './shape.ts';

/** Why a file is no timetable instance: `why` is one line, `path: expected …, found …`. */
export type InstanceRefusal = Refusal<'not-an-instance'>;

/** The most peers a timetable may have: a session's peers are kept as the bits of one number. */
export const MOST_PEERS = 30;

/**
 * Reads a parsed JSON value as a timetable instance. What comes back is complete and consistent: every id is known,
 * every time is real, every pin keeps all the rules. Otherwise the first thing wrong is named, with its path.
 */
export function readInstance(json: unknown): Instance | InstanceRefusal {
  try {
    const instance = instanceAt({ path: '', value: json });
    const problem = checkStructure(instance);
    return problem === null ? instance : refusal('not-an-instance', problem);
  } catch (error) {
    if (error instanceof shape.ShapeProblem) return refusal('not-an-instance', error.message);
    throw error;
  }
}

/** The instance, or a thrown error: for code that made the instance itself. */
export function trustedInstance(json: unknown): Instance {
  const instance = readInstance(json);
  if (isRefusal(instance)) throw new Error(instance.why);
  return instance;
}

function instanceAt(file: At): Instance {
  const format = shape.member(file, 'format');
  if (format.value !== INSTANCE_FORMAT) shape.wrong(format, `"${INSTANCE_FORMAT}"`);
  const sites = sitesAt(shape.member(file, 'sites'));
  const siteSet = new Set(sites);
  const places = shape.asIdentified(shape.member(file, 'places'), (at) => ({
    id: shape.asString(shape.member(at, 'id')),
    site: shape.asReference(shape.member(at, 'site'), siteSet, 'one of the sites'),
    capacity: shape.asWhole(shape.member(at, 'capacity'), 0, 1e6, 'a whole number of heads'),
    kinds: shape.asList(shape.member(at, 'kinds'), (kind) => shape.asString(kind, 'a kind of session')),
    unavailable: spansAt(shape.member(at, 'unavailable')),
  }));
  const peers = shape.asIdentified(shape.member(file, 'peers'), (at) => ({
    id: shape.asString(shape.member(at, 'id')),
    skills: byTopicAt(shape.member(at, 'skills'), 3, 'a level from 0 to 3'),
    unavailable: spansAt(shape.member(at, 'unavailable')),
  }));
  if (peers.length > MOST_PEERS) shape.wrong({ path: 'peers', value: peers.length }, `at most ${MOST_PEERS} peers`);
  const people = shape.asIdentified(shape.member(file, 'people'), (at) => ({
    id: shape.asString(shape.member(at, 'id')),
    unavailable: spansAt(shape.member(at, 'unavailable')),
  }));
  const known = { places: idsOf(places), peers: idsOf(peers), people: idsOf(people) };
  return {
    format: INSTANCE_FORMAT,
    timeZone: timeZoneAt(shape.member(file, 'timeZone')),
    gridMinutes: shape.asWhole(shape.member(file, 'gridMinutes'), 1, 1440, 'a whole number of minutes from 1 to 1440'),
    changeoverMinutes: shape.asWhole(shape.member(file, 'changeoverMinutes'), 0, 1440, 'a whole number of minutes'),
    days: daysAt(shape.member(file, 'days')),
    sites,
    travelMinutes: travelAt(shape.member(file, 'travelMinutes'), siteSet),
    places,
    peers,
    people,
    sessions: sessionsAt(shape.member(file, 'sessions'), known),
    policy: policyAt(shape.member(file, 'policy')),
  };
}

type Known = Readonly<Record<'places' | 'peers' | 'people', ReadonlySet<string>>>;

function sessionsAt(list: At, known: Known): Session[] {
  const sessions = shape.asIdentified(list, (at) => sessionAt(at, known));
  const ids = idsOf(sessions);
  sessions.forEach((session, i) => {
    const path = `${list.path}[${i}].after`;
    shape.asReferences({ path, value: session.after }, ids, 'the id of a session');
  });
  return sessions;
}

function sessionAt(at: At, known: Known): Session {
  const { peers, places, people } = known;
  const placesAt = shape.member(at, 'places');
  const peersAt = shape.member(at, 'peersNeeded');
  const most = `a whole number of peers, at most the ${peers.size} there are`;
  return {
    id: shape.asString(shape.member(at, 'id')),
    kind: shape.asString(shape.member(at, 'kind'), 'a kind of session'),
    minutes: shape.asWhole(shape.member(at, 'minutes'), 1, 1440, 'a whole number of minutes from 1 to 1440'),
    topics: byTopicAt(shape.member(at, 'topics'), 1e6, 'a weight of at least 0'),
    people: shape.asReferences(shape.member(at, 'people'), people, 'the id of one of the people'),
    size: shape.asWhole(shape.member(at, 'size'), 0, 1e6, 'a whole number of heads'),
    peersNeeded: shape.asWhole(peersAt, 0, peers.size, most),
    mustHave: shape.asReferences(shape.member(at, 'mustHave'), peers, 'the id of a peer'),
    places: shape.asNullable(placesAt, (list) => shape.asReferences(list, places, 'the id of a place')),
    after: shape.asList(shape.member(at, 'after'), (id) => shape.asString(id, 'the id of a session'), true),
    weight: weightAt(shape.member(at, 'weight')),
    pinned: shape.asNullable(shape.member(at, 'pinned'), (pin) => placementAt(pin, known)),
    current: shape.asNullable(shape.member(at, 'current'), (now) => placementAt(now, known)),
  };
}

function weightAt(at: At): number {
  return at.value === undefined ? 1 : shape.asNumber(at, 0, 1e6, 'a weight of at least 0');
}

/** Reads `{ start, place, peers }`, with ids that are known. */
export function placementAt(at: At, known: Pick<Known, 'places' | 'peers'>): Placement {
  const start = shape.member(at, 'start');
  const text = shape.asString(start, 'a local time such as 2027-05-11T09:00');
  if (clockMinute(text) === null) shape.wrong(start, 'a local time such as 2027-05-11T09:00');
  return {
    start: text,
    place: shape.asReference(shape.member(at, 'place'), known.places, 'the id of a place'),
    peers: shape.asReferences(shape.member(at, 'peers'), known.peers, 'the id of a peer'),
  };
}

function daysAt(list: At): Day[] {
  const seen = new Set<string>();
  return shape.asList(list, (at) => {
    const date = shape.member(at, 'date');
    const text = shape.asString(date, 'a day such as 2027-05-11');
    if (midnightOf(text) === null || seen.has(text)) shape.wrong(date, 'a real day such as 2027-05-11, once only');
    seen.add(text);
    const breaks = shape.asList(shape.member(at, 'breaks'), clockSpanAt, true);
    return { date: text, ...clockSpanAt(at), breaks: inOne(breaks) };
  });
}

/** Breaks that overlap as one, so that each of their minutes is counted once. Those that do not stay as they were written. */
function inOne(breaks: readonly ClockSpan[]): readonly ClockSpan[] {
  const minute = (clock: string) => minuteOfClock(clock) ?? 0;
  const merged: ClockSpan[] = [];
  for (const next of breaks.toSorted((a, b) => minute(a.from) - minute(b.from))) {
    const last = merged.at(-1);
    if (!last || minute(next.from) >= minute(last.until)) merged.push(next);
    else if (minute(next.until) > minute(last.until)) merged.splice(-1, 1, { from: last.from, until: next.until });
  }
  return merged.length === breaks.length ? breaks : merged;
}

function clockSpanAt(at: At): ClockSpan {
  const from = shape.member(at, 'from');
  const until = shape.member(at, 'until');
  const [first, last] = [clockAt(from), clockAt(until)];
  if (first >= last) shape.wrong(until, `a time later than ${String(from.value)}`);
  return { from: String(from.value), until: String(until.value) };
}

function clockAt(at: At): number {
  const minute = typeof at.value === 'string' ? minuteOfClock(at.value) : null;
  return minute === null ? shape.wrong(at, 'a time of day such as 09:00') : minute;
}

function spansAt(list: At): Span[] {
  return shape.asList(
    list,
    (at) => {
      const expected = 'two local times, [from, until], the first the earlier';
      if (!Array.isArray(at.value) || at.value.length !== 2) shape.wrong(at, expected);
      const [from, until] = at.value as [unknown, unknown];
      const first = typeof from === 'string' ? clockMinute(from) : null;
      const last = typeof until === 'string' ? clockMinute(until) : null;
      if (first === null || last === null || first >= last) shape.wrong(at, expected);
      return [from as string, until as string] as const;
    },
    true,
  );
}

function sitesAt(list: At): string[] {
  const seen = new Set<string>();
  return shape.asList(list, (at) => {
    const site = shape.asString(at, 'the name of a site');
    if (seen.has(site)) shape.wrong(at, 'a site that is not in the list already');
    seen.add(site);
    return site;
  });
}

/** Sites may have any name: the rows are objects only when they are whole, so that `__proto__` stays a name. */
function travelAt(table: At, sites: ReadonlySet<string>): Record<string, Record<string, number>> {
  const minutes = new Map<string, Map<string, number>>();
  if (table.value === undefined) return {};
  for (const from of Object.keys(shape.asObject(table))) {
    const row = shape.member(table, from);
    if (!sites.has(from)) shape.wrong({ path: row.path, value: from }, 'one of the sites');
    const taken = new Map<string, number>();
    minutes.set(from, taken);
    for (const to of Object.keys(shape.asObject(row))) {
      const cell = shape.member(row, to);
      if (!sites.has(to)) shape.wrong({ path: cell.path, value: to }, 'one of the sites');
      taken.set(to, shape.asNumber(cell, 0, 1440, 'minutes from 0 to 1440'));
      const back = minutes.get(to)?.get(from);
      if (back !== undefined && back !== taken.get(to)) shape.wrong(cell, `${back}, the same as the way back`);
    }
  }
  return Object.fromEntries([...minutes].map(([from, row]) => [from, Object.fromEntries(row)]));
}

function byTopicAt(at: At, most: number, expected: string): ByTopic {
  if (at.value === undefined) return {};
  const topics = Object.keys(shape.asObject(at));
  return Object.fromEntries(topics.map((topic) => [topic, shape.asNumber(shape.member(at, topic), 0, most, expected)]));
}

function policyAt(at: At): Policy {
  const price = (key: string) => shape.asNumber(shape.member(at, key), 0, 1e9, 'a price of at least 0');
  const lateFrom = shape.member(at, 'lateFrom');
  clockAt(lateFrom);
  return {
    unplaced: price('unplaced'),
    fit: price('fit'),
    idle: price('idle'),
    balance: price('balance'),
    late: price('late'),
    lateFrom: String(lateFrom.value),
    partners: price('partners'),
    change: price('change'),
  };
}

function timeZoneAt(at: At): string {
  const zone = shape.asString(at, 'a time zone such as Europe/London');
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone && zone;
  } catch {
    return shape.wrong(at, 'a time zone such as Europe/London');
  }
}

function idsOf(things: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(things.map((thing) => thing.id));
}
