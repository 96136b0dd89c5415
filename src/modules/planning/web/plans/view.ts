import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, londonDate, mediumDate } from '#kernel/dates';
import { STAGE_LABELS } from '#modules/challenges';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { nearness } from '../../domain/part-words.ts';
import { WEIGHT_KEYS, WEIGHT_LABELS, WISH_KEYS, WISHES } from '../../domain/policy.ts';
import type { Choosable } from '../../store/choosable.ts';
import { PLANS_A_PAGE, type PlanLine } from '../../store/plans.ts';

/** Every plan of the office, newest first. */
export function plansView(lines: readonly PlanLine[], page: number): Html {
  const start = govuk.button({ text: 'Plan the year', href: '/plans/new' });
  if (lines.length === 0) {
    return html`${emptyState({
      title: 'No plan yet',
      body: 'Choose the challenges of a year. The service proposes a team for each, says why, and says how near to the best possible the whole plan is. Nobody is asked until you accept it.',
    })}${start}`;
  }
  return html`<p class="govuk-body">A plan proposes a peer for each place. Nobody is asked until you accept it.</p>${start}
${dataTable({
  caption: 'Plans',
  captionHidden: true,
  columns: [
    { label: 'Plan' },
    { label: 'Made' },
    { label: 'Challenges', numeric: true },
    { label: 'Places filled', numeric: true },
    { label: 'How well it does against what is wanted' },
    { label: 'Where it stands' },
  ],
  rows: lines.map((line) => [
    html`<a class="govuk-link" href="/plans/${line.id}">${line.name}</a>`,
    `${mediumDate(londonDate(line.createdAt))}${line.createdBy ? `, ${line.createdBy}` : ''}`,
    line.challenges,
    `${line.filled} of ${line.places}`,
    line.running ? '' : nearness(line.score, line.bound),
    line.running ? 'Being worked on' : line.proposed > 0 ? `${line.proposed} places taken` : 'Nobody asked yet',
  ]),
})}${pager({ total: lines[0]?.total ?? 0, page, size: PLANS_A_PAGE, path: '/plans', noun: ['plan', 'plans'] })}
${lines.length > 1 && comparing(lines)}`;
}

function comparing(lines: readonly PlanLine[]): Html {
  const choices = lines.map(({ id, name }) => ({ value: id, text: name }));
  return html`<h2 class="govuk-heading-m">Compare two plans</h2>
<form class="cf-filter-form" method="get" action="/plans/comparison">
${field.select({ name: 'one', label: 'One plan', choices, typed: { one: lines[0]?.id ?? '' } })}
${field.select({ name: 'other', label: 'Another', choices, typed: { other: lines[1]?.id ?? '' } })}
<div class="govuk-button-group">${govuk.button({ text: 'Compare', classes: 'govuk-button--secondary' })}</div></form>`;
}

export type ChoosePage = {
  readonly csrf: string;
  readonly id: string;
  readonly challenges: readonly Choosable[];
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** Which challenges, what should count more, and how long it may take. */
export function chooseView({ csrf, id, challenges, typed, errors }: ChoosePage): Html {
  if (challenges.length === 0) {
    return emptyState({
      title: 'Nothing to plan',
      body: 'A challenge can be planned from its enquiry until its team is on site. There is none now.',
    });
  }
  return form({
    action: '/plans',
    csrf,
    hidden: { id },
    button: 'Work out a plan',
    cancel: '/plans',
    body: html`${field.input({ name: 'name', label: 'What do you call this plan?', typed: { ...typed }, errors: { ...errors }, width: 30 })}
${field.checkboxes({
  name: 'challenge',
  label: 'Which challenges?',
  hint: 'Who has a place already stays in it. Where no days are agreed yet, the plan assumes some from the months the host would like.',
  small: true,
  typed: { ...typed },
  errors: { ...errors },
  choices: challenges.map((each) => ({ value: each.id, text: each.title, hint: choiceHint(each) })),
})}
${govuk.details({
  summaryText: 'What should count more, or less?',
  html: html`${WISH_KEYS.map((wish) =>
    field.select({
      name: `weight-${wish}`,
      label: WISHES[wish].label,
      choices: WEIGHT_KEYS.map((value) => ({ value, text: WEIGHT_LABELS[value] })),
      typed: { [`weight-${wish}`]: 'usual', ...typed },
      errors: { ...errors },
    }),
  )}`,
})}
${field.radios({
  name: 'seconds',
  label: 'How long may it take?',
  hint: 'It stops earlier when no better plan is possible. You can leave the page and come back.',
  small: true,
  typed: { ...typed },
  errors: { ...errors },
  choices: [
    { value: '10', text: '10 seconds' },
    { value: '30', text: 'Half a minute' },
    { value: '60', text: 'A minute' },
    { value: '300', text: 'Five minutes' },
  ],
})}`,
  });
}

function choiceHint({ stage, onSiteFrom, onSiteUntil, open, places }: Choosable): string {
  const days = onSiteFrom && onSiteUntil ? dateRange(onSiteFrom, onSiteUntil) : 'no days agreed yet';
  const team =
    open === null ? 'team as the programme has it' : open === 0 ? 'team full' : `${open} of ${places} places open`;
  return `${STAGE_LABELS[stage as keyof typeof STAGE_LABELS] ?? stage}, ${days}, ${team}`;
}
