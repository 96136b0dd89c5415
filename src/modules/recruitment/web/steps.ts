import { type Html, html } from '#design/html';
import type { Step } from '../domain/steps.ts';

const STATES: Record<Step['state'], string> = { done: 'Done', now: 'Now', next: 'To come', stopped: 'Ended here' };

/** The way to becoming a peer, step by step. The state is said in words; the mark only repeats it. */
export function stepList(steps: readonly Step[]): Html {
  return html`<ol class="cf-steps">${steps.map(
    ({ title, state, words }) =>
      html`<li class="cf-steps__step cf-steps__step--${state}"${state === 'now' && html` aria-current="step"`}><span class="cf-steps__title">${title}</span> <span class="cf-steps__state">${STATES[state]}</span>${words && html`<span class="cf-steps__words">${words}</span>`}</li>`,
  )}</ol>`;
}
