import { attributes, type Html, html, trustedHtml } from '../html.ts';
import { type ClockView, clock } from './clock.ts';

export type StageView = { label: string; state: 'done' | 'now' | 'next'; date?: string; clock?: ClockView };

/** A challenge's stages in order: a row where there is room, one under another where there is not. */
export function stageTimeline(stages: readonly StageView[], label: string = 'Stages'): Html {
  return html`<ol class="cf-timeline cf-timeline--${inOneRow(stages.length)}" aria-label="${label}">${stages.map(stage)}</ol>`;
}

/** More than eight stages stand in two rows of the same length, or one more in the first. */
function inOneRow(stages: number): number {
  return stages <= 8 ? Math.max(stages, 5) : Math.min(Math.ceil(stages / 2), 8);
}

function stage({ label, state, date, clock: due }: StageView): Html {
  const item = attributes({
    class: `cf-timeline__stage cf-timeline__stage--${state}`,
    'aria-current': state === 'now' ? 'step' : null,
  });
  return html`<li${item}><svg class="cf-timeline__dot" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${DOTS[state]}</svg><span class="cf-timeline__label">${label}</span> <span class="cf-timeline__state">${WORDS[state]}</span>${date && html` <span class="cf-timeline__date">${date}</span>`}${due && html` ${clock(due)}`}</li>`;
}

const WORDS: Record<StageView['state'], string> = { done: 'Done', now: 'Now', next: 'To come' };

const DOTS: Record<StageView['state'], Html> = {
  done: trustedHtml(
    '<circle cx="12" cy="12" r="11" fill="currentColor"/><path class="cf-timeline__tick" d="M6.5 12.5 10.5 16.5 17.5 8" fill="none" stroke-width="2.5"/>',
  ),
  now: trustedHtml(
    '<circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" stroke-width="3"/><circle cx="12" cy="12" r="5" fill="currentColor"/>',
  ),
  next: trustedHtml('<circle cx="12" cy="12" r="7" fill="none" stroke="currentColor" stroke-width="2"/>'),
};
