import { dataTable } from '#design/components/data-table';
import { emptyState } from '#design/components/empty-state';
import { pager } from '#design/components/pager';
import { field } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { londonDate, mediumDate } from '#kernel/dates';
import { nearness } from '../../domain/part-words.ts';
import { PLANS_A_PAGE, type PlanLine } from '../../store/plans.ts';

/** Every plan of the office, newest first. */
export function plansView(lines: readonly PlanLine[], total: number, page: number): Html {
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
})}${pager({ total, page, size: PLANS_A_PAGE, path: '/plans', noun: ['plan', 'plans'] })}
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
