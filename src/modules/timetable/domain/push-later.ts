import { londonDate } from '#kernel/dates';
import { type Journey, minutesBetween } from './journey.ts';
import type { Session } from './session.ts';

/** A session at another time. */
export type Pushed = { readonly session: Session; readonly startsAt: Date; readonly endsAt: Date };

/** Sessions that are pushed begin on a clock that can be read out: at whole five minutes. */
const STEP_MS = 5 * 60_000;

/**
 * What else must begin later when this session does, by `minutes`: of the live sessions of the day that had not begun when it was to
 * begin, each that needs its room, a peer or somebody heard while another that moves has them, or before they could get there from it,
 * in turn, and no later than it must. The session itself comes first. Afterwards no two of the day have anything in common at a time: an hour from 10am that is 45
 * minutes late puts a quarter of an hour at 11am to 11.45am, and half an hour at 11.15am after that one, to noon.
 */
export function pushLater(
  session: Session,
  minutes: number,
  sessions: readonly Session[],
  travel: readonly Journey[] = [],
): Pushed[] {
  const day = londonDate(session.startsAt);
  const after = sessions
    .filter((other) => other.isLive && other.id !== session.id && other.startsAt >= session.startsAt)
    .filter((other) => londonDate(other.startsAt) === day)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const pushed: Pushed[] = [shifted(session, session.startsAt.getTime() + minutes * 60_000)];
  for (const other of after) {
    const start = firstFree(other, pushed, travel);
    if (start > other.startsAt.getTime()) pushed.push(shifted(other, start));
  }
  return pushed;
}

/** The first start, from its own on, at which it is clear of all that moved before it: moved past one, it may have run into the next. */
function firstFree(other: Session, pushed: readonly Pushed[], travel: readonly Journey[]): number {
  let start = other.startsAt.getTime();
  for (;;) {
    const now = shifted(other, start);
    const free = Math.max(start, ...pushed.map((each) => freeAfter(each, now, travel)));
    if (free === start) return start;
    start = Math.ceil(free / STEP_MS) * STEP_MS;
  }
}

/** When the second could begin after the first, where the two cannot be held as they are; 0 where they can. */
function freeAfter(first: Pushed, second: Pushed, travel: readonly Journey[]): number {
  const [one, two] = [first.session, second.session];
  const together = haveSomebodyInCommon(one, two);
  if (!together && (one.roomId === null || one.roomId !== two.roomId)) return 0;
  const way = together ? minutesBetween(one.roomSite, two.roomSite, travel) * 60_000 : 0;
  const apart = +second.endsAt + way <= +first.startsAt || +first.endsAt + way <= +second.startsAt;
  return apart ? 0 : +first.endsAt + way;
}

function shifted(session: Session, start: number): Pushed {
  const length = session.endsAt.getTime() - session.startsAt.getTime();
  return { session, startsAt: new Date(start), endsAt: new Date(start + length) };
}

function haveSomebodyInCommon(one: Session, two: Session): boolean {
  const ids = (session: Session) => [...session.peers, ...session.interviewees].map(({ id }) => id);
  const mine = new Set(ids(one));
  return ids(two).some((id) => mine.has(id));
}
