import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { OWN_STATUS_LABELS, OWN_STATUSES } from '../../domain/plan.ts';
import type { Row } from './view.ts';

/** Somebody else was quicker: all that is saved now, empty or not, above what was typed, which is kept in the form. */
export function savedMeanwhile(why: string, saved: readonly Row[]): Html {
  const rows = saved.map(([key, words]) => ({
    key: { text: key },
    value: { html: html`<span class="cf-note__text" dir="auto">${words || 'Nothing'}</span>` },
  }));
  return html`<p class="govuk-body"><strong>${why}</strong> Nothing was overwritten. Save again if what you typed should stand.</p>
<h2 class="govuk-heading-s">What is saved now</h2>${govuk.summaryList({ rows })}
<h2 class="govuk-heading-s">What you typed</h2>`;
}

type FormView = {
  csrf: string;
  action: string;
  cancel: string;
  typed: Typed;
  errors?: FieldErrors;
  hidden: Record<string, string>;
  button: string;
};

/** What will be done, by whom, by when, and how one will know. */
export function actionForm(view: FormView & { removal?: string }): Html {
  const { typed, errors } = view;
  const main = form({
    action: view.action,
    csrf: view.csrf,
    hidden: view.hidden,
    cancel: view.cancel,
    button: view.button,
    body: html`${field.textarea({ name: 'text', label: 'What will you do?', hint: 'If you will not act on the recommendation, say so here, and why.', maximum: 5000, typed, errors })}
${field.input({ name: 'owner', label: 'Who sees that it happens?', hint: 'A post, such as “Head of commissioning”, rather than a name.', typed, errors })}
${field.date({ name: 'due', label: 'By when?', typed, errors })}
${field.input({ name: 'measure', label: 'How will you know it has worked?', typed, errors })}
${field.input({ name: 'baseline', label: 'Where does that stand today?', hint: 'You can leave this empty.', typed, errors })}`,
  });
  const removal = view.removal
    ? html`<hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible">${form({
        action: view.removal,
        csrf: view.csrf,
        body: html`<p class="govuk-body">Removing takes the action and its words out of the draft. It cannot be undone.</p>`,
        button: { text: 'Remove this action', kind: 'warning' },
      })}`
    : html``;
  return html`${main}${removal}`;
}

/** The host's own word on how far it is. */
export function progressForm(view: FormView): Html {
  const { typed, errors } = view;
  return form({
    action: view.action,
    csrf: view.csrf,
    hidden: view.hidden,
    cancel: view.cancel,
    button: view.button,
    body: html`${field.radios({
      name: 'own-status',
      label: 'How far are you?',
      typed,
      errors,
      choices: OWN_STATUSES.map((value) => ({ value, text: OWN_STATUS_LABELS[value] })),
    })}${field.textarea({ name: 'status-note', label: 'What is different now, or what is in the way?', maximum: 2000, typed, errors })}`,
  });
}
