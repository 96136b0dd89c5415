/** One timetabled interview, focus group, visit, meeting or call, with everybody who takes part. */
export type Session = {
  readonly id: string;
  readonly challengeId: string;
  readonly title: string;
  readonly kind: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** False: it was cancelled; it stays to be seen and can be restored. */
  readonly isLive: boolean;
  readonly cancelledReason: string | null;
  readonly roomId: string | null;
  readonly roomName: string | null;
  readonly roomSite: string | null;
  readonly roomCapacity: number | null;
  /** Where it is besides the room, or how to join a call. */
  readonly placeNote: string;
  /** Who speaks, coarsely; null for the team's own meetings. */
  readonly sourceCategory: string | null;
  /** People expected who are not named, such as a focus group of twelve. */
  readonly othersExpected: number;
  /** Null until attendance was taken. */
  readonly othersAttended: number | null;
  /** Counts what changed since the timetable was released: calendars believe the highest. */
  readonly calendarSequence: number;
  readonly version: number;
  readonly peers: readonly SessionPeer[];
  readonly interviewees: readonly SessionInterviewee[];
  readonly themeIds: readonly string[];
  /** A conversation that nobody had planned: nobody of the host is written to about it, or reads why it is off. */
  readonly ofTeam?: boolean;
  /** What everybody but the team reads of it, where the session was read for the team and has more: it is what is saved, told and sent. */
  readonly plain?: { readonly title: string; readonly sourceCategory: string | null };
};

export type SessionPeer = { readonly id: string; readonly name: string };
export type SessionInterviewee = {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string;
  readonly sourceCategory: string;
  /** Null until attendance was taken. */
  readonly attended: boolean | null;
  /** What they answered by their own link: `accepted`, `declined` or `other-time`; null or left out where nothing was. */
  readonly answer?: string | null;
  readonly answerNote?: string;
  /** From when until when it was told to be when they answered, in ISO form; null where that is the time of which they know. */
  readonly answeredFrom?: string | null;
  readonly answeredUntil?: string | null;
};

/** Where a session is, in one line: `Committee room 1, Town hall`, `By video`, or nothing where nobody has said yet. */
export function placeOf(session: Pick<Session, 'roomName' | 'roomSite' | 'placeNote'>): string {
  return [session.roomName, session.roomSite, session.placeNote].filter((part) => part).join(', ');
}

/** What somebody presses or types to join a call. */
const LINK = /\bhttps?:\/\/\S|\bwww\.\S/i;

/**
 * Where a session is besides its room once it has another one. What was held at no room was held there: it is not any more, and saying
 * both would send people to the wrong door. Only a link stays, for a call can be joined from a room too.
 */
export function placeNoteIn(session: Pick<Session, 'roomId' | 'placeNote'>, roomId: string | null): string {
  return session.roomId === null && roomId !== null && !LINK.test(session.placeNote) ? '' : session.placeNote;
}

/** Everybody who is expected: named interviewees, others and peers. */
export function headsExpected(session: Pick<Session, 'peers' | 'interviewees' | 'othersExpected'>): number {
  return session.peers.length + session.interviewees.length + session.othersExpected;
}
