import { barChart } from '#design/components/bar-chart';
import { dataTable } from '#design/components/data-table';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { nearness } from '../../domain/part-words.ts';
import type { Run } from '../../store/runs.ts';

const STAGES: Record<string, string> = {
  waiting: 'Waiting for its turn',
  reading: 'Reading the pool and the challenges',
  greedy: 'A first plan is there',
  mended: 'Mending the first plan',
  prices: 'Working out what no plan can pass',
  search: 'Looking for better teams',
  exact: 'Proving that no plan is better',
  done: 'Done',
};

/** A run under way: how many places are filled, how near to the best it is, and the two lines that close in. */
export function progressView(run: Run, page: { path: string; csrf: string }): Html {
  const { places, filled } = run;
  return html`<div id="progress" data-running="yes"><section class="cf-move cf-move--quiet" aria-labelledby="others-move">
<h2 class="cf-move__title" id="others-move"><span class="cf-move__label">Being worked on</span>${run.cancelAskedAt ? 'Stopping: the best plan so far is kept' : (STAGES[run.stage] ?? 'Working')}</h2>
<p class="govuk-body">You can leave this page and come back. It takes at most ${run.secondsAllowed} seconds once it has begun.</p>
${places !== null && filled !== null && barChart({ says: `${filled} of ${places} places are filled so far. The plan is ${nearness(run.score, run.bound)}.`, most: places, bars: [{ label: 'Places filled', value: filled, text: `${filled} of ${places}` }] })}
${closingIn(run)}
<p class="govuk-body"><a class="govuk-link" href="${page.path}">See how far it is now</a></p></section>
${!run.cancelAskedAt && form({ action: `${page.path}/runs/${run.id}/cancellation`, csrf: page.csrf, body: html``, button: { text: 'Stop, and keep the best so far', kind: 'secondary' } })}</div>`;
}

const CHART = { width: 720, height: 160, left: 10, right: 10, top: 12, bottom: 12 } as const;
/** Bounds far above the score at the very start would flatten all that comes after. */
const WORST_SHOWN = 0.2;

/** How score and bound closed in on each other: a picture, and the same as a table. */
export function closingIn({ history }: Pick<Run, 'history'>): Html | null {
  if (history.length < 2) return null;
  const last = history.at(-1) as Run['history'][number];
  const near = history.filter(([, score, bound]) => bound - score <= WORST_SHOWN * Math.abs(bound));
  const shown = near.length >= 2 ? near : history;
  const low = Math.min(...shown.map(([, score]) => score));
  const high = Math.max(...shown.map(([, , bound]) => bound));
  const first = shown[0]?.[0] ?? 0;
  const x = (seconds: number) =>
    Math.round(
      CHART.left + ((seconds - first) / Math.max(0.1, last[0] - first)) * (CHART.width - CHART.left - CHART.right),
    );
  const y = (value: number) =>
    Math.round(CHART.top + ((high - value) / Math.max(1e-9, high - low)) * (CHART.height - CHART.top - CHART.bottom));
  const line = (of: (each: Run['history'][number]) => number) =>
    shown.map((each) => `${x(each[0])},${y(of(each))}`).join(' ');
  const gone = Math.max(1, Math.round(last[0]));
  const says = `After ${gone} ${gone === 1 ? 'second' : 'seconds'} the plan is ${nearness(last[1], last[2])}.`;
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<svg class="cf-closing-in" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="${says}"><polyline class="cf-closing-in__line cf-closing-in__line--bound" points="${line(([, , bound]) => bound)}"/><polyline class="cf-closing-in__line" points="${line(([, score]) => score)}"/></svg>
<p class="govuk-body cf-quiet">The full line is the plan; the broken line is what no plan can pass.</p>
${govuk.details({ summaryText: 'The same in figures', html: historyTable(history) })}</div>`;
}

function historyTable(history: Run['history']): Html {
  const every = Math.max(1, Math.ceil(history.length / 12));
  const some = history.filter((_, index) => index % every === 0 || index === history.length - 1);
  const figure = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return dataTable({
    caption: 'How the plan closed in, in points',
    onPhone: 'scroll',
    columns: [
      { label: 'Seconds', numeric: true },
      { label: 'The plan', numeric: true },
      { label: 'No plan can pass', numeric: true },
    ],
    rows: some.map(([seconds, score, bound]) => [seconds.toFixed(1), figure(score), figure(bound)]),
  });
}
