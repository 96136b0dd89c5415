import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { PEER_KIND_LABELS, type PeerKind } from '#modules/pool';
import { INTEREST_LABELS, INTEREST_STATUSES, type InterestStatus } from '../../domain/interest.ts';
import type { listInterest } from '../../store/interest.ts';

type Listed = Awaited<ReturnType<typeof listInterest>>;

/** Everybody who offered to become a peer, longest waiting first. */
export function interestListView(
  page: Listed & { counts: ReadonlyMap<string, number>; status: InterestStatus | null; page: number; size: number },
): Html {
  const { rows, total, status } = page;
  const links = [null, ...INTEREST_STATUSES].map((each) => {
    const count = each ? (page.counts.get(each) ?? 0) : [...page.counts.values()].reduce((sum, one) => sum + one, 0);
    const text = `${each ? INTEREST_LABELS[each] : 'All'} (${count})`;
    const href = each ? `/pool/interest?status=${each}` : '/pool/interest';
    return each === status ? html`<strong>${text}</strong>` : html`<a class="govuk-link" href="${href}">${text}</a>`;
  });
  return html`<p class="govuk-body"><a class="govuk-link" href="/pool/events">Events: places, invitations, attendance</a></p>
<p class="govuk-body">${links.map((link, index) => html`${index > 0 && ' · '}${link}`)}</p>
${
  rows.length === 0
    ? emptyState({
        title: 'Nobody here',
        body: 'Offers come from the public page “Become a peer”.',
        action: { text: 'See that page', href: '/become-a-peer' },
      })
    : html`${dataTable({
        caption: 'Expressions of interest',
        captionHidden: true,
        columns: [
          { label: 'Name' },
          { label: 'Kind' },
          { label: 'Role' },
          { label: 'Where they stand' },
          { label: 'Since' },
          { label: 'Received' },
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
}`;
}
