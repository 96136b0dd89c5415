import { mailMessage } from '#design/mail';
import { dateRange, londonDate, londonInstant } from '#kernel/dates';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { enqueueMail } from '#platform/mail/outbox';
import { intervieweePromise } from '../domain/interviewee-promise.ts';
import { saidOfTheseDays } from '../store/own-answers.ts';
import { isReleased } from '../store/release.ts';
import { ownLink } from './own-link.ts';

const ASKED_AGAIN = 'You have told us before. The dates have moved since, so we ask you once more.';

/**
 * Asks everybody who has an address and has not said when they can come on these days, by their own link; who has been invited at a time is not asked
 * any more, and nobody twice on one day. Answers how many that are.
 */
export async function askForTimes(services: Services, head: ChallengeHead, by: string): Promise<number> {
  if (!head.onSiteFrom || !head.onSiteUntil) return 0;
  const days = dateRange(head.onSiteFrom, head.onSiteUntil);
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const invited = await isReleased(trx, head.id);
    const people = await trx
      .selectFrom('interviewees as who')
      .select(['id', 'name', 'email', 'link_key as linkKey', 'person_id as personId'])
      .select(({ eb }) => eb('availability_said_at', 'is not', null).as('saidOfOthers'))
      .where('challenge_id', '=', head.id)
      .where('email', 'is not', null)
      .where(saidOfTheseDays(), 'is', null)
      .where(({ or, eb }) => or([eb('times_asked_at', 'is', null), eb('times_asked_at', '<', startOfDay(at))]))
      .$if(invited, (query) =>
        query.where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('session_interviewees as mine')
                .select('mine.session_id')
                .whereRef('mine.interviewee_id', '=', 'who.id')
                .where('mine.is_live', '=', true),
            ),
          ),
        ),
      )
      .orderBy('id')
      .forUpdate()
      .execute();
    for (const who of people) {
      if (who.email === null) continue;
      await enqueueMail(
        trx,
        {
          to: who.email,
          toName: who.name,
          personId: who.personId,
          challengeId: head.id,
          template: 'interviewee-times',
          subject: `When can you come and talk? A peer team visits from ${days}`,
          ...mailMessage({
            to: who.name,
            ask: `${head.hostName} would like a visiting peer team to hear you. Can you come from ${days}?`,
            button: { text: 'Say when you can come', url: ownLink(services, who) },
            paragraphs: [
              ...(who.saidOfOthers ? [ASKED_AGAIN] : []),
              'If any time suits you, it takes two presses. The link is yours alone and needs no password.',
              ...intervieweePromise(head.hostName).whatItIs,
            ],
            why: `You get this because ${head.hostName} has put your name forward.`,
          }),
        },
        at,
      );
    }
    if (people.length > 0) await keepAsked(trx, people, at);
    if (people.length > 0)
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'challenge', id: head.id },
        action: 'Asked people to be heard when they can come',
        detail: { asked: people.length },
        at,
      });
    return people.length;
  });
}

async function keepAsked(trx: Transacting, people: readonly { id: string }[], at: Date): Promise<void> {
  const ids = people.map(({ id }) => id);
  await trx.updateTable('interviewees').set({ times_asked_at: at }).where('id', 'in', ids).execute();
}

function startOfDay(at: Date): Date {
  return londonInstant(londonDate(at), '00:00');
}
