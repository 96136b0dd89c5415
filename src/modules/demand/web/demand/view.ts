import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { field } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { YearAhead } from '../../application/year-ahead.ts';
import type { NeedRow } from '../../domain/rows.ts';
import { countOf, monthWords, needShort, needWords } from '../need-words.ts';
import { demandPicture, PICTURE_ROWS } from './picture.ts';

export type DemandPage = {
  readonly year: YearAhead;
  readonly programme: string;
  readonly mayOpenCall: boolean;
  /** Titles of calls that are open now, by the need they were made from. */
  readonly calls: ReadonlyMap<string, { readonly id: string; readonly title: string }>;
};

/** The year ahead: one sentence, the picture, then every need in a table with the way to call for peers. */
export function demandView(page: DemandPage): Html {
  const { year, programme } = page;
  const query = programme === '' ? '' : `?programme=${encodeURIComponent(programme)}`;
  return html`<form class="cf-filter-form cf-no-print" method="get" action="/demand">${field.select({
    name: 'programme',
    label: 'Programme',
    choices: [
      { value: '', text: 'All programmes' },
      ...year.programmes.map(({ key, name }) => ({ value: key, text: name })),
    ],
    typed: { programme },
  })}<div class="govuk-button-group">${govuk.button({ text: 'Show', classes: 'govuk-button--secondary' })}<a class="govuk-link" href="/demand.csv${query}">Download as CSV</a><a class="govuk-link" href="/calls">Calls for peers</a></div></form>
${
  year.rows.length === 0
    ? emptyState({
        title: 'No challenge is planned for the coming twelve months',
        body: 'Once challenges have a month, their places stand here against what the pool can give.',
        action: { text: 'See the challenges', href: '/challenges' },
      })
    : html`${demandPicture(year.rows, year.months, saysOf(year))}
${year.rows.length > PICTURE_ROWS && html`<p class="govuk-body">The picture shows the ${PICTURE_ROWS} needs with most places missing; all ${year.rows.length} are in the table.</p>`}
<h2 class="govuk-heading-m">Every need</h2>${needTable(page)}
${govuk.details({ summaryText: 'How this is worked out', html: html`<p class="govuk-body">${howWords(year)}</p>` })}`
}`;
}

/** One sentence that tells what to see. */
function saysOf({ rows, months, challenges }: YearAhead): string {
  const short = rows.filter((row) => row.total.short > 0);
  const missing = short.reduce((sum, row) => sum + row.total.short, 0);
  const needed = rows.reduce((sum, row) => sum + row.total.needed, 0);
  const planned = `${countOf(challenges, 'challenge')} ${challenges === 1 ? 'asks' : 'ask'} for ${countOf(needed, 'place')} from ${monthWords(months[0] ?? '')} to ${monthWords(months.at(-1) ?? '')}.`;
  const [worst] = short;
  if (!worst) {
    const open = rows.filter((row) => row.total.fillable > 0);
    const thin = open.reduce((a, b) => (b.could < a.could ? b : a), open[0] as NeedRow);
    const least = thin
      ? ` The fewest could go as ${needShort(thin.need)}: ${countOf(thin.could, 'peer')} for an open place.`
      : '';
    return `${planned} The pool can fill every one.${least}`;
  }
  const byMonth = months.map((month, index) => ({
    month,
    short: rows.reduce((sum, row) => sum + (row.cells[index]?.short ?? 0), 0),
  }));
  const hardest = byMonth.reduce((a, b) => (b.short > a.short ? b : a));
  if (missing === 1)
    return `${planned} The pool cannot fill one of them: ${needWords(worst.need)}, in ${monthWords(hardest.month)}.`;
  return `${planned} The pool cannot fill ${missing} of them: most are for ${needWords(worst.need)} (${worst.total.short}), and the hardest month is ${monthWords(hardest.month)} (${hardest.short}).`;
}

function needTable({ year, mayOpenCall, calls }: DemandPage): Html {
  return dataTable({
    caption: 'Places asked for in the coming twelve months, by what they ask for',
    captionHidden: true,
    onPhone: 'lines',
    columns: [
      { label: 'What is asked for' },
      { label: 'Places', numeric: true, named: true },
      { label: 'Held', numeric: true, named: true },
      { label: 'Can be filled', numeric: true, named: true },
      { label: 'Short', numeric: true, named: true },
      { label: 'Days short', numeric: true, named: true },
      { label: 'Months that are short', named: true },
      { label: 'Call for peers' },
    ],
    rows: year.rows.map((row) => {
      const call = calls.get(row.need.key);
      const words = needWords(row.need);
      return [
        html`${words}<br><span class="cf-quiet">${countOf(row.challenges, 'challenge')}${row.total.needed > row.total.held && `; at most ${countOf(row.could, 'peer')} for one open place`}</span>`,
        row.total.needed,
        row.total.held,
        row.total.fillable,
        row.total.short > 0 ? html`<strong>${row.total.short}</strong>` : NONE,
        row.total.daysShort || NONE,
        row.total.short > 0 ? shortMonths(row, year.months) : NONE,
        call
          ? html`<a class="govuk-link" href="/calls/${call.id}">${call.title}</a>`
          : mayOpenCall
            ? html`<a class="govuk-link" href="/calls/new?need=${encodeURIComponent(row.need.key)}">Call for peers<span class="govuk-visually-hidden"> (${words})</span></a>`
            : '',
      ];
    }),
  });
}

/** A dash in its column; in the lines of a phone it is left out. */
const NONE = html`<span class="cf-table__usual">–</span>`;

/** `May 2027 (2), June 2027 (1)`, or a dash. */
function shortMonths(row: NeedRow, months: readonly string[]): string {
  const short = months.flatMap((month, index) => {
    const count = row.cells[index]?.short ?? 0;
    return count > 0 ? [`${monthWords(month)} (${count})`] : [];
  });
  return short.join(', ') || '–';
}

function howWords({ peers, assumed }: YearAhead): string {
  return [
    `${countOf(peers, 'serving peer')} ${peers === 1 ? 'is' : 'are'} counted, each no more often than the days they offer in a year, never on two teams at once, only where they are accredited, free and without a tie to the host.`,
    assumed > 0 &&
      `${countOf(assumed, 'challenge')} ${assumed === 1 ? 'has' : 'have'} no agreed days yet and ${assumed === 1 ? 'is' : 'are'} put in the month the host wished for, or else half a year ahead.`,
    'Optional places that nobody holds are left out. The place that fewest can take is given away first; planning the year looks further, so it may do a little better.',
  ]
    .filter(Boolean)
    .join(' ');
}
