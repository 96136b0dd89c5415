import { londonDate, longDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { definitionVersion } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { closingList, notesDestroyedOn } from '../domain/closing.ts';
import { challengeLife } from '../store/challenge-life.ts';
import { peopleWithRole } from '../store/challenge-people.ts';
import { reachMilestone } from './reach-milestone.ts';
import { toldWords, writeTo } from './write-to.ts';

/**
 * The challenge has ended: nothing is asked of anybody any more, and its raw notes are destroyed on the day answered. Host and manager
 * have been written to. Refused without a reason where something was not done, and for an enquiry that was never taken up.
 */
export async function closeChallenge(
  services: Services,
  { head, reason }: { head: ChallengeHead; reason: string },
  actorId: string,
): Promise<Refusal<'enquiry' | 'closed' | 'reason'> | { notesDestroyedOn: string; told: string }> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const life = await challengeLife(trx, head.id);
    if (life.closedAt) return refusal('closed', 'This challenge is closed already.');
    if (!life.reached.has('opened')) return refusal('enquiry', 'This is an enquiry still: decline it instead.');
    const open = closingList(definition, life.reached).some((item) => item.doneOn === null);
    if (open && reason === '') return refusal('reason', 'Say why it is closed although something was not done');
    await trx
      .updateTable('challenges')
      .set({ ended_reason: reason || null })
      .where('id', '=', head.id)
      .execute();
    const milestone = 'closed' as const;
    await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone,
      by: actorId,
      at: now,
      ...(reason ? { reason } : {}),
    });
    const destroyed = notesDestroyedOn(definition, londonDate(now));
    const told = await writeTo(
      trx,
      await peopleWithRole(trx, head, 'host-coordinator', 'host-sponsor', 'challenge-manager'),
      {
        challengeId: head.id,
        template: 'challenge-closed',
        subject: `${head.title} is closed`,
        ask: `${head.title} is closed. Thank you for your part in it.`,
        button: { text: 'See the challenge', url: `${services.config.baseUrl}/challenges/${head.reference}` },
        paragraphs: [`The team’s raw notes are destroyed on ${longDate(destroyed)}.`],
        why: 'You get this because you had a part in this challenge.',
      },
      now,
      actorId,
    );
    return { notesDestroyedOn: destroyed, told: toldWords(told) };
  });
}
