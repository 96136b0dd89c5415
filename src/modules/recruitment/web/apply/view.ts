import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { PEER_KIND_LABELS, PEER_KINDS } from '#modules/pool';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { INTEREST_LABELS, INTEREST_NEXT, type InterestStatus } from '../../domain/interest.ts';
import type { interestOf } from '../../store/interest.ts';

/** What being a peer is, what it asks, and a short form. */
export function becomeView(page: { csrf: string; id: string; typed: Typed; errors: FieldErrors }): Html {
  const { csrf, id, typed, errors } = page;
  return html`<p class="govuk-body-l">A peer spends a few days with another council or public body, listens, and says what is strong and what could be better.</p>
<p class="govuk-body">Peers serve in public office or employment, or have drawn on services themselves. It is not an inspection and nobody is rated. Peers give their time; people say that they take home as much as they bring.</p>
<h2 class="govuk-heading-m">What it asks of you</h2>
<ul class="govuk-list govuk-list--bullet"><li>Four or five days for one challenge, as often in a year as you agree to</li><li>An assessment and briefing event first: an evening and the next day</li><li>Openness about ties to a host, and silence about who said what</li></ul>
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">We read what you send within three weeks. You can sign in at any time and see where you stand. Councillors may also come through their political group office.</p>
<h2 class="govuk-heading-m">Offer to become a peer</h2>
${form({
  action: '/become-a-peer',
  csrf,
  hidden: { id },
  body: html`${field.input({ name: 'name', label: 'Your name', autocomplete: 'name', typed, errors })}
${field.input({ name: 'email', type: 'email', label: 'Your email address', hint: 'We write to you here, and you sign in with it.', autocomplete: 'email', typed, errors })}
${field.radios({ name: 'kind', label: 'You are', small: true, typed, errors, choices: PEER_KINDS.map((value) => ({ value, text: PEER_KIND_LABELS[value] })) })}
${field.input({ name: 'role', label: 'Your role', hint: 'Such as Head of housing, or Cabinet member for finance', autocomplete: 'organization-title', typed, errors })}
${field.input({ name: 'authority', label: 'Your authority or organisation, if you have one', autocomplete: 'organization', typed, errors })}
${field.textarea({ name: 'why', label: 'What would you bring, and why do you offer?', maximum: 3000, rows: 6, typed, errors })}`,
  button: 'Send my offer',
})}`;
}

/** Where an applicant stands, and what comes next. */
export function applicationView(rows: Awaited<ReturnType<typeof interestOf>>): Html {
  return html`${rows.map((row) => {
    const status = row.status as InterestStatus;
    return html`<section><h2 class="govuk-heading-m">${INTEREST_LABELS[status]}</h2><p class="govuk-body-l">${INTEREST_NEXT[status]}</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'You offered on' }, value: { text: mediumDate(londonDate(row.received_at)) } },
    { key: { text: 'It stands here since' }, value: { text: mediumDate(londonDate(row.status_since)) } },
    { key: { text: 'As' }, value: { text: [row.role_title, row.authority_name].filter(Boolean).join(', ') } },
    { key: { text: 'You wrote' }, value: { text: row.why } },
  ],
})}</section>`;
  })}`;
}
