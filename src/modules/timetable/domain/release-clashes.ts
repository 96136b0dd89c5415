import { londonDate, londonTime, timeRange } from '#kernel/dates';
import { type Absence, isAbsent } from './absences.ts';
import { type Journey, minutesBetween, tooLateWords } from './journey.ts';
import type { Session } from './session.ts';

export type ClashFacts = {
  readonly sessions: readonly Session[];
  readonly travel: readonly Journey[];
  readonly absences: ReadonlyMap<string, readonly Absence[]>;
};

/**
 * What makes a timetable impossible to keep, each in a sentence: somebody in two places at once, or without the time to get from one
 * site to the other; somebody heard when they cannot come. (That no room and nobody is in two sessions at once the database keeps.)
 */
export function releaseClashes({ sessions, travel, absences }: ClashFacts): string[] {
  const live = sessions.filter((session) => session.isLive);
  const people = new Map<string, { name: string; sessions: Session[] }>();
  for (const session of live) {
    for (const { id, name } of [...session.peers, ...session.interviewees]) {
      const known = people.get(id);
      if (known) known.sessions.push(session);
      else people.set(id, { name, sessions: [session] });
    }
  }
  const late = [...people.values()].flatMap(({ name, sessions: own }) =>
    own.slice(1).flatMap((next, index) => {
      const before = own[index] as Session;
      const minutes = Math.round((next.startsAt.getTime() - before.endsAt.getTime()) / 60_000);
      const needed = minutesBetween(before.roomSite, next.roomSite, travel);
      if (minutes >= needed) return [];
      return tooLateWords(name, before.title, next.title, minutes, needed);
    }),
  );
  const away = live.flatMap((session) =>
    session.interviewees.flatMap((who) =>
      isAbsent(absences.get(who.id) ?? [], local(session.startsAt), local(session.endsAt))
        ? [`${who.name} cannot come to ‘${session.title}’, ${timeRange(session.startsAt, session.endsAt)}`]
        : [],
    ),
  );
  return [...late, ...away];
}

function local(at: Date): string {
  return `${londonDate(at)}T${londonTime(at)}`;
}
