import { longDateTime } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { peopleWithRole, writeTo } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import type { Session } from '../domain/session.ts';
import { type Answer, type InvitedPerson, keepAnswer } from '../store/own-answers.ts';
import { asTold } from '../store/releases.ts';
import { findSession } from '../store/sessions.ts';
import { inTurn, type OutOfTurn } from './in-turn.ts';

const SAYS: Record<Answer, string> = {
  accepted: 'will come',
  declined: 'cannot come',
  'other-time': 'asks for another time',
};

/** To somebody who has answered to another time than they were told last. */
export const ANOTHER_TIME = 'This is another time than before. Please say whether you can come now.';

/** What somebody answers to one session; `from` and `until` are when it was on the page that they pressed it on, in ISO form. */
export type GivenAnswer = {
  readonly sessionId: string;
  readonly answer: Answer;
  readonly note: string;
  readonly from: string;
  readonly until: string;
};

/**
 * Keeps what somebody to be heard answers to one session, where they have seen the time that they were told last: an answer pressed on an
 * older page says nothing of it. The session stays as it is; where they cannot come or ask for another time the host's coordinator and the
 * manager get word, once for each new answer and each time that it is given to.
 */
export async function answerSession(
  services: Services,
  head: ChallengeHead,
  who: InvitedPerson,
  given: GivenAnswer,
): Promise<Refusal<'gone' | 'over' | 'another-time' | OutOfTurn> | 'kept'> {
  return await inTurn(services, head.id, async (trx) => {
    const at = services.clock();
    const draft = await findSession(trx, head.id, given.sessionId);
    // They answer to what they were told, which is not always how it stands by now.
    const [session] = draft ? await asTold(trx, [draft]) : [];
    if (session && !session.isLive)
      return refusal('gone', 'This session is cancelled: there is nothing you have to do.');
    if (session && session.endsAt <= at) return refusal('over', OVER);
    if (session && !isAt(session, given)) return refusal('another-time', ANOTHER_TIME);
    const old = session ? await keepAnswer(trx, { ...given, intervieweeId: who.id, at }) : null;
    if (!session || !old)
      return refusal('gone', 'This session has changed meanwhile. You need not answer now: we will write to you.');
    if (old.before === given.answer && old.noteBefore === given.note && !old.ofAnotherTime) return 'kept';
    await recordAudit(trx, {
      actorId: null,
      challengeId: head.id,
      subject: { kind: 'session', id: given.sessionId },
      action: 'Somebody to be heard answered by their own link',
      before: old.before,
      after: given.answer,
      at,
    });
    // A plain yes, and yes again to another time, is what everybody goes by.
    if (given.answer === 'accepted' && (old.before === null || old.before === 'accepted')) return 'kept';
    const letter = {
      challengeId: head.id,
      template: 'interviewee-answer',
      subject: `${who.name.slice(0, 80)} ${SAYS[given.answer]}: ${session.title.slice(0, 80)}`,
      ask: `${who.name} ${SAYS[given.answer]}: ‘${session.title}’ on ${longDateTime(session.startsAt)}.`,
      button: {
        text: 'See the session',
        url: `${services.config.baseUrl}/challenges/${head.reference}/sessions/${session.id}`,
      },
      paragraphs: [
        ...(given.note === '' ? [] : [`They write: ${given.note}`]),
        given.answer === 'accepted'
          ? 'Nothing is left to do.'
          : 'The timetable has not changed: move the session, or choose somebody else.',
      ],
      why: `You get this because you look after the timetable of ${head.title}.`,
    };
    await writeTo(trx, await peopleWithRole(trx, head, 'host-coordinator', 'challenge-manager'), letter, at);
    return 'kept';
  });
}

const OVER = 'This session is over: there is nothing you have to do.';

function isAt({ startsAt, endsAt }: Session, { from, until }: GivenAnswer): boolean {
  return startsAt.toISOString() === from && endsAt.toISOString() === until;
}
