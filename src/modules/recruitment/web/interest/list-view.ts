import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { attributes, type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { PEER_KIND_LABELS, type PeerKind } from '#modules/pool';
import { BACKING_LABELS, type BackingKind } from '../../domain/backing.ts';
import { INTEREST_LABELS, INTEREST_STATUSES, type InterestStatus, OPEN_INTEREST } from '../../domain/interest.ts';
import type { listInterest } from '../../store/interest.ts';
import type { nominationsWaiting } from '../../store/nominations.ts';

type Listed = Awaited<ReturnType<typeof listInterest>>;
type Nominated = Awaited<ReturnType<typeof nominationsWaiting>>;

/** Everybody who offered to become a peer: who still waits comes first, and the list says so. */
export function interestListView(
  page: Listed & {
    nominated: Nominated;
    counts: ReadonlyMap<string, number>;
    status: InterestStatus | null;
    page: number;
    size: number;
  },
): Html {
  const { rows, total, status } = page;
  const links = [null, ...INTEREST_STATUSES].map((each) => {
    const count = each ? (page.counts.get(each) ?? 0) : [...page.counts.values()].reduce((sum, one) => sum + one, 0);
    const text = `${each ? INTEREST_LABELS[each] : 'All'} (${count})`;
    const href = each ? `/pool/interest?status=${each}` : '/pool/interest';
    return html`<li><a${attributes({ class: 'govuk-link', href, 'aria-current': each === status ? 'true' : null })}>${text}</a></li>`;
  });
  return html`<p class="govuk-body"><a class="govuk-link" href="/pool/events">Events: places, invitations, attendance</a></p>
<nav class="cf-choice" aria-label="Where they stand"><ul class="cf-choice__list">${links}</ul></nav>
${
  rows.length === 0
    ? emptyState({
        title: 'Nobody here',
        body: 'Offers come from the public page “Become a peer”.',
        action: { text: 'See that page', href: '/become-a-peer' },
      })
    : html`<p class="govuk-body">${orderWords(status)}</p>${dataTable({
        caption: 'Expressions of interest',
        captionHidden: true,
        onPhone: 'lines',
        columns: [
          { label: 'Name' },
          { label: 'Kind' },
          { label: 'Role' },
          { label: 'Where they stand' },
          { label: 'Since', named: true },
          { label: 'Received', named: true },
        ],
        rows: rows.map((row) => [
          html`<a class="govuk-link" href="/pool/interest/${row.id}">${row.name}</a>`,
          PEER_KIND_LABELS[row.kind as PeerKind] ?? row.kind,
          [row.role_title, row.authority_name].filter(Boolean).join(', '),
          INTEREST_LABELS[row.status as InterestStatus],
          mediumDate(londonDate(row.status_since)),
          mediumDate(londonDate(row.received_at)),
        ]),
      })}${pager({ total, page: page.page, size: page.size, path: '/pool/interest', query: status ? { status } : {}, noun: ['offer', 'offers'] })}`
}
${status === null && page.nominated.length > 0 && nominatedView(page.nominated)}`;
}

function orderWords(status: InterestStatus | null): string {
  if (status === null)
    return 'Offers that still wait for something come first, the longest where it stands at the top; then those that have ended, the latest first.';
  return isOpen(status) ? 'The longest where it stands is at the top.' : 'The latest is at the top.';
}

function isOpen(status: InterestStatus): boolean {
  return (OPEN_INTEREST as readonly InterestStatus[]).includes(status);
}

/** Councillors who were nominated and have not said yet whether they take it up. Nothing to do: they are reminded. */
function nominatedView(nominated: Nominated): Html {
  return html`<h2 class="govuk-heading-m">Nominated, and not taken up yet</h2>
<p class="govuk-body">We have written to these councillors. They are reminded once; whoever nominated them hears what they say.</p>
${dataTable({
  caption: 'Nominated, and not taken up yet',
  captionHidden: true,
  onPhone: 'lines',
  columns: [
    { label: 'Councillor' },
    { label: 'Serves as' },
    { label: 'Nominated by', named: true },
    { label: 'Since', named: true },
    { label: 'Until', named: true },
  ],
  rows: nominated.map((row) => [
    html`${row.name}${row.party && html`<br><span class="cf-quiet">${row.party}</span>`}`,
    [row.seat, row.authority_name].filter(Boolean).join(', '),
    html`${row.backer_name}<span class="cf-table__label">,</span> <span class="cf-quiet cf-table__under">${BACKING_LABELS[row.backer_kind as BackingKind]}</span>`,
    row.asked_at ? mediumDate(londonDate(row.asked_at)) : '',
    row.ends_on ? mediumDate(row.ends_on) : '',
  ]),
})}`;
}
