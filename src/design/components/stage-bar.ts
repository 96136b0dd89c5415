import { attributes, type Html, html } from '../html.ts';

const PITCH = 9;
const HEIGHT = 14;

/**
 * How far a challenge has come, at a glance: a block a stage, those that are over filled, the one it is at standing out, the rest
 * hollow. `at` counts from 0; `of` itself once all are over. It shows how far the work is, never how good anybody is. The stage's name
 * stands beside it: the picture says only the count.
 */
export function stageBar({ at, of }: { at: number; of: number }): Html {
  const says = at >= of ? `all ${of} stages are over` : `stage ${at + 1} of ${of}`;
  const size = { width: of * PITCH, height: HEIGHT, viewBox: `0 0 ${of * PITCH} ${HEIGHT}` };
  const blocks = Array.from({ length: of }, (_, stage) => block(stage, at));
  return html`<svg${attributes({ class: 'cf-stage-bar', ...size, 'aria-hidden': 'true', focusable: 'false' })}>${blocks}</svg><span class="govuk-visually-hidden">, ${says}</span>`;
}

function block(stage: number, at: number): Html {
  const [state, width, height] = stage === at ? ['now', 7, HEIGHT] : [stage < at ? 'done' : 'next', 6, 6];
  const place = { x: stage * PITCH + 0.5, y: (HEIGHT - height) / 2 + 0.5, width, height: height - 1, rx: 1 };
  return html`<rect${attributes({ class: `cf-stage-bar__${state}`, ...place })}/>`;
}
