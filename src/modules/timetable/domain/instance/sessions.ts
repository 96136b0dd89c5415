import type { Placement, Session } from '../engine/instance.ts';
import { isElsewhere, type Wanted } from '../wanted.ts';
import { whoGoes } from '../who-goes.ts';
import { type Cast, itsTime, itsTurn, setByHand } from './cast.ts';
import { isHeard, localOf, type OwnStanding, onGrid } from './standing.ts';
import { comesAfter, welcomeOf } from './welcome.ts';

/** Rooms suit every kind of session. */
export const ANY_KIND = 'this session';
export const GRID_MINUTES = 15;

/** What is wanted as a session to be placed; of its people those that are `known` to the instance. */
export function sessionOf(
  wanted: Wanted,
  cast: Cast,
  pinned: readonly OwnStanding[],
  known: ReadonlySet<string>,
): Session {
  const { facts } = cast;
  const topics = wanted.themeIds.flatMap((id) => facts.topics.get(id) ?? []);
  const share = 1 / Math.max(1, topics.length);
  const weights = new Map<string, number>();
  for (const topic of topics) weights.set(topic, (weights.get(topic) ?? 0) + share);
  const apart = isElsewhere(wanted);
  const going = whoGoes(wanted, facts.team);
  const room = wanted.roomId === null ? undefined : cast.place.get(wanted.roomId);
  // What keeps it to its time comes first: on other days it does not matter who is away.
  const people = [
    itsTime(wanted.id),
    itsTurn(wanted.id),
    ...wanted.intervieweeIds,
    ...wanted.intervieweeIds.map(setByHand),
  ].flatMap((id) => cast.person.get(id) ?? []);
  return {
    id: cast.session.get(wanted.id) as string,
    kind: apart ? (cast.place.get(wanted.id) as string) : ANY_KIND,
    minutes: wanted.minutes,
    topics: Object.fromEntries(weights),
    people: people.filter((id) => known.has(id)),
    size: wanted.intervieweeIds.length + wanted.othersExpected,
    peersNeeded: going.needed,
    mustHave: going.must.flatMap((id) => cast.peer.get(id) ?? []),
    places: apart || room === undefined ? null : [room],
    after: wanted.kind === 'feedback' ? heardBefore(cast, pinned) : afterWelcome(wanted, cast),
    weight: wanted.kind === 'feedback' || wanted.kind === 'team-meeting' ? 3 : 1,
    pinned: null,
    current: currentOf(wanted, cast),
  };
}

/** Where the draft has it now: in a room, or, where it is held somewhere else, there. */
function currentOf(wanted: Wanted, cast: Cast): Placement | null {
  const now = cast.facts.current.get(wanted.id);
  if (!now) return null;
  const place = cast.place.get(now.roomId ?? wanted.id);
  const peers = now.peerIds.flatMap((id) => cast.peer.get(id) ?? []);
  if (place === undefined || peers.length !== now.peerIds.length) return null;
  return { start: localOf(now.startsAt), place, peers };
}

/** What stands, as a session that cannot move. Whether its room is large enough was for whoever set it. */
export function pinOf(each: OwnStanding, cast: Cast): Session {
  const { roomId } = each.own;
  const place = cast.place.get(roomId ?? each.key) as string;
  const { start, minutes } = onGrid(each, GRID_MINUTES);
  const peers = each.peerIds.flatMap((id) => cast.peer.get(id) ?? []);
  return {
    id: cast.session.get(each.key) as string,
    kind: roomId === null ? place : ANY_KIND,
    minutes,
    topics: {},
    people: each.intervieweeIds.flatMap((id) => cast.person.get(id) ?? []),
    size: 0,
    peersNeeded: peers.length,
    mustHave: [],
    places: null,
    after: each === cast.presentation ? cast.open.filter(isHeard).map(({ id }) => cast.session.get(id) as string) : [],
    weight: 1,
    pinned: { start, place, peers },
    current: null,
  };
}

/** The team is welcomed before it hears anybody. */
function afterWelcome(wanted: Wanted, cast: Cast): string[] {
  const welcome = welcomeOf(cast);
  return welcome && comesAfter(welcome, wanted, cast.facts) ? [cast.session.get(welcome.id) as string] : [];
}

/** What the team found is said when all is heard: a presentation comes after every session that is not the team's own. */
function heardBefore(cast: Cast, pinned: readonly OwnStanding[]): string[] {
  const stands = pinned.filter(({ own }) => isHeard(own)).map(({ key }) => key);
  const ids = [...cast.open.filter(isHeard).map(({ id }) => id), ...stands];
  return ids.map((id) => cast.session.get(id) as string);
}
