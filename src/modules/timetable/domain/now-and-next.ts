import { type IsoDate, londonDate } from '#kernel/dates';
import type { Session } from './session.ts';

/** The day to look at: today if it has any session, else the next day that has; and what comes next, be it on another day. */
export type NowAndNext = {
  readonly date: IsoDate;
  readonly isToday: boolean;
  readonly now: readonly Session[];
  /** All sessions of the next start: tomorrow’s, once today’s are over. */
  readonly next: readonly Session[];
  /** All that has not begun, on whatever day, in time order. */
  readonly toCome: readonly Session[];
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
  const toCome = live.filter((session) => session.startsAt > at);
  const start = toCome[0]?.startsAt.getTime();
  return {
    date,
    isToday: date === today,
    now: day.filter((session) => session.startsAt <= at && at < session.endsAt),
    next: toCome.filter((session) => session.startsAt.getTime() === start),
    toCome,
    day,
    off: sessions.filter(
      (session) => !session.isLive && session.calendarSequence > 0 && londonDate(session.startsAt) === date,
    ),
  };
}

/** What one peer has now and has next, be it on another day. */
export function mineOf(view: NowAndNext, personId: string, at: Date): { now: Session | null; next: Session | null } {
  const isOwn = (session: Session) => session.peers.some((peer) => peer.id === personId);
  return {
    now: view.day.find((session) => isOwn(session) && session.startsAt <= at && at < session.endsAt) ?? null,
    next: view.toCome.find(isOwn) ?? null,
  };
}
