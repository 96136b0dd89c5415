import { type Refusal, refusal } from '#kernel/result';

export type SelfAssessmentStatus = 'open' | 'submitted';

/** The only ways in which a self-assessment’s status changes. */
const SELF_ASSESSMENT_MOVES = {
  'hand-in': { from: 'open', to: 'submitted' },
  reopen: { from: 'submitted', to: 'open' },
} as const satisfies Record<string, { from: SelfAssessmentStatus; to: SelfAssessmentStatus }>;

/**
 * Handing in: everything may be handed in, also with gaps, for a gap tells the team something; but gaps are named and have to be
 * confirmed, and a self-assessment with no word in it is none. Handing in again changes nothing.
 */
export function decideHandIn(
  status: SelfAssessmentStatus,
  prompts: { readonly all: number; readonly empty: number },
  gapsConfirmed: boolean,
): 'already' | 'submitted' | Refusal<'nothing-written' | 'gaps'> {
  if (status !== SELF_ASSESSMENT_MOVES['hand-in'].from) return 'already';
  if (prompts.empty >= prompts.all)
    return refusal('nothing-written', 'Nothing is written yet. Answer at least one question before you hand it in.');
  if (prompts.empty > 0 && !gapsConfirmed)
    return refusal('gaps', 'Tick the box to say that the questions without an answer are meant to stay empty');
  return SELF_ASSESSMENT_MOVES['hand-in'].to;
}

/** Reopening is the host’s right until the team has been given it to read. */
export function decideReopening(
  status: SelfAssessmentStatus,
  preReadingShared: boolean,
): 'already' | 'open' | Refusal<'shared'> {
  if (status !== SELF_ASSESSMENT_MOVES.reopen.from) return 'already';
  if (preReadingShared)
    return refusal(
      'shared',
      'The team is reading it already, so it cannot be reopened. Share what has changed as a document instead.',
    );
  return SELF_ASSESSMENT_MOVES.reopen.to;
}
