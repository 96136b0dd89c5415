import { addToDate, londonDate, longDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { definitionVersion } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import { challengeLife } from '../store/challenge-life.ts';
import { challengesToStart } from '../store/daily.ts';
import { reachMilestone } from './reach-milestone.ts';

type Which = { readonly id: string; readonly programmeKey: string; readonly programmeVersion: number };

/** The team is on site. Refused before its first day, before it is confirmed, and where no days are agreed. */
export async function startOnSite(
  services: Services,
  challenge: Which,
  actorId: string | null,
): Promise<Refusal<'no-team' | 'too-early'> | { changed: boolean }> {
  const now = services.clock();
  const definition = await definitionVersion(services.db, challenge.programmeKey, challenge.programmeVersion);
  return await services.db.transaction().execute(async (trx) => {
    const { reached, anchors, closedAt } = await challengeLife(trx, challenge.id);
    if (!reached.has('team-confirmed') || closedAt) return refusal('no-team', 'There is no confirmed team yet.');
    const from = anchors['on-site-from'];
    if (from === null) return refusal('too-early', 'The days on site are not agreed yet.');
    if (londonDate(now) < from) return refusal('too-early', `The team is on site from ${longDate(from)}.`);
    const milestone = 'on-site-started' as const;
    return {
      changed: await reachMilestone(trx, { challengeId: challenge.id, definition, milestone, by: actorId, at: now }),
    };
  });
}

/** How long after the last day on site the daily round still starts what it missed. */
const GRACE_DAYS = 14;

/** For the daily round: every confirmed team whose first day has come is on site, by the clock. Answers how many that were. */
export async function startOnSiteWhereDue(services: Services): Promise<number> {
  const today = londonDate(services.clock());
  let started = 0;
  for (const challenge of await challengesToStart(services.db, today, addToDate(today, { days: -GRACE_DAYS }))) {
    const outcome = await startOnSite(services, challenge, null);
    if ('changed' in outcome && outcome.changed) started += 1;
  }
  return started;
}
