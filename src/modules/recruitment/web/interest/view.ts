import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { PEER_KIND_LABELS, type PeerKind } from '#modules/pool';
import type { FieldErrors, Typed } from '#platform/http/forms';
import {
  INTEREST_LABELS,
  INTEREST_MOVES,
  INTEREST_NEXT,
  INTEREST_STATUSES,
  type InterestStatus,
} from '../../domain/interest.ts';
import type { findInterest, interestNotes, listInterest } from '../../store/interest.ts';

type Listed = Awaited<ReturnType<typeof listInterest>>;

/** Everybody who offered to become a peer, longest waiting first. */
export function interestListView(page: Listed & { status: InterestStatus | null; page: number; size: number }): Html {
  const { rows, total, status } = page;
  const links = [null, ...INTEREST_STATUSES].map((each) => {
    const text = each ? INTEREST_LABELS[each] : 'All';
    const href = each ? `/pool/interest?status=${each}` : '/pool/interest';
    return each === status ? html`<strong>${text}</strong>` : html`<a class="govuk-link" href="${href}">${text}</a>`;
  });
  return html`<p class="govuk-body">${links.map((link, index) => html`${index > 0 && ' · '}${link}`)}</p>
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

type One = NonNullable<Awaited<ReturnType<typeof findInterest>>>;

/** One offer: what they wrote, the next step with what they will be told, and the office's notes, which they never see. */
export function interestView(page: {
  interest: One;
  notes: Awaited<ReturnType<typeof interestNotes>>;
  csrf: string;
  mayMove: boolean;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { interest, notes, csrf, typed, errors } = page;
  const status = interest.status as InterestStatus;
  const next = INTEREST_MOVES[status];
  return html`${govuk.summaryList({
    rows: [
      {
        key: { text: 'Stands at' },
        value: { text: `${INTEREST_LABELS[status]}, since ${mediumDate(londonDate(interest.status_since))}` },
      },
      { key: { text: 'Kind' }, value: { text: PEER_KIND_LABELS[interest.kind as PeerKind] ?? interest.kind } },
      {
        key: { text: 'Role' },
        value: { text: [interest.role_title, interest.authority_name].filter(Boolean).join(', ') },
      },
      { key: { text: 'Email' }, value: { text: interest.email } },
      { key: { text: 'Why' }, value: { text: interest.why } },
    ],
  })}
${
  page.mayMove &&
  next.length > 0 &&
  form({
    action: `/pool/interest/${interest.id}/status`,
    csrf,
    hidden: { version: String(interest.version) },
    body: html`${field.radios({ name: 'to', label: 'Next step', typed, errors, choices: next.map((value) => ({ value, text: INTEREST_LABELS[value], hint: `They read: ${INTEREST_NEXT[value]}` })) })}
${field.textarea({ name: 'note', label: 'A note for the office (you may leave this empty)', hint: 'They never see it here. They may ask for what is held about them: be fair.', rows: 3, typed, errors })}`,
    button: 'Move, and tell them',
    cancel: '/pool/interest',
  })
}
${
  notes.length > 0 &&
  html`<h2 class="govuk-heading-m">Notes of the office</h2><ul class="govuk-list">${notes.map((note) => html`<li>${note.text}<br><span class="cf-quiet">${note.writer ?? 'Somebody'}, ${mediumDate(londonDate(note.written_at))}</span></li>`)}</ul>`
}`;
}
