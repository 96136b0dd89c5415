import { addToDate, type IsoDate, londonInstant } from '#kernel/dates';
import { reachMilestone } from '#modules/challenges';
import { clockFor, dueDate, type MilestoneKey, type ProgrammeDefinition } from '#modules/programmes';
import type { DemoChallenge } from './content/challenges.ts';
import { buildReports } from './content/reports.ts';
import { challengeId, type Demo, definitionOf, personId } from './demo.ts';
import { milestonesBefore } from './seed-challenges.ts';
import { managerOf } from './seed-people.ts';

/**
 * What has happened to each challenge, told to the product itself day by day: stages, tasks and history come of it as they would
 * have. Each milestone falls a few days before its clock, never before the last one and never after today.
 */
export async function seedLife(demo: Demo): Promise<void> {
  const published = new Map(buildReports(demo.today).map((report) => [report.challenge, report.publishedOn]));
  for (const challenge of demo.challenges) {
    const definition = definitionOf(demo, challenge);
    let last = challenge.openedOn;
    for (const milestone of milestonesBefore(definition, challenge)) {
      const on =
        milestone === 'report-published'
          ? published.get(challenge.key)
          : dayOf(challenge, definition, milestone, published.get(challenge.key) ?? null);
      last = latest(last, earliest(on ?? last, addToDate(demo.today, { days: -1 })));
      const at = londonInstant(last, '10:00');
      await reachMilestone(demo.trx, {
        challengeId: challengeId(challenge.key),
        definition,
        milestone,
        by: whoReached(demo, challenge, milestone),
        at,
      });
    }
  }
}

function dayOf(
  challenge: DemoChallenge,
  definition: ProgrammeDefinition,
  milestone: MilestoneKey,
  published: IsoDate | null,
): IsoDate | null {
  if (milestone === 'opened') return challenge.openedOn;
  if (milestone === 'on-site-started') return challenge.onSiteFrom;
  if (milestone === 'findings-presented') return challenge.onSiteUntil;
  const clock = clockFor(definition, milestone);
  if (!clock) return null;
  const anchors = {
    'on-site-from': challenge.onSiteFrom,
    'on-site-until': challenge.onSiteUntil,
    opened: challenge.openedOn,
    published,
  };
  const due = dueDate(clock, anchors);
  return due === null ? null : addToDate(due, { days: -2 });
}

const earliest = (a: IsoDate, b: IsoDate) => (a < b ? a : b);
const latest = (a: IsoDate, b: IsoDate) => (a > b ? a : b);

const BY_HOST: readonly MilestoneKey[] = [
  'self-assessment-submitted',
  'documents-complete',
  'fact-check-answered',
  'action-plan-published',
];

function whoReached(demo: Demo, challenge: DemoChallenge, milestone: MilestoneKey): string | null {
  return BY_HOST.includes(milestone) ? personId(challenge.coordinator.email) : managerOf(demo, challenge.key);
}
