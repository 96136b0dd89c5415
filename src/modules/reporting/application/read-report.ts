import { challengeThemes } from '#modules/challenges';
import { findingsForReport, recommendationsForReport } from '#modules/findings';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { ComputedParts } from '../domain/content.ts';
import type { OutlineFacts } from '../domain/outline.ts';
import { teamPlaces } from '../store/scope-and-team.ts';
import { whoWeSpokeTo } from '../store/spoke-to.ts';

/** What of a challenge the reading needs. */
export type ReportedChallenge = Pick<ChallengeHead, 'id' | 'hostName' | 'onSiteFrom' | 'onSiteUntil'>;

/** What a report shows that nobody types, as it stands now. Four statements. */
export async function computedParts(
  db: Queryable,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
): Promise<ComputedParts> {
  const recommendations = await recommendationsForReport(db, head.id);
  const themes = await challengeThemes(db, head.id);
  return {
    recommendations: recommendations.map(({ number, title, body }) => ({ number, title, body })),
    spokeTo: await whoWeSpokeTo(db, head.id),
    scope: {
      hostName: head.hostName,
      programmeName: definition.name,
      onSiteFrom: head.onSiteFrom,
      onSiteUntil: head.onSiteUntil,
      themes: themes.map((theme) => theme.name),
      team: await teamPlaces(db, head.id),
    },
  };
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
