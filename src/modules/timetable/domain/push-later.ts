import { londonDate } from '#kernel/dates';
import type { Session } from './session.ts';

/** A session at another time. */
export type Pushed = { readonly session: Session; readonly startsAt: Date; readonly endsAt: Date };

/** Sessions that are pushed begin on a clock that can be read out: at whole five minutes. */
const STEP_MS = 5 * 60_000;

/**
 * What else must begin later when this session does, by `minutes`: of the live sessions of the day that had not begun when it was to
 * begin, each that needs its room, a peer or somebody heard while a later one still has them, in turn, and no later than it must. The
 * session itself comes first.
 */
export function pushLater(session: Session, minutes: number, sessions: readonly Session[]): Pushed[] {
  const day = londonDate(session.startsAt);
  const first = shifted(session, session.startsAt.getTime() + minutes * 60_000);
  const after = sessions
    .filter((other) => other.isLive && other.id !== session.id && other.startsAt >= session.startsAt)
    .filter((other) => londonDate(other.startsAt) === day)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const pushed: Pushed[] = [first];
  for (const other of after) {
    const free = Math.max(
      other.startsAt.getTime(),
      ...pushed.filter((each) => shares(each.session, other) && runsInto(each, other)).map((each) => +each.endsAt),
    );
    if (free > other.startsAt.getTime()) pushed.push(shifted(other, Math.ceil(free / STEP_MS) * STEP_MS));
  }
  return pushed;
}

function shifted(session: Session, start: number): Pushed {
  const length = session.endsAt.getTime() - session.startsAt.getTime();
  return { session, startsAt: new Date(start), endsAt: new Date(start + length) };
}

function runsInto({ startsAt, endsAt }: Pushed, other: Session): boolean {
  return startsAt < other.endsAt && other.startsAt < endsAt;
}

/** True where the two have a room, a peer or somebody heard in common. */
function shares(one: Session, two: Session): boolean {
  const ids = (session: Session) => [...session.peers, ...session.interviewees].map(({ id }) => id);
  const mine = new Set(ids(one));
  return (one.roomId !== null && one.roomId === two.roomId) || ids(two).some((id) => mine.has(id));
}
