import { type IsoDate, londonDate, londonTime, shortDate } from '#kernel/dates';
import type { Absence } from '../absences.ts';
import type { Journey } from '../journey.ts';
import type { Session } from '../session.ts';
import { isElsewhere, type Team, type Wanted } from '../wanted.ts';
import { type Meant, missedWords, whoGoes } from '../who-goes.ts';
import { type BoardFacts, type BoardItem, type BoardPerson, type BoardRoom, minuteOf } from './facts.ts';
import { isToBeSeen } from './moves.ts';

/** What the facts of a board are made from, as it is stored. */
export type BoardSources = {
  readonly now: Date;
  readonly days: readonly IsoDate[];
  readonly hours: {
    readonly dayFrom: string;
    readonly dayUntil: string;
    readonly breakFrom: string;
    readonly breakUntil: string;
    readonly changeoverMinutes: number;
  };
  readonly rooms: readonly BoardRoom[];
  readonly travel: readonly Journey[];
  readonly team: readonly (BoardPerson & Team[number])[];
  readonly people: readonly (BoardPerson & { readonly unavailable: readonly Absence[] })[];
  readonly elsewhere: readonly { readonly peerId: string; readonly startsAt: string; readonly endsAt: string }[];
  readonly sessions: readonly Session[];
  readonly wanted: readonly (Wanted &
    Pick<Meant, 'peerNames'> & { readonly leftOut: boolean; readonly version: number })[];
  readonly wantedOf: ReadonlyMap<string, string>;
  /** What people were told last; null before the first release. */
  readonly told: readonly { readonly id: string }[] | null;
};

/**
 * The facts of a board. A wanted session stands for itself, as it is wanted now, as long as it has none in the timetable; one that somebody
 * cancelled or that people were told of stands for it, so that it comes back as what people know. What is left out of the list is not
 * offered again. Sessions before the team is on site count where somebody would be in two at once.
 */
export function buildBoard(sources: BoardSources): BoardFacts {
  const { hours, sessions, team } = sources;
  const known = new Set(team.map(({ id }) => id));
  const gone = new Map(sessions.flatMap(({ peers }) => peers).map((peer) => [peer.id, peer]));
  return {
    now: { date: londonDate(sources.now), minute: minuteOf(londonTime(sources.now)) },
    days: sources.days.map((date) => ({ date, name: shortDate(date, { weekday: true }) })),
    dayFrom: minuteOf(hours.dayFrom),
    dayUntil: minuteOf(hours.dayUntil),
    breakFrom: minuteOf(hours.breakFrom),
    breakUntil: minuteOf(hours.breakUntil),
    changeover: hours.changeoverMinutes,
    rooms: sources.rooms,
    travel: sources.travel,
    peers: [...team.map(({ id, name }) => ({ id, name })), ...[...gone.values()].filter(({ id }) => !known.has(id))],
    left: [...gone.keys()].filter((id) => !known.has(id)),
    absences: Object.fromEntries(
      sources.people
        .filter(({ unavailable }) => unavailable.length > 0)
        .map(({ id, unavailable }) => [id, unavailable]),
    ),
    elsewhere: sources.elsewhere.map(({ peerId, startsAt, endsAt }) => {
      const [from, until] = [new Date(startsAt), new Date(endsAt)];
      return { peerId, date: londonDate(from), from: minuteOf(londonTime(from)), until: minuteOf(londonTime(until)) };
    }),
    items: [...standing(sources).map((session) => sessionItem(session, sources)), ...unheard(sources)],
  };
}

/** Live sessions, and the newest that is off of what has no other and is still to be heard. */
function standing({ sessions, wanted, wantedOf, told }: BoardSources): Session[] {
  const leftOut = new Set(wanted.filter((each) => each.leftOut).map(({ id }) => id));
  const held = new Set(sessions.filter(({ isLive }) => isLive).map(({ id }) => wantedOf.get(id)));
  const comesBack = (session: Session) => {
    const heard = wantedOf.get(session.id);
    return heard === undefined || (!held.has(heard) && !leftOut.has(heard) && isToBeSeen(session, told));
  };
  const off = sessions.filter((session) => !session.isLive && comesBack(session));
  const newest = new Map(off.map(({ id }) => [wantedOf.get(id) ?? id, id]));
  return sessions.filter(
    (session) =>
      session.isLive || (off.includes(session) && newest.get(wantedOf.get(session.id) ?? session.id) === session.id),
  );
}

function sessionItem(session: Session, { wanted, wantedOf, team }: BoardSources): BoardItem {
  const heard = wanted.find(({ id }) => id === wantedOf.get(session.id));
  const peerIds = session.peers.map(({ id }) => id);
  const from = minuteOf(londonTime(session.startsAt));
  return {
    key: `sessions/${session.id}`,
    title: session.title,
    minutes: Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000),
    version: session.version,
    people: session.interviewees.map(({ id, name }) => ({ id, name })),
    othersExpected: session.othersExpected,
    peerIds,
    ...goingTo(heard, team),
    roomId: session.roomId,
    elsewhere: isElsewhere(session),
    ...wishesOf(heard),
    place: session.isLive ? { date: londonDate(session.startsAt), from, roomId: session.roomId, peerIds } : null,
  };
}

function unheard(sources: BoardSources): BoardItem[] {
  const held = new Set(standing(sources).map(({ id }) => sources.wantedOf.get(id)));
  const nameOf = new Map(sources.people.map(({ id, name }) => [id, name]));
  return sources.wanted
    .filter(({ id, leftOut }) => !leftOut && !held.has(id))
    .map((wanted) => ({
      key: `wanted/${wanted.id}`,
      title: wanted.title,
      minutes: wanted.minutes,
      version: wanted.version,
      people: wanted.intervieweeIds.map((id) => ({ id, name: nameOf.get(id) ?? 'Somebody' })),
      othersExpected: wanted.othersExpected,
      peerIds: whoGoes(wanted, sources.team).must,
      ...goingTo(wanted, sources.team),
      roomId: wanted.roomId,
      elsewhere: isElsewhere(wanted),
      ...wishesOf(wanted),
      place: null,
    }));
}

function goingTo(wanted: Meant | undefined, team: Team): Pick<BoardItem, 'peersNeeded' | 'must' | 'missed'> {
  if (!wanted) return { peersNeeded: 0, must: [], missed: [] };
  const { needed, must } = whoGoes(wanted, team);
  return { peersNeeded: needed, must, missed: missedWords(wanted, team) };
}

function wishesOf(wanted: Wanted | undefined): Pick<BoardItem, 'onDay' | 'notBefore' | 'doneBy'> {
  return {
    onDay: wanted?.onDay ?? null,
    notBefore: wanted?.notBefore ? minuteOf(wanted.notBefore) : null,
    doneBy: wanted?.doneBy ? minuteOf(wanted.doneBy) : null,
  };
}
