import { challengeThemes } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { type Prompt, promptsToAnswer } from '../domain/prompts.ts';
import { findSelfAssessment, type SelfAssessment } from '../store/self-assessments.ts';
import { selfAssessmentIsOpen } from './stages.ts';

export type LoadedSelfAssessment = SelfAssessment & { readonly prompts: readonly Prompt[] };

const NOTHING_WRITTEN: SelfAssessment = {
  status: 'open',
  submittedAt: null,
  submittedByName: null,
  answers: new Map(),
};

/**
 * The self-assessment with its prompts: open and empty from the moment the scope is agreed, null before that. Looking at it writes
 * nothing; the first answer does. At most three statements.
 */
export async function readSelfAssessment(
  db: Queryable,
  head: Pick<ChallengeHead, 'id' | 'stage'>,
  definition: ProgrammeDefinition,
): Promise<LoadedSelfAssessment | null> {
  const found = (await findSelfAssessment(db, head.id)) ?? (selfAssessmentIsOpen(head.stage) ? NOTHING_WRITTEN : null);
  if (!found) return null;
  const themes = await challengeThemes(db, head.id);
  const answered = new Set([...found.answers.values()].filter(({ text }) => text !== '').map((each) => each.promptKey));
  return { ...found, prompts: promptsToAnswer(definition.selfAssessment, themes, answered) };
}
