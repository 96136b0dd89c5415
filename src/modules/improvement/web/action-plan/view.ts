import { emptyState } from '#design/components/empty-state';
import { move } from '#design/components/move';
import { form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { type IsoDate, longDate, mediumDate } from '#kernel/dates';
import { countByStatus, OWN_STATUS_LABELS } from '../../domain/plan.ts';
import type { Action } from '../../store/plans.ts';

export type PlanView = {
  base: string;
  csrf: string;
  published: string | null;
  mayWrite: boolean;
  recommendations: ReadonlyArray<{ id: string; number: number; title: string }>;
  actions: readonly Action[];
  /** A plan answers a report, and is published after it. */
  isReportPublished: boolean;
  /** The host has checked the facts, and the team works on the report since: its recommendations are not to be read now. */
  isWorkedOn: boolean;
  problem?: string;
  /** By when the report comes to the host, while it has not and where that is known. */
  reportDueOn?: IsoDate | null;
  /** Leads on from the page while there is nothing on it. */
  now?: { text: string; href: string };
};

/** The plan: each recommendation with what the host will do about it. */
export function planMain(view: PlanView): Html {
  if (view.isWorkedOn) return workedOn(view);
  if (view.recommendations.length === 0) {
    return emptyState({
      title: 'There is nothing to plan yet',
      body: `The plan answers the report’s recommendations. They stand here once the report has come to the host${view.reportDueOn ? `, which is due by ${longDate(view.reportDueOn)}` : ''}.`,
      action: view.now,
    });
  }
  return html`${state(view)}${publication(view)}${view.recommendations.map((recommendation) => oneRecommendation(view, recommendation))}`;
}

/** What the host has planned already, while the team works on what it is about. */
function workedOn(view: PlanView): Html {
  const body =
    'The report is worked on since its facts were checked. Its recommendations stand here again once it is signed off.';
  if (view.actions.length === 0) return emptyState({ title: 'There is nothing to plan just now', body });
  return html`${state(view)}<p class="govuk-inset-text">${body} What is planned already stays.</p>
<section class="cf-part"><h2 class="govuk-heading-m">Planned already</h2>${view.actions.map((action) => oneAction(view, action))}</section>`;
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
  const [, ...words] = actionRows(action);
  const rows: Row[] = [
    ...words,
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

/** What is said of an action, and the words; empty where nothing is. */
export type Row = [what: string, words: string];

/** What an action says, as it is read in the plan. */
export function actionRows({ text, owner, dueOn, measure, baseline }: Action): Row[] {
  return [
    ['What will be done', text],
    ['Who', owner],
    ['By', mediumDate(dueOn)],
    ['How we will know', measure],
    ['Where it starts from', baseline],
  ];
}

/** The host's own word on how far an action is. */
export function progressRows({ ownStatus, statusNote }: Action): Row[] {
  return [
    ['How far it is', OWN_STATUS_LABELS[ownStatus]],
    ['What is different, or in the way', statusNote],
  ];
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
  if (!view.isReportPublished)
    return html`${problem}<p class="govuk-inset-text">Each recommendation has an action. You can publish the plan once the report is published.</p>`;
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
