import { type IsoDate, londonDate, londonTime } from '#kernel/dates';
import type { Absence } from './absences.ts';
import type { Instance, Placement, Session, Span } from './engine/instance.ts';
import { impossible, type Wanted } from './wanted.ts';

/** All that a proposal is made from, read in a bounded number of statements. */
export type ProposalFacts = {
  readonly days: readonly IsoDate[];
  readonly hours: {
    readonly dayFrom: string;
    readonly dayUntil: string;
    readonly breakFrom: string;
    readonly breakUntil: string;
    readonly changeoverMinutes: number;
  };
  readonly travel: readonly { readonly siteA: string; readonly siteB: string; readonly minutes: number }[];
  readonly rooms: readonly {
    readonly id: string;
    readonly name: string;
    readonly site: string;
    readonly capacity: number | null;
  }[];
  readonly team: readonly { readonly id: string; readonly name: string }[];
  readonly skills: readonly { readonly personId: string; readonly topic: string; readonly level: number }[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly unavailable: readonly Absence[] }[];
  /** What is to be placed: not what a person has set by hand, what has begun or what is left out. */
  readonly wanted: readonly Wanted[];
  /** Topics of each theme. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** What stays where it is: set by hand, begun, or a session of another challenge. */
  readonly standing: readonly Standing[];
  /** Where the draft has a wanted session now. */
  readonly current: ReadonlyMap<string, { startsAt: Date; roomId: string | null; peerIds: readonly string[] }>;
};

export type Standing = {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
  readonly peerIds: readonly string[];
  readonly intervieweeIds: readonly string[];
};

/** The engine's instance in names that can be read aloud, and the way back from each name to what it stands for. */
export type Built = {
  readonly instance: Instance;
  readonly wantedOf: ReadonlyMap<string, string>;
  /** Null: somewhere that is none of the rooms. */
  readonly roomOf: ReadonlyMap<string, string | null>;
  readonly peerOf: ReadonlyMap<string, string>;
  /** What could never be placed, with why. */
  readonly hopeless: readonly { readonly wantedId: string; readonly why: string }[];
};

/** A person whom nobody can see: away whenever the session is not wanted, so that the engine keeps to its day and hours. */
export const ITS_TIME = 'the day or time it is wanted for';
const DAY_OVER = 'The day it is wanted for is over, or is no day on site any more. Choose another.';
const ANY = 'this session';
const NO_SITE = 'one site';
/** Somewhere else is this far from everywhere, in minutes, where nobody has said. */
const ELSEWHERE_MINUTES = 20;
/** How many people a room holds of which nobody has said. */
const UNKNOWN_CAPACITY = 40;
const AT_A_PLACE_OF_ITS_OWN: readonly string[] = ['site-visit', 'observation', 'call'];

/** What is worth what: placing a session above all; then knowledge of the topic, an even load, few changes. */
const POLICY = {
  unplaced: 1000,
  fit: 10,
  idle: 0.05,
  balance: 8,
  late: 0.05,
  lateFrom: '16:30',
  partners: 2,
  change: 15,
} as const;

/** The engine's instance of these facts. Sessions that could never be placed are kept out of it and named. */
export function buildInstance(facts: ProposalFacts): Built {
  const { hours } = facts;
  const day = { from: hours.dayFrom, until: hours.dayUntil };
  const hopeless = facts.wanted.flatMap((each) => {
    const over = each.onDay !== null && !facts.days.includes(each.onDay);
    const why = over ? DAY_OVER : impossible(each, day, facts.team.length);
    return why === null ? [] : [{ wantedId: each.id, why }];
  });
  const open = facts.wanted.filter(({ id }) => !hopeless.some(({ wantedId }) => wantedId === id));
  const name = {
    session: named(open.map(({ id, title }) => ({ id, name: title }))),
    room: named(facts.rooms),
    peer: named(facts.team),
    person: named(facts.people),
  };
  const elsewhere = open.filter(isElsewhere);
  const placeOf = (wanted: Wanted) =>
    `${wanted.placeNote || 'Its own place'} (${name.session.get(wanted.id)})`.slice(0, 300);
  const siteOf = (room: ProposalFacts['rooms'][number]) => room.site || NO_SITE;
  const sites = [...new Set(facts.rooms.map(siteOf))];
  const farthest = Math.max(0, ...facts.travel.map(({ minutes }) => minutes));
  const away = (ids: (each: Standing) => readonly (string | null)[], id: string, pad: number) =>
    facts.standing.filter((each) => ids(each).includes(id)).map((each) => spanOf(each, pad));
  const instance: Instance = {
    format: 'critical-friend/timetable-instance@1',
    timeZone: 'Europe/London',
    gridMinutes: 15,
    changeoverMinutes: hours.changeoverMinutes,
    days: facts.days.map((date) => ({ date, ...day, breaks: [{ from: hours.breakFrom, until: hours.breakUntil }] })),
    sites: [...sites, ...elsewhere.map(placeOf)],
    travelMinutes: travelTable(facts, sites, elsewhere.filter(({ kind }) => kind !== 'call').map(placeOf)),
    places: [
      ...facts.rooms.map((room) => ({
        id: name.room.get(room.id) as string,
        site: siteOf(room),
        capacity: room.capacity ?? UNKNOWN_CAPACITY,
        kinds: [ANY],
        unavailable: away((each) => [each.roomId], room.id, 0),
      })),
      ...elsewhere.map((wanted) => ({
        id: placeOf(wanted),
        site: placeOf(wanted),
        capacity: 1000,
        kinds: [placeOf(wanted)],
        unavailable: [],
      })),
    ],
    peers: facts.team.map(({ id }) => ({
      id: name.peer.get(id) as string,
      skills: Object.fromEntries(
        facts.skills.filter(({ personId }) => personId === id).map(({ topic, level }) => [topic, level]),
      ),
      unavailable: away((each) => each.peerIds, id, Math.max(hours.changeoverMinutes, farthest)),
    })),
    people: [
      ...facts.people.map((who) => ({
        id: name.person.get(who.id) as string,
        unavailable: [...who.unavailable, ...away((each) => each.intervieweeIds, who.id, farthest)],
      })),
      ...open
        .filter(isBound)
        .map((wanted) => ({ id: boundName(wanted, name.session), unavailable: notThen(wanted, facts.days) })),
    ],
    sessions: open.map((wanted) => sessionOf(wanted, facts, name, placeOf)),
    policy: POLICY,
  };
  return {
    instance: { ...instance, sessions: inOrder(instance.sessions, open, name.session) },
    wantedOf: backwards(name.session),
    roomOf: new Map<string, string | null>([
      ...backwards(name.room),
      ...elsewhere.map((wanted): [string, null] => [placeOf(wanted), null]),
    ]),
    peerOf: backwards(name.peer),
    hopeless,
  };
}

type Names = Record<'session' | 'room' | 'peer' | 'person', ReadonlyMap<string, string>>;

function sessionOf(wanted: Wanted, facts: ProposalFacts, name: Names, placeOf: (wanted: Wanted) => string): Session {
  const topics = wanted.themeIds.flatMap((id) => facts.topics.get(id) ?? []);
  const share = 1 / Math.max(1, topics.length);
  const weights = new Map<string, number>();
  for (const topic of topics) weights.set(topic, (weights.get(topic) ?? 0) + share);
  const own = isElsewhere(wanted);
  const room = wanted.roomId === null ? undefined : name.room.get(wanted.roomId);
  const known = wanted.intervieweeIds.flatMap((id) => name.person.get(id) ?? []);
  return {
    id: name.session.get(wanted.id) as string,
    kind: own ? placeOf(wanted) : ANY,
    minutes: wanted.minutes,
    topics: Object.fromEntries(weights),
    people: isBound(wanted) ? [...known, boundName(wanted, name.session)] : known,
    size: wanted.intervieweeIds.length + wanted.othersExpected,
    peersNeeded: wanted.peersNeeded,
    mustHave: wanted.peerIds.flatMap((id) => name.peer.get(id) ?? []),
    places: own || room === undefined ? null : [room],
    after: [],
    weight: wanted.kind === 'feedback' || wanted.kind === 'team-meeting' ? 3 : 1,
    pinned: null,
    current: currentOf(wanted, facts, name),
  };
}

function currentOf(wanted: Wanted, facts: ProposalFacts, name: Names): Placement | null {
  const now = facts.current.get(wanted.id);
  const place = now?.roomId ? name.room.get(now.roomId) : undefined;
  const peers = now?.peerIds.flatMap((id) => name.peer.get(id) ?? []) ?? [];
  if (!now || place === undefined || peers.length !== now.peerIds.length) return null;
  return { start: local(now.startsAt), place, peers };
}

/** What the team found is said when all is heard: feedback comes after every session that is not held that evening. */
function inOrder(
  sessions: readonly Session[],
  wanted: readonly Wanted[],
  names: ReadonlyMap<string, string>,
): Session[] {
  const first = wanted.filter(({ kind }) => kind !== 'feedback' && kind !== 'team-meeting');
  const ids = first.map(({ id }) => names.get(id) as string);
  return sessions.map((session, index) => (wanted[index]?.kind === 'feedback' ? { ...session, after: ids } : session));
}

/** True where it is held somewhere that is none of the rooms. */
export function isElsewhere({ roomId, placeNote, kind }: Pick<Wanted, 'roomId' | 'placeNote' | 'kind'>): boolean {
  return roomId === null && (placeNote !== '' || AT_A_PLACE_OF_ITS_OWN.includes(kind));
}

function isBound({ onDay, notBefore, doneBy }: Wanted): boolean {
  return onDay !== null || notBefore !== null || doneBy !== null;
}

function boundName(wanted: Wanted, names: ReadonlyMap<string, string>): string {
  return `${ITS_TIME}: ${names.get(wanted.id)}`;
}

function notThen({ onDay, notBefore, doneBy }: Wanted, days: readonly IsoDate[]): Span[] {
  return days.flatMap((day): Span[] => {
    if (onDay !== null && onDay !== day) return [[`${day}T00:00`, `${day}T24:00`]];
    return [
      ...(notBefore !== null && notBefore > '00:00' ? [[`${day}T00:00`, `${day}T${notBefore}`] as const] : []),
      ...(doneBy !== null ? [[`${day}T${doneBy}`, `${day}T24:00`] as const] : []),
    ];
  });
}

function travelTable({ travel }: ProposalFacts, sites: readonly string[], elsewhere: readonly string[]) {
  const table = new Map<string, Map<string, number>>();
  const rowOf = (site: string) => table.get(site) ?? table.set(site, new Map()).get(site);
  const put = (a: string, b: string, minutes: number) => {
    rowOf(a)?.set(b, minutes);
    rowOf(b)?.set(a, minutes);
  };
  for (const { siteA, siteB, minutes } of travel)
    if (sites.includes(siteA) && sites.includes(siteB)) put(siteA, siteB, minutes);
  elsewhere.forEach((place, index) => {
    for (const other of [...sites, ...elsewhere.slice(0, index)]) put(place, other, ELSEWHERE_MINUTES);
  });
  return Object.fromEntries([...table].map(([site, row]) => [site, Object.fromEntries(row)]));
}

function spanOf({ startsAt, endsAt }: Standing, padMinutes: number): Span {
  return [
    local(new Date(startsAt.getTime() - padMinutes * 60_000)),
    local(new Date(endsAt.getTime() + padMinutes * 60_000)),
  ];
}

function local(at: Date): string {
  return `${londonDate(at)}T${londonTime(at)}`;
}

/** A name for each that no other has: the second `Leader` is `Leader (2)`. */
function named(things: readonly { readonly id: string; readonly name: string }[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    things.map(({ id, name }) => {
      let own = name;
      for (let n = 2; taken.has(own); n += 1) own = `${name} (${n})`;
      taken.add(own);
      return [id, own];
    }),
  );
}

function backwards(names: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...names].map(([id, name]) => [name, id]));
}
