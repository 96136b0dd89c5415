import type { ChallengeTheme } from '#modules/challenges';
import type { SelfAssessmentDefinition } from '#modules/programmes';

/** One question to the host. */
export type Prompt = { readonly key: string; readonly question: string; readonly hint: string };

/**
 * What this host is asked: the programme's prompts of the themes that were agreed (and those of no theme), and one for each
 * theme of the host's own. A prompt that was answered before the focus was narrowed stays, so that nothing written is out of
 * sight. Where no themes are agreed yet, every prompt.
 */
export function promptsToAnswer(
  definition: SelfAssessmentDefinition,
  themes: readonly Pick<ChallengeTheme, 'key' | 'name' | 'isLocal'>[],
  answered: ReadonlySet<string>,
): Prompt[] {
  const agreed = new Set(themes.map((theme) => theme.key));
  const ofProgramme = definition.prompts.filter(
    (prompt) => !prompt.theme || themes.length === 0 || agreed.has(prompt.theme) || answered.has(prompt.key),
  );
  const ofHost = themes
    .filter((theme) => theme.isLocal)
    .map((theme) => ({
      key: `local-${theme.key}`,
      question: `What should the team know about ${theme.name}?`,
      hint: 'You chose this theme. Say why it matters now, what you have tried and what you are unsure of.',
    }));
  return [...ofProgramme.map(({ key, question, hint }) => ({ key, question, hint })), ...ofHost];
}

/** A fair share of the advised length, rounded to 50 words: 4,000 words over nine prompts is about 450 each. */
export function wordsAdvisedEach(wordsAdvised: number, prompts: number): number {
  return Math.max(50, Math.round(wordsAdvised / Math.max(1, prompts) / 50) * 50);
}

/** Words as people count them: runs of letters, figures and what joins them. `council’s 2026/27 plan` is three. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’\-./]*/gu)?.length ?? 0;
}
