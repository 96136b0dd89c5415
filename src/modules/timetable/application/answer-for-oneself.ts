import { mailMessage } from '#design/mail';
import { longDateTime } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import { peopleWithRole } from '#modules/challenges';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { type Answer, type InvitedPerson, keepAnswer } from '../store/own-answers.ts';
import { asTold } from '../store/releases.ts';
import { findSession } from '../store/sessions.ts';

const SAYS: Record<Answer, string> = {
  accepted: 'will come',
  declined: 'cannot come',
  'other-time': 'asks for another time',
};

/**
 * Keeps what somebody to be heard answers to one session. The session stays as it is; where they cannot come or ask for another time
 * the host's coordinator and the manager get word, once for each new answer and each time that it is given to. False where they are not in it any more.
 */
export async function answerSession(
  services: Services,
  head: ChallengeHead,
  who: InvitedPerson,
  given: { sessionId: string; answer: Answer; note: string },
): Promise<boolean> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const old = await keepAnswer(trx, { ...given, intervieweeId: who.id, at });
    if (!old) return false;
    if (old.before === given.answer && old.noteBefore === given.note && !old.ofAnotherTime) return true;
    await recordAudit(trx, {
      actorId: null,
      challengeId: head.id,
      subject: { kind: 'session', id: given.sessionId },
      action: 'Somebody to be heard answered by their own link',
      before: old.before,
      after: given.answer,
      at,
    });
    const draft = await findSession(trx, head.id, given.sessionId);
    // They have answered to what they were told, which is not always how it stands by now.
    const [session] = draft ? await asTold(trx, [draft]) : [];
    if (!session || (given.answer === 'accepted' && old.before === null)) return true;
    for (const person of await peopleWithRole(trx, head, 'host-coordinator', 'challenge-manager')) {
      const words = mailMessage({
        to: person.name,
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
      });
      await enqueueMail(
        trx,
        {
          to: person.email,
          toName: person.name,
          personId: person.personId,
          challengeId: head.id,
          template: 'interviewee-answer',
          subject: `${who.name.slice(0, 80)} ${SAYS[given.answer]}: ${session.title.slice(0, 80)}`,
          ...words,
        },
        at,
      );
    }
    return true;
  });
}
