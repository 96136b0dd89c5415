import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { BACKING_LABELS, type BackingKind } from '../../domain/backing.ts';
import type { Nomination } from '../../store/nominations.ts';

const WHAT_IT_ASKS =
  'A peer spends four or five days with another council or public body for one challenge, listens, and says what is strong and what could be better. Before the first there is an assessment and briefing event: an evening and the next day. They are asked each time, and may say no.';

/** The form by which a group office, or the national lead member peer, nominates a councillor. */
export function nominateView(page: { id: string; csrf: string; typed: Typed; errors: FieldErrors }): Html {
  const { id, csrf, typed, errors } = page;
  const about = { typed, errors };
  return html`<p class="govuk-body-l">Councillors come to the pool through their political group office, or through the national lead member peer.</p>
<p class="govuk-body">${WHAT_IT_ASKS}</p>
<p class="govuk-body">We send you a message first, to be sure that it is you. Then we write to the councillor, who takes it up or not. If you have several to nominate, send one after the other.</p>
${form({
  action: '/become-a-peer/nominations',
  csrf,
  hidden: { id },
  body: html`${govuk.fieldset({
    legend: { text: 'The councillor', classes: 'govuk-fieldset__legend--m' },
    html: html`${field.input({ name: 'name', label: 'Their name', ...about })}
${field.input({ name: 'email', type: 'email', label: 'Their email address', ...about })}
${field.input({ name: 'authority', label: 'The council on which they serve', ...about })}
${field.input({ name: 'seat', label: 'What they are there (optional)', hint: 'Such as Leader, or Cabinet member for finance', ...about })}
${field.input({ name: 'party', label: 'Their party or group', width: 20, ...about })}
${field.textarea({ name: 'words', label: 'Why them? (optional)', hint: 'We do not show it to them here. They may ask for what is held about them: be fair.', rows: 4, maximum: 2000, ...about })}`,
  })}
${govuk.fieldset({
  legend: { text: 'You', classes: 'govuk-fieldset__legend--m' },
  html: html`${field.radios({
    name: 'backer-kind',
    label: 'Who are you?',
    small: true,
    ...about,
    choices: [
      { value: 'group-office', text: 'A political group office' },
      { value: 'lead-member', text: 'The national lead member peer' },
    ],
  })}
${field.input({ name: 'backer-name', label: 'Your name', autocomplete: 'name', ...about })}
${field.input({ name: 'backer-email', type: 'email', label: 'Your email address', autocomplete: 'email', ...about })}
${field.input({ name: 'backer-role', label: 'Your role (optional)', autocomplete: 'organization-title', ...about })}`,
})}`,
  button: 'Nominate them',
  cancel: '/become-a-peer',
})}`;
}

/** After a nomination was sent: look in your mail. */
export function sentView(): Html {
  return html`<p class="govuk-body-l">We have sent you a message. Open it and confirm your nomination: until then we write to nobody.</p>
<p class="govuk-body">If nothing comes within a few minutes, look among unwanted mail, or check the address and send it again.</p>
<p class="govuk-body"><a class="govuk-link" href="/become-a-peer/nominations/new">Nominate somebody else</a></p>`;
}

function rowsOf(nomination: Nomination) {
  const { name, seat, authority_name: council, party } = nomination;
  const rows = [
    ['Who', name],
    ['Serves as', [seat, council].filter(Boolean).join(', ')],
    ['Party or group', party],
  ] as const;
  return rows.flatMap(([key, text]) => (text === '' ? [] : [{ key: { text: key }, value: { text } }]));
}

/** For whoever nominated: one press that confirms it, and afterwards what became of it. */
export function proofView(page: { nomination: Nomination; path: string; csrf: string }): Html {
  const { nomination, path, csrf } = page;
  const { name, email, status } = nomination;
  if (status === 'unproven') {
    return html`<p class="govuk-body-l">You nominate ${name} as a member peer.</p>
${govuk.summaryList({ rows: [...rowsOf(nomination), { key: { text: 'Their address' }, value: { text: email } }] })}
${form({ action: path, csrf, body: html``, button: `Yes, I nominate ${name}` })}
<p class="govuk-body">If it was not you, close this page: we forget it within a week.</p>`;
  }
  const words: Record<string, string> = {
    asked: `Thank you. We have written to ${name}, who can answer until ${longDate(nomination.ends_on ?? londonDate(nomination.made_at))}. You hear what they say.`,
    'taken-up': `${name} has taken it up. You need do nothing more.`,
    declined: `${name} does not take it up now.`,
    expired: `${name} did not answer in time. You may nominate them again.`,
  };
  return html`<p class="govuk-body-l">${words[status]}</p>
<p class="govuk-body"><a class="govuk-link" href="/become-a-peer/nominations/new">Nominate somebody else</a></p>`;
}

/** For the councillor: who nominates them, what it asks, and two buttons. */
export function nomineeView(page: { nomination: Nomination; open: boolean; path: string; csrf: string }): Html {
  const { nomination, open, path, csrf } = page;
  const { backer_name: backer, backer_role: role, backer_kind: kind, body_name: body } = nomination;
  if (!open) return answeredView(nomination);
  const by = [backer, role || BACKING_LABELS[kind as BackingKind].toLowerCase()].join(', ');
  return html`<p class="govuk-body-l">${backer} has nominated you to serve as a member peer.</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'Nominated by' }, value: { text: by } },
    ...rowsOf(nomination),
    { key: { text: 'Answer by' }, value: { text: longDate(nomination.ends_on ?? londonDate(nomination.made_at)) } },
  ],
})}
<p class="govuk-body">${WHAT_IT_ASKS.replace('They are', 'You are')}</p>
<p class="govuk-body">If you take it up, an offer is begun in your name with what we know already. It takes about five minutes and is saved as you go; ${body} reads it when you send it.</p>
${form({
  action: path,
  csrf,
  body: html``,
  button: [
    { text: 'Take it up, and go on', name: 'answer', value: 'yes' },
    { text: 'No, not now', kind: 'secondary', name: 'answer', value: 'no' },
  ],
})}`;
}

function answeredView(nomination: Nomination): Html {
  const on = nomination.answered_at ? ` on ${mediumDate(londonDate(nomination.answered_at))}` : '';
  const taken = nomination.status === 'taken-up';
  const said = taken
    ? `You took it up${on}.`
    : nomination.status === 'declined'
      ? `You answered${on} that you do not take it up now.`
      : 'The time to answer is over.';
  return html`<p class="govuk-body-l">${said}</p>
<p class="govuk-body">${
    taken
      ? html`<a class="govuk-link" href="/application">Go on with your offer, or see where you stand</a> (you sign in with a link or code that we send to your address).`
      : html`You may offer to become a peer at any time: <a class="govuk-link" href="/become-a-peer">see what it asks</a>.`
  }</p>`;
}
