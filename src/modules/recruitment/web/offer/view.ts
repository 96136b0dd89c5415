import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { PEER_KINDS, type PeerKind } from '#modules/pool';
import { ROLE_LABELS, type Role, TOPIC_LABELS, TOPICS, type Topic } from '#modules/programmes';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { CompleteOffer } from '../../application/send-offer.ts';
import { backingNeeded } from '../../domain/backing.ts';
import { KIND_CHOICES, ROLES_OF_KIND } from '../../domain/kinds.ts';
import type { Answers } from '../../store/drafts.ts';
import { backerFields } from '../backer-fields.ts';
import { kindOf, type OfferPage } from './form.ts';

/** What each page of an offer is called. */
export const PAGE_TITLES: Record<OfferPage, string> = {
  'about-you': 'Who are you?',
  kind: 'What are you?',
  role: 'What do you do?',
  bring: 'What would you bring?',
  time: 'How much time can you give?',
  backing: 'Who stands behind your offer?',
  check: 'Check your offer, and send it',
};

type PageView = {
  page: OfferPage;
  action: string;
  csrf: string;
  hidden: Record<string, string>;
  answers: Answers;
  typed: Typed;
  errors: FieldErrors;
  /** Somebody signed in is written to where we write to them already. */
  addressFixed: boolean;
  first?: boolean;
  offer?: CompleteOffer | undefined;
  base?: string;
  /** Whoever backs the offer has nominated them already, and is not asked. */
  nominated?: boolean;
};

/** One page of an offer: one topic, saved when one goes on. */
export function offerPageView(view: PageView): Html {
  const { page, action, csrf, hidden, first } = view;
  if (page === 'check' && view.offer) return checkView(view, view.offer);
  const on = { text: first ? 'Begin' : 'Save and go on' };
  const later = { text: 'Save and finish later', kind: 'secondary', name: 'leave', value: 'later' } as const;
  return form({ action, csrf, hidden, body: fieldsOf(view), button: first ? [on] : [on, later] });
}

function fieldsOf(view: PageView): Html {
  const { page, typed, errors } = view;
  const kind = kindOf(view.answers) ?? 'officer';
  if (page === 'about-you') return aboutYou(view);
  if (page === 'kind') {
    const choices = PEER_KINDS.map((value) => ({ value, ...KIND_CHOICES[value] }));
    return field.radios({ name: 'kind', label: 'Choose the nearest', typed, errors, choices });
  }
  if (page === 'role') return roleFields(view, kind);
  if (page === 'bring') return bringFields(view);
  if (page === 'time') return timeFields(view);
  return backerFields({ kind, typed, errors });
}

function aboutYou({ typed, errors, addressFixed, first }: PageView): Html {
  const saved = first
    ? 'It takes about ten minutes, on a few short pages. Everything is saved as you go, and you can come back to it from any computer or phone.'
    : 'A new address gets a message with the way back to this offer.';
  return html`<p class="govuk-body">${saved}</p>
${field.input({ name: 'name', label: 'Your name', autocomplete: 'name', typed, errors })}
${
  addressFixed
    ? html`<p class="govuk-body">We write to the address that you are signed in with.</p>`
    : field.input({
        name: 'email',
        type: 'email',
        label: 'Your email address',
        hint: 'We write to you here, and you sign in with it to see where you stand.',
        autocomplete: 'email',
        typed,
        errors,
      })
}`;
}

function roleFields({ typed, errors }: PageView, kind: PeerKind): Html {
  const roles = ROLES_OF_KIND[kind];
  const lived = kind === 'lived-experience';
  return html`${
    roles.length > 1 &&
    field.radios({
      name: 'role',
      label: 'Which of these is nearest?',
      small: true,
      typed,
      errors,
      choices: roles.map((value) => ({ value, text: ROLE_LABELS[value] })),
    })
  }
${field.input({
  name: 'title',
  label: lived ? 'How should we describe you?' : 'Your job title or role',
  hint: lived ? 'Such as Expert by experience, or Carer' : 'As it stands on your letters',
  autocomplete: 'organization-title',
  typed,
  errors,
})}
${kind === 'member' && field.input({ name: 'party', label: 'Your party or group', typed, errors, width: 20 })}
${field.input({
  name: 'authority',
  label:
    kind === 'member'
      ? 'The council on which you serve'
      : lived
        ? 'An organisation you belong to, if you like'
        : 'Where you work',
  autocomplete: 'organization',
  typed,
  errors,
})}`;
}

function bringFields({ typed, errors }: PageView): Html {
  return html`${field.checkboxes({
    name: 'topics',
    label: 'What do you know well?',
    hint: 'Choose as many as you like, or none.',
    small: true,
    typed,
    errors,
    choices: TOPICS.map((value) => ({ value, text: TOPIC_LABELS[value] })),
  })}
${field.textarea({ name: 'why', label: 'What would you bring, and why do you offer?', hint: 'A few sentences are enough.', maximum: 3000, rows: 7, typed, errors })}`;
}

function timeFields({ typed, errors }: PageView): Html {
  return html`<p class="govuk-body">One challenge takes four or five days, most of them in a row. You are asked each time, and may always say no.</p>
${field.input({ name: 'days', type: 'number-text', label: 'Days you could give in a year', suffix: 'days', width: 3, typed, errors })}
${field.input({ name: 'languages', label: 'Languages you can work in besides English, if any', hint: 'Such as Welsh, British Sign Language', typed, errors })}
<p class="govuk-body cf-quiet">What you need to get in and to take part we ask later, when we invite you. Only those who see to it read that.</p>`;
}

function checkView({ action, csrf, base = '', errors, nominated }: PageView, offer: CompleteOffer): Html {
  const row = (key: string, text: string, page: OfferPage) => ({
    key: { text: key },
    value: { text: text || 'None' },
    actions: { items: [{ href: `${base}/${page}`, text: 'Change', visuallyHiddenText: key.toLowerCase() }] },
  });
  const { backer } = offer;
  const rows = [
    row('Name', offer.name, 'about-you'),
    row('Email', offer.email, 'about-you'),
    row('You are', KIND_CHOICES[offer.kind].text, 'kind'),
    row('Role', [offer.roleTitle, offer.party, offer.authorityName].filter(Boolean).join(', '), 'role'),
    row('Nearest to', ROLE_LABELS[offer.roleKey as Role] ?? offer.roleKey, 'role'),
    row('You know', offer.topics.map((key) => TOPIC_LABELS[key as Topic]).join(', '), 'bring'),
    row('You would bring', offer.why, 'bring'),
    row('Days a year', String(offer.daysPerYear), 'time'),
    row('Languages', offer.languages.join(', '), 'time'),
    ...(backer ? [row(backerKey(offer.kind), `${backer.name}, ${backer.email}`, 'backing')] : []),
  ];
  return html`${govuk.summaryList({ rows })}
<div id="send">${errors.send && govuk.errorMessage({ text: errors.send })}</div>
<p class="govuk-body">${
    nominated
      ? `${backer?.name} has nominated you already. When you send it we read it within three weeks.`
      : backer
        ? `When you send it we write to ${backer.name}, tell them your name and role, and ask them. When they agree, we read your offer.`
        : 'When you send it we read it within three weeks.'
  }</p>
${form({ action, csrf, body: html``, button: 'Send my offer' })}`;
}

function backerKey(kind: PeerKind): string {
  return backingNeeded(kind) === 'nomination' ? 'Nominates or seconds you' : 'Can release you';
}

/** After it is sent: what comes next, without anybody's name. */
export function thanksView(signedIn: boolean): Html {
  return html`<p class="govuk-body-l">Thank you for offering to become a peer.</p>
<h2 class="govuk-heading-m">What happens next</h2>
<ol class="govuk-list govuk-list--number"><li>If somebody has to stand behind your offer, they have a message from us now.</li><li>We read your offer, within three weeks of that.</li><li>If what you bring fits, we invite you to an assessment and briefing event.</li></ol>
<p class="govuk-body"><a class="govuk-link" href="/application">See where you stand</a>${!signedIn && ' (you sign in with a link or code that we send to your address)'}</p>`;
}
