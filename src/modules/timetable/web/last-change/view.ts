import { lastChangeBox } from '#design/components/last-change';
import { type Html, noHtml } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { type Arranged, type ArrangedStep, stepToTakeBack } from '../../domain/arrangements.ts';
import { wordsOfStep } from './words.ts';

export type LastChange = {
  readonly steps: readonly ArrangedStep[];
  readonly now: readonly Arranged[];
  readonly base: string;
  readonly csrf: string;
};

/** What was changed last on this page, and the button that takes it back; nothing where nothing can be. Goes to the page’s `lastChange`. */
export function lastChange({ steps, now, base, csrf }: LastChange): Html {
  const step = stepToTakeBack(steps, now);
  if (!step) return noHtml;
  const { what, button } = wordsOfStep(step);
  const action = `${base}/arrangements/${step.trail}/undo`;
  return lastChangeBox({
    what,
    when: longDateTime(step.madeAt),
    undo: { action, csrf, hidden: { step: step.id }, button },
  });
}
