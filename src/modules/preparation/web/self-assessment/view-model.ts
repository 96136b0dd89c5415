import { longDateTime } from '#kernel/dates';
import type { LoadedSelfAssessment } from '../../application/read-self-assessment.ts';
import { countWords, wordsAdvisedEach } from '../../domain/prompts.ts';

export type PromptLine = {
  readonly key: string;
  readonly question: string;
  readonly hint: string;
  readonly text: string;
  readonly words: number;
  readonly saved: string | null;
};

export type Overview = {
  readonly lines: readonly PromptLine[];
  readonly answered: number;
  readonly words: number;
  readonly advised: number;
  readonly advisedEach: number;
  readonly handedIn: string | null;
};

/** What the pages of the self-assessment show. */
export function overviewOf(loaded: LoadedSelfAssessment, wordsAdvised: number): Overview {
  const lines = loaded.prompts.map((prompt) => {
    const answer = loaded.answers.get(prompt.key);
    const text = answer?.text ?? '';
    const saved = answer && `${longDateTime(answer.savedAt)}${answer.savedByName ? ` by ${answer.savedByName}` : ''}`;
    return { ...prompt, text, words: countWords(text), saved: saved ?? null };
  });
  return {
    lines,
    answered: lines.filter((line) => line.text !== '').length,
    words: lines.reduce((sum, line) => sum + line.words, 0),
    advised: wordsAdvised,
    advisedEach: wordsAdvisedEach(wordsAdvised, lines.length),
    handedIn: loaded.submittedAt && handedInText(loaded.submittedAt, loaded.submittedByName),
  };
}

function handedInText(at: Date, by: string | null): string {
  return `${longDateTime(at)}${by ? ` by ${by}` : ''}`;
}

/** `1 word`, `1,204 words`. */
export function wordsText(words: number): string {
  return `${words.toLocaleString('en-GB')} ${words === 1 ? 'word' : 'words'}`;
}
