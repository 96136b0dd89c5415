import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { filters } from '#design/components/filters';
import { pageHref, pager } from '#design/components/pager';
import { field } from '#design/form';
import { type Html, html } from '#design/html';
import { dateRange } from '#kernel/dates';
import { STAGE_LABELS } from '../../domain/stage-labels.ts';
import { type ListedChallenge, type ListFilters, PAGE_SIZE } from '../../store/challenge-list.ts';
import { stageInBrief } from '../stage-in-brief.ts';

export type ListView = {
  rows: readonly ListedChallenge[];
  programmes: readonly { key: string; name: string }[];
  filters: ListFilters;
  /** How many there are on all pages. */
  total: number;
  page: number;
  query: Readonly<Record<string, string>>;
  mayOpen: boolean;
  mayEnquire: boolean;
  seesYear: boolean;
  thisYear: number;
};

/** The challenges somebody may see: filters at the side, kept in the address; a table, on a phone lines. */
export function listPage(view: ListView): { main: Html; aside: Html } {
  return {
    main: html`${actions(view)}${view.rows.length === 0 ? nothing(view) : table(view)}`,
    aside: filterForm(view),
  };
}

function actions({ mayOpen, mayEnquire, seesYear, filters, thisYear }: ListView): Html {
  const links = [
    mayOpen && html`<li><a class="govuk-link" href="/challenges/new">Open a challenge</a></li>`,
    mayEnquire && html`<li><a class="govuk-link" href="/enquiry">Ask for a challenge</a></li>`,
    seesYear &&
      html`<li><a class="govuk-link" href="/challenges/year?year=${filters.year ?? thisYear}">The year as a picture</a></li>`,
  ].filter((link) => link !== false);
  return html`${links.length > 0 && html`<ul class="govuk-list cf-no-print">${links}</ul>`}`;
}

function filterForm({ filters: chosen, programmes }: ListView): Html {
  const typed = {
    host: chosen.host,
    stage: chosen.stage,
    programme: chosen.programme,
    year: chosen.year === null ? '' : String(chosen.year),
    sort: chosen.sort,
  };
  const stages = Object.entries(STAGE_LABELS).map(([value, text]) => ({ value, text }));
  return filters({
    action: '/challenges',
    chosen: chosenOf(chosen).length,
    button: 'Show',
    body: html`${field.input({ name: 'host', label: 'Host or reference', typed, spellcheck: false })}
${field.select({ name: 'stage', label: 'Stage', typed, empty: 'Any', choices: [{ value: 'open', text: 'All that are open' }, { value: 'ended', text: 'Ended' }, ...stages] })}
${field.select({ name: 'programme', label: 'Programme', typed, empty: 'Any', choices: programmes.map(({ key, name }) => ({ value: key, text: name })) })}
${field.input({ name: 'year', label: 'Year', typed, type: 'number-text', width: 4 })}
${field.select({ name: 'sort', label: 'Order', typed, choices: ORDERS })}`,
  });
}

/** Which of the filters are on. */
function chosenOf({ host, stage, programme, year }: ListFilters): unknown[] {
  return [host, stage, programme, year].filter((each) => each !== null && each !== '');
}

const ORDERS = [
  { value: 'on-site', text: 'Days on site' },
  { value: 'host', text: 'Host' },
  { value: 'newest', text: 'Newest first' },
];

function table({ rows, query, total, page, filters, programmes }: ListView): Html {
  const names = new Map(programmes.map(({ key, name }) => [key, name]));
  const sort = (order: ListFilters['sort']) => ({
    href: pageHref('/challenges', { ...query, sort: order }, 1),
    ...(filters.sort === order ? { now: 'ascending' as const } : {}),
  });
  return html`${dataTable({
    caption: 'Challenges',
    captionHidden: true,
    onPhone: 'lines',
    columns: [
      { label: 'Challenge' },
      { label: 'Stage' },
      { label: 'Host', sort: sort('host') },
      { label: 'On site', sort: sort('on-site') },
      { label: 'Challenge manager' },
    ],
    rows: rows.map((row) => [
      html`<a class="govuk-link" href="/challenges/${row.reference}">${row.title}</a><br><span class="cf-quiet">${row.reference}, ${names.get(row.programmeKey) ?? row.programmeKey}</span>`,
      row.closed ? 'Ended' : stageInBrief(row.stage),
      row.hostName,
      row.onSiteFrom && row.onSiteUntil ? dateRange(row.onSiteFrom, row.onSiteUntil) : 'Not agreed yet',
      row.manager ?? 'Nobody yet',
    ]),
  })}
${pager({ total, page, size: PAGE_SIZE, path: '/challenges', query, noun: ['challenge', 'challenges'] })}`;
}

function nothing({ filters, mayOpen, mayEnquire }: ListView): Html {
  if (chosenOf(filters).length > 0) {
    return emptyState({
      title: 'No challenge fits',
      body: 'Take away a filter, or look for another part of the host’s name.',
      action: { text: 'Show all challenges', href: '/challenges' },
    });
  }
  return emptyState({
    title: 'No challenges yet',
    body: 'Each challenge that you have a part in is listed here, with where it stands and when its team is on site.',
    ...(mayOpen ? { action: { text: 'Open a challenge', href: '/challenges/new' } } : {}),
    ...(mayEnquire && !mayOpen ? { action: { text: 'Ask for a challenge', href: '/enquiry' } } : {}),
  });
}
