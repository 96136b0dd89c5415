import { challengeThemes } from '#modules/challenges';
import { findingsForReport, recommendationsForReport } from '#modules/findings';
import type { ProgrammeDefinition } from '#modules/programmes';
import { whoWeSpokeTo } from '#modules/timetable';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { ComputedParts } from '../domain/content.ts';
import type { OutlineFacts } from '../domain/outline.ts';
import type { Unnamed } from '../domain/phrases.ts';
import { scopeFacts } from '../store/scope-and-team.ts';

/** What of a challenge the reading needs. */
export type ReportedChallenge = Pick<ChallengeHead, 'id' | 'hostName' | 'onSiteFrom' | 'onSiteUntil'>;

/** What a report shows that nobody types, as it stands now. Three statements. */
export async function computedParts(
  db: Queryable,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
): Promise<ComputedParts> {
  return (await reportFacts(db, head, definition)).parts;
}

/** The same, with the people whom no report may point to. Three statements. */
export async function reportFacts(
  db: Queryable,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
): Promise<{ parts: ComputedParts; unnamed: Unnamed[] }> {
  const recommendations = await recommendationsForReport(db, head.id);
  const { themes, team, unnamed } = await scopeFacts(db, head.id);
  const parts = {
    recommendations: recommendations.map(({ number, title, body }) => ({ number, title, body })),
    spokeTo: await whoWeSpokeTo(db, head.id),
    scope: {
      hostName: head.hostName,
      programmeName: definition.name,
      onSiteFrom: head.onSiteFrom,
      onSiteUntil: head.onSiteUntil,
      themes,
      team,
    },
  };
  return { parts, unnamed };
}

/** What a draft and the slides are filled from. Two statements. */
export async function outlineFacts(
  db: Queryable,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
): Promise<OutlineFacts> {
  return {
    themes: await challengeThemes(db, head.id),
    findings: await findingsForReport(db, head.id),
    hostName: head.hostName,
    onSiteUntil: head.onSiteUntil,
    definition,
  };
}
