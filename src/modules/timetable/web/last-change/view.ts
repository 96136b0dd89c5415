import { form } from '#design/form';
import { type Html, html } from '#design/html';
import { longDateTime } from '#kernel/dates';
import { type Arranged, type ArrangedStep, stepToTakeBack } from '../../domain/arrangements.ts';
import { wordsOfStep } from './words.ts';

export type LastChange = {
  readonly steps: readonly ArrangedStep[];
  readonly now: readonly Arranged[];
  readonly base: string;
  readonly csrf: string;
};

/** What was changed last on this page, and the button that takes it back; nothing where nothing can be. */
export function lastChange({ steps, now, base, csrf }: LastChange): Html {
  const step = stepToTakeBack(steps, now);
  if (!step) return html``;
  const { what, button } = wordsOfStep(step);
  return html`<section class="cf-last-change cf-no-print" aria-labelledby="last-change"><h2 class="govuk-heading-s" id="last-change">The last change</h2>
<p class="govuk-body">${what}<br><span class="cf-quiet">${longDateTime(step.madeAt)}</span></p>
${form({
  action: `${base}/arrangements/${step.trail}/undo`,
  csrf,
  hidden: { step: step.id },
  body: html``,
  button: { text: button, kind: 'secondary' },
})}</section>`;
}
