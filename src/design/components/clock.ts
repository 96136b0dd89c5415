import { type Html, html, trustedHtml } from '../html.ts';

/** A clock as a person sees it. `text` is whole words: `Due in 12 days`, `4 days late`, `Sent on 3 May 2027`. */
export type ClockView = { state: 'done' | 'due' | 'soon' | 'late'; text: string };

/** Shape and words say how a clock stands; colour only repeats it. */
export function clock({ state, text }: ClockView): Html {
  return html`<span class="cf-clock cf-clock--${state}"><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">${SHAPES[state]}</svg><span>${text}</span></span>`;
}

const SHAPES: Record<ClockView['state'], Html> = {
  done: trustedHtml('<path d="M2 7.5 5.5 11 12 3.5" fill="none" stroke="currentColor" stroke-width="2.2"/>'),
  due: trustedHtml('<circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.8"/>'),
  soon: trustedHtml(
    '<circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M7 7V1.8A5.2 5.2 0 0 1 7 12.2Z" fill="currentColor"/>',
  ),
  late: trustedHtml('<path d="M7 1 13.5 12.8H.5Z" fill="currentColor"/>'),
};
