import { type IsoDate, londonDate } from '#kernel/dates';
import { asFrozen, asToldIn, type Frozen, isOver, type ReleaseChange } from './frozen.ts';
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
  /** Sessions as people were told of them, which have them on now: they stand at another time, or are off. */
  readonly toldNow: readonly Session[];
  /** The same of those that people were told are on the day, and that are on another or off. */
  readonly toldThatDay: readonly Session[];
  /** What people were told otherwise, of what is not over, by the session’s id. */
  readonly untold: ReadonlyMap<string, ReleaseChange>;
};

/**
 * Where everybody is and is to be next, or null where nothing is to come. Sessions come in time order; `changes` are those that nobody
 * has been told of: who was told another time or day may stand at the door then. `toldLast` is all that people were told, where that is kept.
 */
export function nowAndNext(
  sessions: readonly Session[],
  at: Date,
  changes: readonly ReleaseChange[] = [],
  toldLast: readonly Frozen[] | null = null,
): NowAndNext | null {
  const live = sessions.filter((session) => session.isLive);
  const untold = new Map(changes.filter((change) => !isOver(change, at)).map((change) => [change.session.id, change]));
  const told = [...untold.values()].flatMap((change) => toldAs(change) ?? []);
  const today = londonDate(at);
  const dates = [...live, ...told].map((session) => londonDate(session.startsAt)).sort();
  const date = dates.find((day) => day >= today);
  if (!date) return null;
  const day = live.filter((session) => londonDate(session.startsAt) === date);
  const toCome = live.filter((session) => session.startsAt > at);
  const start = toCome[0]?.startsAt.getTime();
  const now = day.filter((session) => session.startsAt <= at && at < session.endsAt);
  const without = (from: readonly Session[], those: readonly Session[]) =>
    from.filter(({ id }) => !those.some((other) => other.id === id));
  const toldThatDay = without(
    told.filter((session) => londonDate(session.startsAt) === date),
    day,
  );
  const off = knownToBeOff(sessions, toldLast).filter((session) => londonDate(session.startsAt) === date);
  return {
    date,
    isToday: date === today,
    now,
    next: toCome.filter((session) => session.startsAt.getTime() === start),
    toCome,
    day,
    off: without(off, toldThatDay),
    toldNow: without(
      told.filter((session) => session.startsAt <= at && at < session.endsAt),
      now,
    ),
    toldThatDay,
    untold,
  };
}

/** What is off and was told to be, at the time that people knew; where it was not kept what they were told, what was told to calendars. */
function knownToBeOff(sessions: readonly Session[], told: readonly Frozen[] | null): Session[] {
  const off = sessions.filter(({ isLive }) => !isLive);
  if (told === null) return off.filter(({ calendarSequence }) => calendarSequence > 0);
  return asToldIn(told, off).filter(({ isLive }) => !isLive);
}

/** The session as people were told of it; null where they were not, or that it is off. */
function toldAs({ session, before }: ReleaseChange): Session | null {
  return before?.isLive ? asFrozen(session, before) : null;
}

/** What one peer has now and has next, be it on another day. */
export function mineOf(view: NowAndNext, personId: string, at: Date): { now: Session | null; next: Session | null } {
  const isOwn = (session: Session) => session.peers.some((peer) => peer.id === personId);
  return {
    now: view.day.find((session) => isOwn(session) && session.startsAt <= at && at < session.endsAt) ?? null,
    next: view.toCome.find(isOwn) ?? null,
  };
}
