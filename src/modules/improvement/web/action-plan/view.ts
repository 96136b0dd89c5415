import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { type FieldErrors, field, form, type Typed } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { mediumDate } from '#kernel/dates';
import { countByStatus, OWN_STATUS_LABELS, OWN_STATUSES } from '../../domain/plan.ts';
import type { Action } from '../../store/plans.ts';

export type PlanView = {
  base: string;
  csrf: string;
  published: string | null;
  mayWrite: boolean;
  recommendations: ReadonlyArray<{ id: string; number: number; title: string }>;
  actions: readonly Action[];
  problem?: string;
};

/** The plan: each recommendation with what the host will do about it. */
export function planMain(view: PlanView): Html {
  if (view.recommendations.length === 0) {
    return emptyState({
      title: 'There is nothing to plan yet',
      body: 'The plan answers the report’s recommendations. They stand here once there are any.',
    });
  }
  return html`${state(view)}${publication(view)}${view.recommendations.map((recommendation) => oneRecommendation(view, recommendation))}`;
}

function state(view: PlanView): Html {
  const counts = countByStatus(view.actions).filter(({ count }) => count > 0);
  const words = counts.map(({ status, count }) => `${count} ${OWN_STATUS_LABELS[status].toLowerCase()}`).join(', ');
  const marks = words === '' ? '' : ` By the host’s own account: ${words}.`;
  const published = view.published
    ? `Published on ${view.published}.`
    : 'A draft: only those who are part of the challenge see it.';
  return html`<p class="govuk-body">${published}${marks}</p>`;
}

function oneRecommendation(view: PlanView, { id, number, title }: PlanView['recommendations'][number]): Html {
  const actions = view.actions.filter((action) => action.recommendationId === id);
  const add =
    view.mayWrite &&
    html`<p class="govuk-body"><a class="govuk-link" href="${view.base}/actions/new?recommendation=${id}">${actions.length === 0 ? 'Add an action' : 'Add another action'}<span class="govuk-visually-hidden"> for recommendation ${number}</span></a></p>`;
  return html`<section class="cf-part"><h2 class="govuk-heading-m">${number}. ${title}</h2>
${actions.length === 0 && html`<p class="govuk-body cf-quiet">No action yet.</p>`}
${actions.map((action) => oneAction(view, action))}${add}</section>`;
}

function oneAction(view: PlanView, action: Action): Html {
  const rows: Array<[string, string]> = [
    ['Who', action.owner],
    ['By', mediumDate(action.dueOn)],
    ['How we will know', action.measure],
    ['Where it starts from', action.baseline],
    [
      'How far the host says it is',
      `${OWN_STATUS_LABELS[action.ownStatus]}${action.statusNote ? `. ${action.statusNote}` : ''}`,
    ],
  ];
  const links = [
    { href: `${view.base}/actions/${action.id}`, text: 'Change', visuallyHiddenText: 'this action' },
    { href: `${view.base}/actions/${action.id}/progress`, text: 'Say how far it is', visuallyHiddenText: '' },
  ];
  return govuk.summaryList({
    card: { title: { text: action.text, headingLevel: 3 }, ...(view.mayWrite ? { actions: { items: links } } : {}) },
    rows: rows
      .filter(([, value]) => value !== '')
      .map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  });
}

function publication(view: PlanView): Html {
  if (!view.mayWrite || view.published) return html``;
  const problem = view.problem && govuk.errorMessage({ text: view.problem, id: 'publication' });
  const gaps = view.recommendations.filter(({ id }) => !view.actions.some((action) => action.recommendationId === id));
  const first = gaps[0];
  if (first) {
    const left = gaps.length === 1 ? 'One recommendation has' : `${gaps.length} recommendations have`;
    return html`${problem}${move({
      label: 'What comes next',
      title: `Say what you will do about recommendation ${first.number}`,
      body: `${left} no action yet. You can publish the plan when each has one. If you will not act on one, say so, and why.`,
      button: { text: 'Plan an action', href: `${view.base}/actions/new?recommendation=${first.id}` },
    })}`;
  }
  return html`${problem}${move({
    label: 'What comes next',
    title: 'Publish the plan',
    body: 'Anybody can then read it beside the report. You can go on changing it and saying how far you are.',
    form: form({
      action: `${view.base}/publication`,
      csrf: view.csrf,
      body: html``,
      button: 'Publish the action plan',
    }),
  })}`;
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
