import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, longDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { type BackingKind, STANCE_LABELS, type Stance } from '../../domain/backing.ts';
import type { BackingAsked } from '../../store/backings.ts';

/** What a backer's page is called. */
export function backingTitle(kind: BackingKind): string {
  return kind === 'release' ? 'Do you release them to serve as a peer?' : 'Do you back them as a member peer?';
}

/** Who asks, for what, and the answer in one press. Of the offer itself only the name, the role and the days are shown. */
export function askedView(page: {
  backing: BackingAsked;
  path: string;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { backing, path, csrf, typed, errors } = page;
  const release = backing.kind === 'release';
  const choices = release
    ? [{ value: 'released', text: `Yes, I release ${backing.name}` }]
    : [
        { value: 'nominated', text: `Yes, I nominate ${backing.name}` },
        { value: 'seconded', text: `Yes, I second the offer of ${backing.name}` },
      ];
  return html`<p class="govuk-body-l">${backing.name} has offered to become a peer, and named you.</p>
${govuk.summaryList({
  rows: [
    { key: { text: 'Who' }, value: { text: backing.name } },
    { key: { text: 'Role' }, value: { text: [backing.role_title, backing.authority_name].filter(Boolean).join(', ') } },
    ...(backing.days_per_year
      ? [{ key: { text: 'Offers' }, value: { text: `${backing.days_per_year} days a year at most` } }]
      : []),
    { key: { text: 'Answer by' }, value: { text: longDate(backing.ends_on) } },
  ],
})}
<p class="govuk-body">A peer spends four or five days with another council or public body for one challenge, listens, and says what is strong and what could be better. Before the first there is an assessment and briefing event: an evening and the next day. ${release ? 'They are asked each time, and may say no; their pay goes on as usual.' : 'They are asked each time, and may say no.'}</p>
${form({
  action: path,
  csrf,
  body: html`${field.radios({ name: 'stance', label: 'Your answer', typed, errors, choices: [...choices, { value: 'no', text: release ? 'No, not now' : 'No, I do not' }] })}
${field.textarea({ name: 'words', label: 'Anything you would like us to know (optional)', hint: `We do not show it to ${backing.name} here. They may ask for what is held about them: be fair.`, rows: 3, typed, errors })}`,
  button: 'Send my answer',
})}`;
}

/** After the answer, or when it can no longer be given. */
export function answeredView(backing: BackingAsked): Html {
  const on = backing.answered_at ? ` on ${mediumDate(londonDate(backing.answered_at))}` : '';
  const words: Record<string, string> = {
    given: `Thank you. You answered${on}: ${STANCE_LABELS[backing.stance as Stance]?.toLowerCase()}. ${backing.name} knows.`,
    refused: `You answered${on} that you cannot. ${backing.name} knows, and may name somebody else.`,
    replaced: `${backing.name} no longer needs your answer.`,
  };
  return html`<p class="govuk-body">${words[backing.status] ?? `The time to answer is over. ${backing.name} may name you again.`}</p>
<p class="govuk-body">If that is not right, write to ${backing.body_name}.</p>`;
}
