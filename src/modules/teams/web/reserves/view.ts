import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { SOFT_LABELS, type SoftKey } from '../../domain/soft-conflicts.ts';
import type { reserveHistory } from '../../store/reserves.ts';
import type { WaitingReserve } from '../../store/team.ts';

export type ReserveList = {
  /** `/challenges/…/slots/…` */
  readonly path: string;
  readonly csrf: string;
  readonly reserves: readonly WaitingReserve[];
  readonly history: Awaited<ReturnType<typeof reserveHistory>>;
  /** The place is empty: somebody of the list can be asked now. */
  readonly open: boolean;
  readonly byItself: boolean;
  /** Why each cannot go any more, by peer; only where they were looked at. */
  readonly inTheWay: ReadonlyMap<string, string>;
};

/** Who is asked next, in order: move up or down, take off, or ask now where the place is open. */
export function reserveList(list: ReserveList): Html {
  const { reserves, history, byItself } = list;
  return html`<section aria-labelledby="reserves"><h2 class="govuk-heading-m" id="reserves">Reserve list</h2>
<p class="govuk-body">${
    byItself
      ? 'If somebody who was asked says no, does not answer or is withdrawn, the first here who can still go is offered the place by itself.'
      : 'If the place comes open you are asked to choose; it takes one press. The team page can have the next one asked by itself.'
  }</p>
${reserves.length === 0 ? html`<p class="govuk-body cf-quiet">Nobody is on it yet. Propose somebody below, and choose “Put on the reserve list”.</p>` : html`<ol class="govuk-list govuk-list--number">${reserves.map((one, index) => reserveLine(one, index, list))}</ol>`}
${
  history.length > 0 &&
  govuk.details({
    summaryText: 'Who was on it before',
    html: html`<ul class="govuk-list govuk-list--bullet">${history.map(({ name, status, outcome, settledAt }) => html`<li>${name}: ${PAST[status] ?? status}${settledAt && ` on ${mediumDate(londonDate(settledAt))}`}${outcome && `. ${outcome}`}</li>`)}</ul>`,
  })
}</section>`;
}

const PAST: Readonly<Record<string, string>> = {
  offered: 'offered the place',
  'passed-over': 'passed over',
  removed: 'taken off the list',
};

function reserveLine(reserve: WaitingReserve, index: number, list: ReserveList): Html {
  const { id, name, peerId, waived } = reserve;
  const { path, csrf, reserves, open, inTheWay } = list;
  const why = inTheWay.get(peerId);
  const press = (what: string, text: string, value?: string) =>
    html`<form class="cf-inline-form" method="post" action="${path}/reserves/${id}/${what}"><input type="hidden" name="_csrf" value="${csrf}">${value && html`<input type="hidden" name="to" value="${value}">`}${govuk.button({ text, classes: what === 'offers' && index === 0 ? 'govuk-!-margin-bottom-2' : 'govuk-button--secondary govuk-!-margin-bottom-2', preventDoubleClick: true })}</form>`;
  return html`<li><strong>${name}</strong>${waived.length > 0 && html` <span class="cf-quiet">waived: ${waived.map((key) => (SOFT_LABELS[key as SoftKey] ?? key).toLowerCase()).join(', ')}</span>`}
${why && html`<p class="govuk-body">Cannot go any more: ${why}</p>`}
<div class="govuk-button-group">${open && !why && press('offers', `Offer ${name} the place`)}${index > 0 && press('position', `Move ${name} up`, 'earlier')}${index < reserves.length - 1 && press('position', `Move ${name} down`, 'later')}${press('removal', `Take ${name} off`)}</div></li>`;
}
