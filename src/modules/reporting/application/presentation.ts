import { londonDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { reachMilestone } from '#modules/challenges';
import type { ProgrammeDefinition, StageKey } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type PointingPhrase, pointingPhrases, type Unnamed } from '../domain/phrases.ts';
import type { PresentedContent } from '../domain/presented.ts';
import { knowsMilestone } from '../domain/report-life.ts';
import { planSlides } from '../domain/slides.ts';
import { keepPresentation } from '../store/presentations.ts';
import { tooEarly } from './open-draft.ts';
import { outlineFacts, reportFacts } from './read-report.ts';

/** The slides as the findings stand now, and the words on them that point to one person. Five statements. */
export async function slidesNow(
  db: Queryable,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  now: Date,
): Promise<PresentedContent & { phrases: PointingPhrase[] }> {
  const facts = await outlineFacts(db, head, definition);
  const { parts, unnamed } = await reportFacts(db, head, definition);
  const date = head.onSiteUntil ?? londonDate(now);
  const slides = planSlides(definition.presentation, {
    ...facts,
    parts,
    title: `What we found at ${head.hostName}`,
    date,
  });
  const findings = facts.findings.map(({ id, title, body }) => ({ id, title, body }));
  return { slides, findings, phrases: phrasesOnSlides(slides, unnamed) };
}

function phrasesOnSlides(slides: PresentedContent['slides'], unnamed: readonly Unnamed[]): PointingPhrase[] {
  // The notes of a slide are the outline's own words; everything that was typed stands in the rest of it.
  return pointingPhrases(JSON.stringify(slides), unnamed);
}

/** The presentation was given: what was shown is kept, once, and the stage on site ends. */
export async function markGiven(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: { personId: string },
): Promise<Refusal<'too-early' | 'empty'> | 'given'> {
  const early = tooEarly(definition, head.stage as StageKey);
  if (isRefusal(early)) return refusal('too-early', 'The presentation can be given once the team is on site.');
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const { slides, findings } = await slidesNow(trx, head, definition, at);
    if (findings.length === 0) return refusal('empty', 'There is no finding to present yet.');
    const kept = await keepPresentation(trx, {
      challengeId: head.id,
      content: { slides, findings },
      by: by.personId,
      at,
    });
    if (!kept) return 'given';
    await recordAudit(trx, {
      actorId: by.personId,
      challengeId: head.id,
      subject: { kind: 'presentation', id: head.id },
      action: 'Findings presented to the host',
      at,
    });
    if (knowsMilestone(definition, 'findings-presented'))
      await reachMilestone(trx, {
        challengeId: head.id,
        definition,
        milestone: 'findings-presented',
        by: by.personId,
        at,
      });
    return 'given';
  });
}
