import { field, form } from '#design/form';
import { type Html, html } from '#design/html';
import { type IsoDate, mediumDate } from '#kernel/dates';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { AskedConfirmation } from '../../application/answer-confirmation.ts';

/** Three questions on one page, answered as it stands by one press where nothing has changed. */
export function confirmationView(view: {
  asked: AskedConfirmation;
  action: string;
  csrf: string;
  typed: Typed;
  errors: FieldErrors;
}): Html {
  const { asked, typed, errors } = view;
  const posts = asked.roles.length > 0 ? asked.roles : [{ title: asked.jobTitle, authority: asked.authority }];
  const post = posts.map(({ title, authority }) => (authority ? `${title}, ${authority}` : title)).join('; ');
  return html`<p class="govuk-body-l">Hello ${asked.name}. Three questions, under two minutes.${asked.lastConfirmed && ` You last told us on ${mediumDate(asked.lastConfirmed)}.`}</p>
${form({
  action: view.action,
  csrf: view.csrf,
  body: html`${field.radios({
    name: 'inPost',
    label: 'Are you still in post?',
    hint: post === '' ? 'We hold no post of yours. If you have one, tell us below.' : `We have: ${post}`,
    typed,
    errors,
    choices: [
      { value: 'yes', text: 'Yes, still in post' },
      {
        value: 'no',
        text: 'No, I have left',
        conditional: field.date({ name: 'leftOn', label: 'Last day in post', hint: 'If you know it', typed, errors }),
      },
    ],
  })}
${field.input({
  name: 'daysPerYear',
  label: 'How many days a year can you give?',
  hint: 'A challenge takes four or five. 0 is a fine answer for a year that is too full.',
  type: 'number-text',
  width: 3,
  typed,
  errors,
})}
${field.textarea({ name: 'news', label: 'Is anything new?', hint: 'A new role, something you have led, a tie to a council, weeks you are away. May stay empty.', rows: 3, maximum: 2000, typed, errors })}`,
  button: 'This is right',
})}`;
}

/** What is said once it is over: thanks, or why nothing is asked any more. */
export function doneView(state: 'confirmed' | 'review' | 'answered', signedIn: boolean): Html {
  const words = {
    confirmed: 'Your details are confirmed. We will ask again in a year.',
    review:
      'We have told the programme office that you have left your post. Somebody will write to you; there is nothing more to do now.',
    answered: 'We have your answer. There is nothing more to do.',
  }[state];
  return html`<p class="govuk-body-l">${words}</p>
<p class="govuk-body"><a class="govuk-link" href="/peer">${signedIn ? 'Go to your peer page' : 'Sign in to see and change all we hold of you'}</a></p>`;
}

/** The link has ended: one press sends another. */
export function endedView({ action, csrf, ended }: { action: string; csrf: string; ended: IsoDate }): Html {
  return html`<p class="govuk-body">This link could be used until ${mediumDate(ended)}. The question still stands.</p>
${form({ action, csrf, body: html``, button: 'Send me a new link' })}`;
}
