import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type DayHours, keepSettings, type Travel } from '../store/settings.ts';
import { arranging } from './keep-arrangement.ts';

/** Keeps the hours of the days on site and the minutes between sites: a timetable is proposed within them. */
export async function changeHours(
  services: Services,
  head: ChallengeHead,
  hours: DayHours,
  travel: readonly Travel[],
  by: string,
): Promise<Refusal<'stale'> | 'saved'> {
  return await arranging(
    services,
    head,
    { trail: 'places', by },
    async (trx, at): Promise<Refusal<'stale'> | 'saved'> => {
      if (!(await keepSettings(trx, head.id, hours, travel)))
        return refusal('stale', 'Somebody else changed these hours while you were typing. Look again, then save.');
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'challenge', id: head.id },
        action: 'Changed the hours of the days on site',
        at,
      });
      return 'saved';
    },
  );
}
