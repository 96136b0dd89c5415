import { type IsoDate, londonDate } from '#kernel/dates';
import { asFrozen, changesSince, type Frozen, type ReleaseChange } from './frozen.ts';
import type { Session, SessionInterviewee } from './session.ts';

/** Somebody to be heard, as a sheet of paper names them. */
export type Named = Pick<SessionInterviewee, 'id' | 'name' | 'jobTitle' | 'sourceCategory'>;

/** A timetable as people know it, beside what nobody has been told of. */
export type AsTold = {
  /** In the order of time. As planned, as long as nobody was told of anything. */
  readonly sessions: readonly Session[];
  /** What has changed since, in the order of the draft. */
  readonly changes: readonly ReleaseChange[];
};

/**
 * What people go by who hold a sheet of paper: each session as it was told last, those still in it who need not come any more, of whom `people`
 * says who they are; without what nobody was told of. `told` is null where nothing was.
 */
export function timetableAsTold(
  told: readonly Frozen[] | null,
  sessions: readonly Session[],
  people: readonly Named[] = [],
): AsTold {
  if (told === null) return { sessions, changes: [] };
  const known = sessions.flatMap((session) => {
    const frozen = told.find(({ id }) => id === session.id);
    return frozen ? [withAllHeard(asFrozen(session, frozen), frozen, people)] : [];
  });
  return {
    sessions: known.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
    changes: changesSince(told, sessions),
  };
}

function withAllHeard(session: Session, { intervieweeIds }: Frozen, people: readonly Named[]): Session {
  const missing = people.filter(
    ({ id }) => intervieweeIds.includes(id) && !session.interviewees.some((who) => who.id === id),
  );
  if (missing.length === 0) return session;
  const gone = missing.map(({ id, name, jobTitle, sourceCategory }) => ({
    ...{ id, name, jobTitle, sourceCategory, attended: null },
  }));
  return { ...session, interviewees: [...session.interviewees, ...gone] };
}

/** The changes that touch a day, as it was told or as it is planned: of one peer or one room where that is asked for. */
export function changesOfDay(
  changes: readonly ReleaseChange[],
  date: IsoDate,
  of: { readonly peerId?: string; readonly room?: string } = {},
): ReleaseChange[] {
  const touches = (session: Session) =>
    session.isLive &&
    londonDate(session.startsAt) === date &&
    (of.peerId === undefined || session.peers.some(({ id }) => id === of.peerId)) &&
    (of.room === undefined || session.roomName === of.room);
  return changes.filter(
    ({ session, before }) => touches(session) || (before !== null && touches(asFrozen(session, before))),
  );
}
