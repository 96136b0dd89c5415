import { londonDate } from '#kernel/dates';
import type { Session } from './session.ts';

/** The day to look at: today if it has sessions to come or under way, else the next day that has any. */
export type NowAndNext = {
  readonly date: string;
  readonly isToday: boolean;
  readonly now: readonly Session[];
  /** All sessions of the next start. */
  readonly next: readonly Session[];
  /** Live sessions of the day, in time order. */
  readonly day: readonly Session[];
  /** Sessions of the day that were cancelled after people had been told of them. */
  readonly off: readonly Session[];
};

/** Where everybody is and is to be next, or null where nothing is to come. Sessions come in time order. */
export function nowAndNext(sessions: readonly Session[], at: Date): NowAndNext | null {
  const live = sessions.filter((session) => session.isLive);
  const today = londonDate(at);
  const date = live.some((session) => londonDate(session.startsAt) === today)
    ? today
    : live.map((session) => londonDate(session.startsAt)).find((day) => day > today);
  if (!date) return null;
  const day = live.filter((session) => londonDate(session.startsAt) === date);
  const start = day.find((session) => session.startsAt > at)?.startsAt.getTime();
  return {
    date,
    isToday: date === today,
    now: day.filter((session) => session.startsAt <= at && at < session.endsAt),
    next: day.filter((session) => session.startsAt.getTime() === start),
    day,
    off: sessions.filter(
      (session) => !session.isLive && session.calendarSequence > 0 && londonDate(session.startsAt) === date,
    ),
  };
}

/** What one peer has now and has next on that day. */
export function mineOf(view: NowAndNext, personId: string, at: Date): { now: Session | null; next: Session | null } {
  const own = view.day.filter((session) => session.peers.some((peer) => peer.id === personId));
  return {
    now: own.find((session) => session.startsAt <= at && at < session.endsAt) ?? null,
    next: own.find((session) => session.startsAt > at) ?? null,
  };
}
