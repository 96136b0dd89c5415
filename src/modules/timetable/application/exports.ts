import { SOURCE_CATEGORY_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import { placeOf, type Session } from '../domain/session.ts';
import { addUpAttendance, type WhoWeSpokeTo } from '../domain/who-we-spoke-to.ts';
import { attendanceOf } from '../store/attendance.ts';
import { findSession, timetableOf } from '../store/sessions.ts';

/** A session as other modules show it: no interviewee is named. */
export type SessionInBrief = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly sourceCategory: string | null;
  readonly themeIds: readonly string[];
  readonly peerIds: readonly string[];
};

/** The live sessions of a challenge in time order. One statement. */
export async function sessionsOfChallenge(db: Queryable, challengeId: string): Promise<SessionInBrief[]> {
  return (await timetableOf(db, challengeId)).filter((session) => session.isLive).map(inBrief);
}

/** One session of that challenge, cancelled or not, or null. One statement. */
export async function sessionById(db: Queryable, challengeId: string, id: string): Promise<SessionInBrief | null> {
  const session = await findSession(db, challengeId, id);
  return session ? inBrief(session) : null;
}

/**
 * “We spoke to 143 people in 52 sessions”: added up from the attendance of live sessions. Somebody named counts once however often
 * they came; people without names count once in each session; a session counts where somebody came. One statement.
 */
export async function whoWeSpokeTo(db: Queryable, challengeId: string): Promise<WhoWeSpokeTo> {
  return addUpAttendance(await attendanceOf(db, challengeId), SOURCE_CATEGORY_LABELS);
}

function inBrief(session: Session): SessionInBrief {
  return {
    id: session.id,
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    place: placeOf(session),
    sourceCategory: session.sourceCategory,
    themeIds: session.themeIds,
    peerIds: session.peers.map((peer) => peer.id),
  };
}
