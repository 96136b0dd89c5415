import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { Conflict } from '../../domain/soft-conflicts.ts';
import type { CandidateLine } from './view-model.ts';

export type SlotPage = {
  readonly path: string;
  /** The reader may look into the pool. */
  readonly mayOpenPool: boolean;
  readonly requirement: string;
  readonly note: string;
  readonly dates: string;
  readonly days: number;
  readonly taken: { readonly name: string; readonly href: string } | null;
  readonly words: string;
  readonly reserves: Html;
  readonly can: readonly CandidateLine[];
  readonly canTotal: number;
  readonly cannot: readonly CandidateLine[];
  readonly cannotTotal: number;
  readonly page: number;
  readonly size: number;
};

/** A place and who could take it, best first; below, closed, who could not and why. */
export function slotView(view: SlotPage): Html {
  const { path, words, can, cannot, taken } = view;
  return html`${govuk.summaryList({
    rows: [
      {
        key: { text: 'Asks for' },
        value: { text: view.note ? `${view.requirement}. ${view.note}` : view.requirement },
      },
      { key: { text: 'Dates' }, value: { text: view.dates } },
      { key: { text: 'Days' }, value: { text: String(view.days) } },
    ],
  })}
${taken && html`<p class="govuk-inset-text">${taken.name} is in this place. <a class="govuk-link" href="${taken.href}">See the placement</a> to withdraw it first, or put somebody on the reserve list.</p>`}
${view.reserves}
<form class="cf-filter-form cf-no-print" method="get" action="${path}" role="search">
${field.input({ name: 'words', label: 'Look for somebody', hint: 'Anyone in the pool, whatever their role. You see why if they do not fit.', typed: { words }, width: 30, spellcheck: false })}
<div class="govuk-button-group">${govuk.button({ text: 'Look', classes: 'govuk-button--secondary' })}${words && html`<a class="govuk-link" href="${path}">Show everyone with the role</a>`}</div></form>
<h2 class="govuk-heading-m">Could go</h2>
${
  can.length === 0
    ? emptyState({
        title: words ? 'Nobody found who could go' : 'Nobody in the pool could go',
        body: 'Below is who could not, and why. Another date, a waiver elsewhere or a call for peers may help.',
        headingLevel: 3,
      })
    : html`<p class="govuk-hint">Fewest conflicts to waive first; then depth in the focus, days left, and longest since they last served.</p>
${canTable(view)}${pager({ total: view.canTotal, page: view.page, size: view.size, path, query: words ? { words } : {}, noun: ['peer could go', 'peers could go'] })}`
}
${
  view.cannotTotal > 0 &&
  govuk.details({
    summaryText: `${view.cannotTotal} cannot, and why`,
    html: html`<ul class="govuk-list">${cannot.map(({ name, authority, reasons }) => html`<li><strong>${name}</strong>, ${authority}<br>${reasons.join(' ')}</li>`)}</ul>${view.cannotTotal > cannot.length && html`<p class="govuk-body">The ${cannot.length} nearest to fitting are shown. Look for others by name.</p>`}`,
  })
}`;
}

function canTable({ path, can, taken, mayOpenPool }: SlotPage): Html {
  return dataTable({
    caption: 'Peers who could take this place',
    captionHidden: true,
    columns: [
      { label: 'Peer' },
      { label: 'Brings to the focus' },
      { label: 'To waive' },
      { label: 'Days left', numeric: true },
      { label: 'Served, and last' },
      { label: 'Last answers' },
      { label: 'Place' },
    ],
    rows: can.map((line) => [
      html`${mayOpenPool ? html`<a class="govuk-link" href="/pool/${line.id}">${line.name}</a>` : html`<strong>${line.name}</strong>`}<br><span class="cf-quiet">${line.role}, ${line.authority}<br>${line.lastConfirmed}</span>`,
      line.knows || html`<span class="cf-quiet">None of its topics</span>`,
      line.toWaive.length === 0 ? 'Nothing' : line.toWaive.join(', '),
      line.daysLeft,
      line.served === 'First outing'
        ? line.served
        : html`${line.served}<br><span class="cf-quiet cf-nowrap">${line.lastServed}</span>`,
      line.lastAnswers,
      html`<a class="govuk-link" href="${path}/peers/${line.id}">${taken ? 'Reserve' : 'Propose'}<span class="govuk-visually-hidden"> ${line.name}</span></a>`,
    ]),
  });
}

export type ProposePage = {
  readonly action: string;
  readonly cancel: string;
  readonly csrf: string;
  readonly hidden: Record<string, string>;
  readonly line: CandidateLine;
  readonly slotName: string;
  /** Who is in the place already: then it can only be the reserve list. */
  readonly taken: string | null;
  readonly onList: boolean;
  readonly dates: string;
  readonly soft: readonly Conflict[];
  readonly refused: string | null;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** One peer for one place: why they fit, what has to be waived with a reason each, and the press that proposes. */
export function proposeView(page: ProposePage): Html {
  const { line, soft, typed, errors } = page;
  const blocked = line.reasons.length > 0;
  const nothingToDo = page.taken !== null && page.onList;
  return html`${page.refused && govuk.warningText({ text: page.refused, iconFallbackText: 'Warning' })}
${govuk.summaryList({
  rows: [
    { key: { text: 'Peer' }, value: { text: `${line.role}, ${line.authority}` } },
    { key: { text: 'Dates' }, value: { text: page.dates } },
    { key: { text: 'Brings to the focus' }, value: { text: line.knows || 'None of its topics' } },
    { key: { text: 'Days left' }, value: { text: line.daysLeft } },
    { key: { text: 'Last served' }, value: { text: line.lastServed } },
    { key: { text: 'Profile' }, value: { text: line.lastConfirmed } },
  ],
})}
${
  blocked
    ? html`<h2 class="govuk-heading-m">${line.name} cannot take this place</h2><ul class="govuk-list govuk-list--bullet">${line.reasons.map((why) => html`<li>${why}</li>`)}</ul><p class="govuk-body"><a class="govuk-link" href="${page.cancel}">Choose somebody else</a></p>`
    : nothingToDo
      ? html`<p class="govuk-inset-text">${line.name} is on the reserve list for this place.</p>`
      : form({
          action: page.action,
          csrf: page.csrf,
          hidden: page.hidden,
          body: html`${page.taken && html`<p class="govuk-body">${page.taken} is in this place. ${line.name} can be next in line.</p>`}${soft.length > 0 && html`<h2 class="govuk-heading-m">To be waived</h2><p class="govuk-body">Your name and reason are kept with the placement.</p>`}${soft.map(
            ({ key, why }) =>
              field.textarea({
                name: `waiver-${key}`,
                label: why,
                hint: 'Why should they go all the same?',
                rows: 2,
                typed,
                errors,
              }),
          )}`,
          button: [
            ...(page.taken ? [] : [{ text: `Propose ${line.name} as ${page.slotName.toLowerCase()}` }]),
            ...(page.onList
              ? []
              : [{ text: 'Put on the reserve list', kind: 'secondary' as const, name: 'as', value: 'reserve' }]),
          ],
          cancel: page.cancel,
        })
}`;
}
