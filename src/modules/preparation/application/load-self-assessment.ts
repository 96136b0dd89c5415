import { challengeThemes } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type Prompt, promptsToAnswer } from '../domain/prompts.ts';
import { findSelfAssessment, type SelfAssessment } from '../store/self-assessments.ts';
import { openWhereDue } from './open-preparation.ts';
import { selfAssessmentIsOpen } from './stages.ts';

export type LoadedSelfAssessment = SelfAssessment & { readonly prompts: readonly Prompt[] };

/** The self-assessment with its prompts; begun by the first who asks once the scope is agreed, null before that. */
export async function loadSelfAssessment(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
): Promise<LoadedSelfAssessment | null> {
  const found = await readSelfAssessment(services.db, head.id, definition);
  if (found || !selfAssessmentIsOpen(head.stage)) return found;
  await openWhereDue(services.db, head, definition, services.clock());
  return await readSelfAssessment(services.db, head.id, definition);
}

/** The self-assessment with its prompts, or null where it was never begun. Three statements. */
export async function readSelfAssessment(
  db: Queryable,
  challengeId: string,
  definition: ProgrammeDefinition,
): Promise<LoadedSelfAssessment | null> {
  const found = await findSelfAssessment(db, challengeId);
  if (!found) return null;
  const themes = await challengeThemes(db, challengeId);
  const answered = new Set([...found.answers.values()].filter(({ text }) => text !== '').map((each) => each.promptKey));
  return { ...found, prompts: promptsToAnswer(definition.selfAssessment, themes, answered) };
}
