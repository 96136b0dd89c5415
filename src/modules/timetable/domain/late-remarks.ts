import { londonDate, londonInstant, londonTime, plainTime, timeRange } from '#kernel/dates';
import type { Pushed } from './push-later.ts';
import type { Session } from './session.ts';

/** The hours of a day on site, on the clocks of the host: `HH:MM`. */
export type HoursOfDay = {
  readonly dayUntil: string;
  readonly breakFrom: string;
  readonly breakUntil: string;
  /** Between two sessions of a peer, at least. */
  readonly changeoverMinutes: number;
};

/**
 * What whoever moves sessions later should know of it first, though it may be meant: what then ends after the hours of the day, what
 * touches the break that did not, and which peer then has less than the usual time between two sessions and less than before. `sessions`
 * are all of the challenge as they stand.
 */
export function lateRemarks(moved: readonly Pushed[], sessions: readonly Session[], hours: HoursOfDay): string[] {
  return [...moved.flatMap((each) => hoursWords(each, hours)), ...changeovers(moved, sessions, hours)];
}

function hoursWords({ session, startsAt, endsAt }: Pushed, { dayUntil, breakFrom, breakUntil }: HoursOfDay): string[] {
  const at = (clock: string) => londonInstant(londonDate(session.startsAt), clock);
  const touches = (from: Date, until: Date) => from < at(breakUntil) && at(breakFrom) < until;
  const found: string[] = [];
  if (endsAt > at(dayUntil))
    found.push(`‘${session.title}’ would end at ${clock(endsAt)}, and the day ends at ${plainTime(dayUntil)}`);
  if (breakFrom < breakUntil && touches(startsAt, endsAt) && !touches(session.startsAt, session.endsAt))
    found.push(`‘${session.title}’ would touch the break, ${timeRange(at(breakFrom), at(breakUntil))}`);
  return found;
}

function changeovers(moved: readonly Pushed[], sessions: readonly Session[], hours: HoursOfDay): string[] {
  const times = new Map(moved.map((each) => [each.session.id, each]));
  const [day] = moved.map(({ session }) => londonDate(session.startsAt));
  const held = sessions
    .filter((session) => session.isLive && londonDate(session.startsAt) === day)
    .map((session) => times.get(session.id) ?? { session, startsAt: session.startsAt, endsAt: session.endsAt })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const peers = new Map(moved.flatMap(({ session }) => session.peers.map(({ id, name }) => [id, name] as const)));
  return [...peers].flatMap(([id, name]) => {
    const own = held.filter(({ session }) => session.peers.some((peer) => peer.id === id));
    return own.slice(1).flatMap((next, index) => {
      const before = own[index] as Pushed;
      const minutes = minutesFrom(before.endsAt, next.startsAt);
      if (minutes >= hours.changeoverMinutes || minutes >= gapBefore(before.session, next.session)) return [];
      return [
        `${name} would have ${minutes} minutes from ‘${before.session.title}’ to ‘${next.session.title}’, and ${hours.changeoverMinutes} are usual`,
      ];
    });
  });
}

/** How long there was between the two before, in whichever order they were. */
function gapBefore(one: Session, two: Session): number {
  return Math.max(minutesFrom(one.endsAt, two.startsAt), minutesFrom(two.endsAt, one.startsAt));
}

function minutesFrom(from: Date, until: Date): number {
  return Math.round((until.getTime() - from.getTime()) / 60_000);
}

const clock = (at: Date) => plainTime(londonTime(at));
