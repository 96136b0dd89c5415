import { londonDate, londonTime } from '#kernel/dates';
import type { Session } from '../domain/session.ts';
import type { SessionForm } from './save-session.ts';

/** A session as its own form would send it with nothing changed, told with the next release. */
export function formOfSession(session: Session): SessionForm {
  return {
    id: session.id,
    version: session.version,
    title: session.plain?.title ?? session.title,
    kind: session.kind,
    date: londonDate(session.startsAt),
    start: londonTime(session.startsAt),
    end: `${Math.round((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000)} minutes`,
    roomId: session.roomId,
    placeNote: session.placeNote,
    sourceCategory: session.plain ? session.plain.sourceCategory : session.sourceCategory,
    othersExpected: session.othersExpected,
    themeIds: session.themeIds,
    peerIds: session.peers.map(({ id }) => id),
    intervieweeIds: session.interviewees.map(({ id }) => id),
    tell: 'later',
    newInterviewees: [],
  };
}
