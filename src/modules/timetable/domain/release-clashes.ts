import { londonDate, londonTime, shortDate, timeRange } from '#kernel/dates';
import { type Absence, isAbsent } from './absences.ts';
import { type Journey, minutesBetween, tooLateWords } from './journey.ts';
import { goneWords, needingAnotherPeer, sessionWords } from './left-team.ts';
import type { Session } from './session.ts';
import { mayBeOn, type OnSite } from './session-time.ts';

export type ClashFacts = {
  readonly sessions: readonly Session[];
  readonly travel: readonly Journey[];
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
  /** Everybody who may be sent to a session. */
  readonly team: readonly { readonly id: string }[];
  readonly now: Date;
  readonly onSite: OnSite;
};

/**
 * What makes a timetable impossible to keep, each in a sentence: somebody in two places at once, or without the time to get from one
 * site to the other; somebody heard when they cannot come; a peer who is not on the team any more; a day on which no team is there, as after
 * the dates on site have moved. What has begun is past mending and
 * stands in nothing's way. (That no room and nobody is in two sessions at once the database keeps.)
 */
export function releaseClashes({ sessions, travel, absences, team, now, onSite }: ClashFacts): string[] {
  const live = sessions.filter((session) => session.isLive);
  const people = new Map<string, { name: string; sessions: Session[] }>();
  for (const session of live) {
    for (const { id, name } of [...session.peers, ...session.interviewees]) {
      const known = people.get(id);
      if (known) known.sessions.push(session);
      else people.set(id, { name, sessions: [session] });
    }
  }
  const late = [...people.values()].flatMap(({ name, sessions: own }) => lateWords(name, own, travel, now));
  const toCome = live.filter(({ startsAt }) => startsAt > now);
  const away = toCome.flatMap((session) =>
    session.interviewees.flatMap((who) =>
      isAbsent(absences.get(who.id) ?? [], local(session.startsAt), local(session.endsAt))
        ? [`${who.name} cannot come to ‘${session.title}’, ${timeRange(session.startsAt, session.endsAt)}`]
        : [],
    ),
  );
  const gone = needingAnotherPeer(live, team, now).map(
    ({ session, gone: names }) => `${goneWords(names)}, and ${sessionWords(session)} needs another peer`,
  );
  const wrongDay = toCome.flatMap(({ title, kind, startsAt }) => {
    const date = londonDate(startsAt);
    if (mayBeOn(date, kind, onSite)) return [];
    return [`‘${title}’, ${shortDate(date, { weekday: true })}, is on no day on site any more`];
  });
  return [...late, ...away, ...gone, ...wrongDay];
}

/**
 * Each session that somebody cannot reach, with the last one before it that leaves too little time. A call or a visit without a site
 * takes no journey away: before it, after it and around it the way from site to site is as long as ever, so that all of a day count.
 */
function lateWords(name: string, own: readonly Session[], travel: readonly Journey[], now: Date): string[] {
  const longest = Math.max(0, ...travel.map(({ minutes }) => minutes));
  return own.flatMap((next, index) => {
    if (next.startsAt <= now) return [];
    for (const before of own.slice(0, index).reverse()) {
      const minutes = Math.round((next.startsAt.getTime() - before.endsAt.getTime()) / 60_000);
      const needed = minutesBetween(before.roomSite, next.roomSite, travel);
      if (minutes < needed) return [tooLateWords(name, before.title, next.title, minutes, needed)];
      // Nobody is in two sessions at once: those before this one ended earlier still.
      if (minutes >= longest) return [];
    }
    return [];
  });
}

function local(at: Date): string {
  return `${londonDate(at)}T${londonTime(at)}`;
}
