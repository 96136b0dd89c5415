import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { pairsOfSites } from '../domain/missing-journeys.ts';
import { roomsOf } from '../store/rooms.ts';
import { type DayHours, keepSettings, travelOf } from '../store/settings.ts';
import { arranging } from './keep-arrangement.ts';

/** A pair of sites that somebody saw, with the minutes they put; null where they left it empty. */
export type JourneySeen = {
  readonly siteA: string;
  readonly siteB: string;
  readonly minutes: number | null;
  /** False: the field was left empty. */
  readonly isTyped: boolean;
};

/**
 * Keeps the hours of the days on site and the minutes between the sites that were seen: a timetable is proposed within them. Journeys
 * that were not seen stay. Refused where minutes were put between sites that are no pair any more, for a room moved or was renamed.
 */
export async function changeHours(
  services: Services,
  head: ChallengeHead,
  hours: DayHours,
  seen: readonly JourneySeen[],
  by: string,
): Promise<Refusal<'stale' | 'sites'> | 'saved'> {
  return await arranging(
    services,
    head,
    { trail: 'places', by },
    async (trx, at): Promise<Refusal<'stale' | 'sites'> | 'saved'> => {
      const pairs = pairsOfSites(await roomsOf(trx, head.id));
      const isThere = ({ siteA, siteB }: JourneySeen) => pairs.some(([a, b]) => a === siteA && b === siteB);
      if (seen.some((one) => one.isTyped && !isThere(one)))
        return refusal('sites', 'The sites were changed while you were typing. Look again, then save.');
      const shown = seen.filter(isThere);
      const stay = (await travelOf(trx, head.id)).filter(
        (one) => !shown.some(({ siteA, siteB }) => siteA === one.siteA && siteB === one.siteB),
      );
      const put = shown.flatMap(({ siteA, siteB, minutes }) => (minutes === null ? [] : [{ siteA, siteB, minutes }]));
      if (!(await keepSettings(trx, head.id, hours, [...stay, ...put])))
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
