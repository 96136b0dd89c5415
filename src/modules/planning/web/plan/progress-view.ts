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

/**
 * A run under way: how many places are filled, how near to the best it is, and the two lines that close in. What changes stands in
 * parts with a name (`data-live`): the script renews these and nothing else, so that nobody loses the button they are on.
 */
export function progressView(run: Run, page: { path: string; csrf: string }): Html {
  const { places, filled } = run;
  const stage = run.cancelAskedAt ? 'Stopping: the best plan so far is kept' : (STAGES[run.stage] ?? 'Working');
  return html`<div id="progress" data-running="yes"><section class="cf-move cf-move--quiet" aria-labelledby="others-move">
<h2 class="cf-move__title" id="others-move"><span class="cf-move__label">Being worked on</span><span data-live="stage">${stage}</span></h2>
<p class="govuk-body">You can leave this page and come back. It takes at most ${lengthWords(run.secondsAllowed)} once it has begun.</p>
<p class="govuk-visually-hidden" role="status" data-live="status">${stage}.</p>
<div data-live="filled">${places !== null && filled !== null && barChart({ says: `${filled} of ${places} places are filled so far. The plan is ${nearness(run.score, run.bound)}.`, most: places, bars: [{ label: 'Places filled', value: filled, text: `${filled} of ${places}` }] })}</div>
<div data-live="closing-in">${run.history.length >= 2 && closingInPicture(run)}</div>
${govuk.details({ summaryText: 'The same in figures', html: html`<div data-live="figures">${run.history.length >= 2 ? historyTable(run.history) : html`<p class="govuk-body">There are none yet.</p>`}</div>` })}
<p class="govuk-body"><a class="govuk-link" href="${page.path}">See how far it is now</a></p></section>
${!run.cancelAskedAt && form({ action: `${page.path}/runs/${run.id}/cancellation`, csrf: page.csrf, body: html``, button: { text: 'Stop, and keep the best so far', kind: 'secondary' } })}</div>`;
}

/** `30 seconds`, `5 minutes`: how long a run may take. */
function lengthWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
}

const CHART = { width: 720, height: 190, left: 10, right: 10, top: 26, bottom: 34 } as const;
/** Bounds far above the score at the very start would flatten all that comes after. */
const WORST_SHOWN = 0.2;

/** How score and bound closed in on each other: a picture, and the same as a table. */
export function closingIn({ history }: Pick<Run, 'history'>): Html | null {
  if (history.length < 2) return null;
  return html`${closingInPicture({ history })}${govuk.details({ summaryText: 'The same in figures', html: historyTable(history) })}`;
}

/** The two lines with their names and seconds, and a sentence that says the same. */
function closingInPicture({ history }: Pick<Run, 'history'>): Html {
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
  const foot = CHART.height - CHART.bottom + 22;
  return html`<div class="cf-chart"><p class="cf-chart__says">${says}</p>
<svg class="cf-closing-in" viewBox="0 0 ${CHART.width} ${CHART.height}" role="img" aria-label="${says}"><polyline class="cf-closing-in__line cf-closing-in__line--bound" points="${line(([, , bound]) => bound)}"/><polyline class="cf-closing-in__line" points="${line(([, score]) => score)}"/>
<text class="cf-svg-text" x="${CHART.left}" y="16">What no plan can pass</text><text class="cf-svg-text" x="${CHART.left}" y="${foot}">${first.toFixed(first < 10 ? 1 : 0)} seconds</text><text class="cf-svg-text" x="${CHART.width - CHART.right}" y="${foot}" text-anchor="end">${last[0].toFixed(last[0] < 10 ? 1 : 0)} seconds</text></svg>
<p class="govuk-body cf-quiet">The full line is the plan as it gets better; the broken line is what no plan can pass. Where they meet, the plan is the best there can be.</p></div>`;
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
