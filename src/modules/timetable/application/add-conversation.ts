import type { Refusal } from '#kernel/result';
import type { ChallengeHead, Services } from '#platform/http/context';
import { conversationTime, lastsAs, TEAM_CONVERSATION } from '../domain/conversation.ts';
import { keepAttendance } from '../store/attendance.ts';
import { keepConversation } from '../store/conversations.ts';
import { type SavedSession, saveSession } from './save-session.ts';

/** A talk that nobody had planned and that has just ended, as one of the team writes it down. */
export type Conversation = {
  readonly id: string;
  /** Whom they talked to, such as `Porter at the depot`: for the team alone. */
  readonly title: string;
  readonly sourceCategory: string;
  readonly minutes: number;
  readonly people: number;
  readonly peerIds: readonly string[];
};

/**
 * Puts a conversation into the timetable, once however often it is pressed, with who spoke to whom counted in the same transaction. What the
 * host sees of it is when it was and that it was one of the team’s; whom it was with is kept apart. The peers who were there and the
 * challenge manager hear of it, and nobody of the host.
 */
export async function addConversation(
  services: Services,
  head: ChallengeHead,
  talk: Conversation,
  by: string,
): Promise<Refusal | SavedSession> {
  const onSite = head.onSiteFrom && head.onSiteUntil ? { from: head.onSiteFrom, until: head.onSiteUntil } : null;
  const form = {
    ...conversationTime(services.clock(), talk.minutes, onSite),
    ...{ id: talk.id, version: null, title: TEAM_CONVERSATION, kind: 'meeting', roomId: null, placeNote: '' },
    ...{ sourceCategory: null, othersExpected: 0, themeIds: [], peerIds: talk.peerIds, intervieweeIds: [] },
    ...{ tell: 'now' as const, newInterviewees: [] },
  };
  return await saveSession(services, head, form, by, {
    isSame: (one) =>
      one.title === talk.title &&
      one.sourceCategory === talk.sourceCategory &&
      one.othersAttended === talk.people &&
      [...talk.peerIds].sort().join() ===
        one.peers
          .map(({ id }) => id)
          .sort()
          .join() &&
      lastsAs(one, talk.minutes),
    after: async (trx, _, session) => {
      await keepConversation(trx, session.id, talk);
      await keepAttendance(trx, session.id, [], talk.people, session.version);
    },
  });
}
