import { londonDate } from '#kernel/dates';
import type { Services } from '#platform/http/context';
import { tellNominator } from '../application/answer-nomination.ts';
import { askNominee, moveNomination } from '../application/nominate.ts';
import { NOMINATION_DAYS, UNPROVEN_DAYS } from '../domain/nomination.ts';
import { lockNomination, nominationsDue } from '../store/nominations.ts';

const DAY = 86_400_000;

/**
 * Reminds, once, each nominated councillor who has not answered when half of their time has gone; ends what nobody answered, and tells
 * whoever nominated. A nomination that nobody confirmed by mail is forgotten after a week.
 */
export async function lookAfterNominations(services: Services): Promise<void> {
  const now = services.clock();
  const today = londonDate(now);
  const halfWay = new Date(now.getTime() - (NOMINATION_DAYS / 2) * DAY);
  for (const { id } of await nominationsDue(services.db, today, halfWay)) await lookAfter(services, id);
  const before = new Date(now.getTime() - UNPROVEN_DAYS * DAY);
  await services.db.transaction().execute(async (trx) => {
    const forgotten = await trx
      .deleteFrom('nominations')
      .where('status', '=', 'unproven')
      .where('made_at', '<', before)
      .returning('id')
      .execute();
    if (forgotten.length === 0) return;
    const ids = forgotten.map(({ id }) => id);
    await trx
      .deleteFrom('recruitment_links')
      .where('subject_id', 'in', ids)
      .where('purpose', '=', 'nominator')
      .execute();
  });
}

async function lookAfter(services: Services, id: string): Promise<void> {
  await services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const work = { services, trx, now };
    const nomination = await lockNomination(trx, id);
    if (nomination?.status !== 'asked') return;
    if ((nomination.ends_on ?? '') < londonDate(now)) {
      await moveNomination(trx, nomination, 'expire', now, { answered_at: now });
      return await tellNominator(work, nomination, 'did not answer in time. You may nominate them again.');
    }
    if (nomination.reminded_at) return;
    await trx.updateTable('nominations').set({ reminded_at: now }).where('id', '=', id).execute();
    await askNominee(work, nomination, true);
  });
}
