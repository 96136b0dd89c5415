import type { Queryable } from '#platform/database/connect';
import { asToldIn } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { answersOf, type OwnAnswer } from '../store/own-answers.ts';
import { isReleased } from '../store/release.ts';
import { lastTold } from '../store/releases.ts';
import { sessionsByIds } from '../store/sessions.ts';

export type OwnSessions = {
  /** As they were told, in time order, what is over left out. */
  readonly sessions: readonly Session[];
  /** One that they were told of took place, and has ended. */
  readonly hasEnded: boolean;
  /** The same as they stand in the draft. */
  readonly drafts: readonly Session[];
  readonly given: readonly OwnAnswer[];
};

/**
 * What somebody was told that they are in, and what they answered; nothing before the release. Who has been taken out of a session since,
 * and not been told, still finds it here, as it is in their letters and calendar.
 */
export async function ownSessions(
  db: Queryable,
  challengeId: string,
  intervieweeId: string,
  now: Date,
): Promise<OwnSessions> {
  if (!(await isReleased(db, challengeId))) return { sessions: [], hasEnded: false, drafts: [], given: [] };
  const given = await answersOf(db, intervieweeId);
  const told = (await lastTold(db, challengeId))?.filter(({ intervieweeIds }) =>
    intervieweeIds.includes(intervieweeId),
  );
  const ids = told?.map(({ id }) => id) ?? given.map(({ sessionId }) => sessionId);
  const drafts = await sessionsByIds(db, ids);
  const known = told ? asToldIn(told, drafts) : drafts;
  return {
    sessions: known.filter(({ endsAt }) => endsAt > now),
    hasEnded: known.some(({ endsAt, isLive }) => isLive && endsAt <= now),
    drafts,
    given,
  };
}
