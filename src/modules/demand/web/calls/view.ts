import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, londonDate, mediumDate } from '#kernel/dates';
import { INTEREST_LABELS } from '#modules/recruitment';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { callState } from '../../domain/draft-call.ts';
import type { Audience } from '../../store/audiences.ts';
import type { Call, offersOf } from '../../store/calls.ts';
import { countOf } from '../need-words.ts';

const STATES = { ahead: 'Not open yet', open: 'Open', closed: 'Closed' } as const;

/** Every call with its days and what came of it. */
export function callsView(calls: readonly Call[], today: string): Html {
  if (calls.length === 0) {
    return emptyState({
      title: 'No call for peers has been made',
      body: 'See where the year ahead needs more than the pool can give, and call for peers from there.',
      action: { text: 'Demand against supply', href: '/demand' },
    });
  }
  return html`<p class="govuk-body">A new call begins at a gap: <a class="govuk-link" href="/demand">demand against supply</a>.</p>
${dataTable({
  caption: 'Calls for peers, newest first',
  captionHidden: true,
  columns: [
    { label: 'Call' },
    { label: 'Where it stands' },
    { label: 'Days' },
    { label: 'Written to', numeric: true },
    { label: 'Offers that named it', numeric: true },
    { label: 'Accredited', numeric: true },
  ],
  rows: calls.map((call) => [
    html`<a class="govuk-link" href="/calls/${call.id}">${call.title}</a>`,
    STATES[callState(call, today)],
    dateRange(call.opensOn, call.closesOn),
    call.mailed,
    call.offers,
    call.accredited,
  ]),
})}`;
}

export type CallPage = {
  readonly call: Call;
  readonly today: string;
  readonly offers: Awaited<ReturnType<typeof offersOf>>;
  /** Whom it has still to reach; null for a reader who may not send it. */
  readonly sizes: Readonly<Record<Audience, number>> | null;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** One call for the office: where it stands, what came of it, whom to write to, its text. */
export function callView(page: CallPage): Html {
  const { call, today, offers, sizes, csrf } = page;
  const state = callState(call, today);
  const unsent = sizes && state === 'open' && call.mailed === 0;
  return html`${unsent && move({ title: 'Send it to those who may know somebody', body: 'It stands on the public page. People hear of it when you write to them.', button: { text: 'Choose whom to write to', href: '#send' } })}
${govuk.summaryList({
  rows: [
    {
      key: { text: 'Where it stands' },
      value: { text: call.endedAt ? `Ended on ${mediumDate(londonDate(call.endedAt))}` : STATES[state] },
    },
    { key: { text: 'Days' }, value: { text: dateRange(call.opensOn, call.closesOn) } },
    { key: { text: 'Made from' }, value: { text: gapWords(call) } },
    {
      key: { text: 'Its page' },
      value: { html: html`<a class="govuk-link" href="/become-a-peer/calls/${call.id}">As everybody sees it</a>` },
    },
    {
      key: { text: 'Written to' },
      value: { text: call.mailed === 0 ? 'Nobody yet' : countOf(call.mailed, 'person').replace('persons', 'people') },
    },
  ],
})}
<h2 class="govuk-heading-m">What came of it</h2>
<p class="govuk-body">${cameOf(call)}</p>
${offers.length > 0 && offersTable(offers)}
${sizes && state === 'open' && sendForm(page, sizes)}
${
  sizes &&
  call.endedAt === null &&
  html`<h2 class="govuk-heading-m">Change or end it</h2><p class="govuk-body"><a class="govuk-link" href="/calls/${call.id}/edit">Change its text or days</a></p>
${state !== 'closed' && form({ action: `/calls/${call.id}/end`, csrf, body: html`<p class="govuk-body">Ending takes it off the public list today. Offers that named it stay. This cannot be undone; a new call can be opened.</p>`, button: { text: 'End this call', kind: 'warning' } })}`
}`;
}

function gapWords({ gap }: Call): string {
  if (gap.short === 0) return `${gap.label}: no place was short then`;
  return `${gap.label}: ${countOf(gap.short, 'place')} short${gap.months.length > 0 ? `, ${gap.months.join(', ')}` : ''}`;
}

function cameOf({ offers, accredited }: Call): string {
  if (offers === 0) return 'Nobody has named it in an offer yet.';
  const named = offers === 1 ? 'One offer to become a peer named it' : `${offers} offers to become a peer named it`;
  return `${named}; ${accredited === 0 ? 'nobody of them is accredited yet' : `${accredited} of them ${accredited === 1 ? 'is' : 'are'} accredited`}.`;
}

function offersTable(offers: CallPage['offers']): Html {
  return dataTable({
    caption: 'Offers that named this call, newest first',
    captionHidden: true,
    columns: [{ label: 'Who' }, { label: 'What they do' }, { label: 'Where it stands' }, { label: 'Received' }],
    rows: offers.map(({ id, name, roleTitle, authority, status, receivedAt }) => [
      html`<a class="govuk-link" href="/pool/interest/${id}">${name}</a>`,
      [roleTitle, authority].filter(Boolean).join(', '),
      INTEREST_LABELS[status as keyof typeof INTEREST_LABELS] ?? status,
      mediumDate(londonDate(receivedAt)),
    ]),
  });
}

const GROUPS: Readonly<Record<Audience, { text: string; hint: string }>> = {
  near: {
    text: 'Peers whose profile nearly fits',
    hint: 'The role without the topic or an accreditation, or the topic at depth in another role',
  },
  knows: { text: 'Peers who may know somebody', hint: 'They hold the role that is wanted' },
  contact: { text: 'Contacts at authorities', hint: 'Those who coordinate or sponsor challenges' },
};

function sendForm({ call, csrf, typed, errors }: CallPage, sizes: Readonly<Record<Audience, number>>): Html {
  const left = (Object.keys(GROUPS) as Audience[]).filter((audience) => sizes[audience] > 0);
  if (left.length === 0)
    return html`<h2 class="govuk-heading-m" id="send">Write to people</h2><p class="govuk-body">Everybody we know of has had it.</p>`;
  return html`<h2 class="govuk-heading-m" id="send">Write to people</h2>${form({
    action: `/calls/${call.id}/mailings`,
    csrf,
    body: field.checkboxes({
      name: 'audiences',
      label: 'Whom do we write to?',
      hint: 'Each person gets a call once, whatever is pressed.',
      typed,
      errors,
      choices: left.map((audience) => ({
        value: audience,
        text: `${GROUPS[audience].text} (${sizes[audience].toLocaleString('en-GB')})`,
        hint: GROUPS[audience].hint,
      })),
    }),
    button: 'Send the call',
  })}`;
}

/** A call as the public reads it: who is wanted, the text, until when, and the one button. */
export function publicCallView(call: Call, state: keyof typeof STATES): Html {
  return html`<p class="govuk-body-l">${call.wanted}</p>
${state === 'closed' ? html`<p class="govuk-inset-text">This call closed on ${mediumDate(call.endedAt ? londonDate(call.endedAt) : call.closesOn)}. We are still glad of your offer.</p>` : html`<p class="govuk-body">Open until ${mediumDate(call.closesOn)}.</p>`}
${call.about.split(/\n{2,}/).map((part) => html`<p class="govuk-body">${part}</p>`)}
${govuk.button({ text: 'Offer to become a peer', href: state === 'open' ? `/become-a-peer/offers/new?call=${call.id}` : '/become-a-peer/offers/new', isStartButton: true })}
<p class="govuk-body"><a class="govuk-link" href="/become-a-peer">What being a peer is, and what it asks</a></p>`;
}
