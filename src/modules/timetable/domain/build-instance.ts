import type { IsoDate } from '#kernel/dates';
import type { Absence } from './absences.ts';
import { brokenPin } from './engine/check-structure.ts';
import type { Instance } from './engine/instance.ts';
import { type Cast, castOf, siteOf } from './instance/cast.ts';
import { travelTable, wayFrom } from './instance/journeys.ts';
import { peopleOf } from './instance/people.ts';
import { ANY_KIND, GRID_MINUTES, pinOf, sessionOf } from './instance/sessions.ts';
import { localOf, type OwnStanding, ownOf, type Standing, takenBy } from './instance/standing.ts';
import { impossible, type Team, type Wanted } from './wanted.ts';
import type { Meant } from './who-goes.ts';

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
  readonly team: readonly (Team[number] & { readonly name: string })[];
  readonly skills: readonly { readonly personId: string; readonly topic: string; readonly level: number }[];
  readonly people: readonly { readonly id: string; readonly name: string; readonly unavailable: readonly Absence[] }[];
  /** What is to be placed: not what a person has set by hand, what has begun or what is left out. */
  readonly wanted: readonly (Wanted & Pick<Meant, 'peerNames'>)[];
  /** Topics of each theme. */
  readonly topics: ReadonlyMap<string, readonly string[]>;
  /** What stays where it is. */
  readonly standing: readonly Standing[];
  /** Where the draft has a wanted session now. */
  readonly current: ReadonlyMap<string, { startsAt: Date; roomId: string | null; peerIds: readonly string[] }>;
};

/** The engine's instance in names that can be read aloud, and the way back from each name to what it stands for. */
export type Built = {
  readonly instance: Instance;
  readonly cast: Cast;
  /** What is to be placed, by its name; what stands is in the instance too, and not in here. */
  readonly wantedOf: ReadonlyMap<string, string>;
  /** What is in none of the rooms is not in here. */
  readonly roomOf: ReadonlyMap<string, string>;
  readonly peerOf: ReadonlyMap<string, string>;
  /** What is said in place of `… is not available`, by the name of whom the engine takes for somebody. */
  readonly said: ReadonlyMap<string, string>;
  /** What could never be placed, with why. */
  readonly hopeless: readonly { readonly wantedId: string; readonly why: string }[];
};

const DAY_OVER = 'The day it is wanted for is over, or is no day on site any more. Choose another.';
/** A room of which nobody has said how many it holds has room for all: more heads than any session can have. */
const NO_LIMIT = 5000;

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

/**
 * The engine's instance of these facts. Sessions that could never be placed are kept out of it and named. What stands is pinned, so that
 * nobody is in two places, journeys are counted from where it is, and loads with what it asks. What stands against a rule (out of hours, off
 * the grid with somebody else's, while somebody cannot come) cannot be pinned: then its room and its people are taken as long as it lasts, with
 * the longest way from there.
 */
export function buildInstance(facts: ProposalFacts): Built {
  const day = { from: facts.hours.dayFrom, until: facts.hours.dayUntil };
  const hopeless = facts.wanted.flatMap((each) => {
    const over = each.onDay !== null && !facts.days.includes(each.onDay);
    const why = over ? DAY_OVER : impossible(each, day, facts.team);
    return why === null ? [] : [{ wantedId: each.id, why }];
  });
  const open = facts.wanted.filter(({ id }) => !hopeless.some(({ wantedId }) => wantedId === id));
  const own = ownOf(facts.standing);
  const cast = castOf(facts, open, own);
  const { instance, said } = withPins(cast);
  return {
    instance,
    cast,
    said,
    wantedOf: new Map(open.map(({ id }) => [cast.session.get(id) as string, id])),
    roomOf: new Map(facts.rooms.map(({ id }) => [cast.place.get(id) as string, id])),
    peerOf: new Map(facts.team.map(({ id }) => [cast.peer.get(id) as string, id])),
    hopeless,
  };
}

type Framed = { readonly instance: Instance; readonly said: ReadonlyMap<string, string> };

/** As much pinned as keeps every rule, also together; the earlier of two that do not stays. */
function withPins(cast: Cast): Framed {
  const { days } = cast.facts;
  let pinned = cast.own.filter(({ startsAt }) => days.includes(localOf(startsAt).slice(0, 10)));
  for (;;) {
    const framed = frame(cast, pinned);
    const broken = brokenPin(framed.instance);
    if (broken === null) return framed;
    pinned = pinned.filter(({ key }) => cast.session.get(key) !== broken);
  }
}

function frame(cast: Cast, pinned: readonly OwnStanding[]): Framed {
  const { facts, open, apart } = cast;
  const { hours } = facts;
  const loose = cast.own.filter((each) => !pinned.includes(each));
  const taken = takenBy([...loose, ...facts.standing.filter(({ own }) => own === null)]);
  const { people, said } = peopleOf(cast, loose, taken);
  const known = new Set(people.map(({ id }) => id));
  const instance: Instance = {
    format: 'critical-friend/timetable-instance@1',
    timeZone: 'Europe/London',
    gridMinutes: GRID_MINUTES,
    changeoverMinutes: hours.changeoverMinutes,
    days: facts.days.map((date) => ({
      ...{ date, from: hours.dayFrom, until: hours.dayUntil },
      breaks: [{ from: hours.breakFrom, until: hours.breakUntil }],
    })),
    sites: [...cast.site.values()],
    travelMinutes: travelTable(cast),
    places: [
      ...facts.rooms.map((room) => ({
        id: cast.place.get(room.id) as string,
        site: siteOf(room),
        capacity: room.capacity ?? NO_LIMIT,
        kinds: [ANY_KIND],
        unavailable: taken(
          ({ own }) => own?.roomId === room.id,
          () => 0,
        ),
      })),
      ...apart.map(({ id }) => {
        const [place, site] = [cast.place.get(id) as string, cast.site.get(id) as string];
        return { id: place, site, capacity: 1000, kinds: [place], unavailable: [] };
      }),
    ],
    peers: facts.team.map(({ id }) => ({
      id: cast.peer.get(id) as string,
      skills: Object.fromEntries(
        facts.skills.filter(({ personId }) => personId === id).map(({ topic, level }) => [topic, level]),
      ),
      unavailable: taken(
        ({ peerIds }) => peerIds.includes(id),
        (each) => Math.max(hours.changeoverMinutes, wayFrom(cast, each)),
      ),
    })),
    people,
    sessions: [...open.map((each) => sessionOf(each, cast, pinned, known)), ...pinned.map((each) => pinOf(each, cast))],
    policy: POLICY,
  };
  return { instance, said };
}
