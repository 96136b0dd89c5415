import { emptyState } from '#design/components/empty-state';
import { field, form } from '#design/form';
import { govuk } from '#design/govuk';
import { type Html, html } from '#design/html';
import { dateRange, longDate } from '#kernel/dates';
import { STAGE_LABELS } from '#modules/challenges';
import type { FieldErrors, Typed } from '#platform/http/forms';
import type { ToChoose } from '../../application/what-can-be-planned.ts';
import { monthsOf } from '../../domain/choice.ts';
import { WEIGHT_KEYS, WEIGHT_LABELS, WISH_KEYS, WISHES } from '../../domain/policy.ts';
import { weeksOf } from '../plan/view-model.ts';
import { weeksPicture } from '../plan/weeks-view.ts';

export type ChoosePage = {
  readonly csrf: string;
  readonly id: string;
  readonly all: readonly ToChoose[];
  /** Those of the programme and the month asked for. */
  readonly narrowed: readonly ToChoose[];
  readonly programme: string;
  readonly month: string;
  /** The reader may see the year against the pool. */
  readonly mayWeigh: boolean;
  readonly typed: Typed;
  readonly errors: FieldErrors;
};

/** More than this are chosen by the month, or narrowed first. */
export const MOST_LISTED = 60;

/** What the year asks for; which challenges, what should count more, and how long it may take. */
export function chooseView(page: ChoosePage): Html {
  const { csrf, id, all, typed, errors } = page;
  if (all.length === 0) {
    return emptyState({
      title: 'Nothing to plan',
      body: 'A challenge can be planned from its enquiry until its team is on site. There is none now.',
    });
  }
  return html`${demandView(page)}${all.length > MOST_LISTED && narrowing(page)}${form({
    action: narrowedTo(page) === '' ? '/plans' : `/plans?${narrowedTo(page)}`,
    csrf,
    hidden: { id },
    button: 'Work out a plan',
    cancel: '/plans',
    body: html`${field.input({ name: 'name', label: 'What do you call this plan?', typed: { ...typed }, errors: { ...errors }, width: 30 })}
${choices(page)}
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
  })}`;
}

/** What the list is narrowed to, as an address carries it. */
function narrowedTo({ programme, month }: ChoosePage): string {
  return programme === '' && month === '' ? '' : new URLSearchParams({ programme, month }).toString();
}

/** What these challenges ask for, week by week, before any plan is made. */
function demandView({ narrowed, mayWeigh }: ChoosePage): Html {
  const sum = (of: (each: ToChoose) => number) => narrowed.reduce((total, each) => total + of(each), 0);
  const [places, taken] = [sum((each) => each.places), sum((each) => each.taken)];
  const weeks = weeksOf(
    narrowed.map((each) => ({ challenge: { onSiteFrom: each.from }, places: each.places, filled: each.taken })),
  );
  return html`<p class="govuk-body">${narrowed.length} ${narrowed.length === 1 ? 'challenge asks' : 'challenges ask'} for ${places} peers: ${taken} ${taken === 1 ? 'place is' : 'places are'} taken, ${places - taken} open.${mayWeigh && html` <a class="govuk-link" href="/demand">See what that is against the pool</a>`}</p>
${weeksPicture(weeks, 'the places taken already')}`;
}

/** A year too long to list is looked at by programme and by month. */
function narrowing({ all, programme, month }: ChoosePage): Html {
  const programmes = [...new Map(all.map((each) => [each.programmeKey, each.programmeName]))];
  const months = [...new Set(all.map(({ from }) => from.slice(0, 7)))].sort();
  return html`<form class="cf-filter-form cf-no-print" method="get" action="/plans/new">
${field.select({ name: 'programme', label: 'Programme', choices: [{ value: '', text: 'All' }, ...programmes.map(([value, text]) => ({ value, text }))], typed: { programme } })}
${field.select({ name: 'month', label: 'Month', choices: [{ value: '', text: 'All' }, ...months.map((value) => ({ value, text: monthWords(value) }))], typed: { month } })}
<div class="govuk-button-group">${govuk.button({ text: 'Show these', classes: 'govuk-button--secondary' })}</div></form>`;
}

function choices({ narrowed, programme, typed, errors }: ChoosePage): Html {
  const shared = { name: 'challenge', small: true, typed: { ...typed }, errors: { ...errors } };
  if (narrowed.length > MOST_LISTED) {
    return field.checkboxes({
      ...shared,
      label: 'The challenges of which months?',
      hint: 'Those with an open place are planned. Choose a programme or a month above to pick them one by one.',
      choices: monthsOf(narrowed, programme).map(({ value, month, challenges, places, open }) => ({
        value,
        text: monthWords(month),
        hint: `${challenges} ${challenges === 1 ? 'challenge' : 'challenges'}, ${open} of ${places} places open`,
      })),
    });
  }
  return field.checkboxes({
    ...shared,
    label: 'Which challenges?',
    hint: 'Who has a place already stays in it. Where no days are agreed yet, the plan assumes some from the months the host would like.',
    choices: narrowed.map((each) => ({ value: each.id, text: each.title, hint: choiceHint(each) })),
  });
}

/** `March 2027`. */
function monthWords(month: string): string {
  return longDate(`${month}-01`).replace(/^\D*1 /, '');
}

function choiceHint({ stage, onSiteFrom, from, until, open, places }: ToChoose): string {
  const days = `${dateRange(from, until)}${onSiteFrom === null ? ' (assumed: none are agreed)' : ''}`;
  const team =
    open === null
      ? `${places} places as the programme has them`
      : open === 0
        ? 'team full'
        : `${open} of ${places} places open`;
  return `${STAGE_LABELS[stage as keyof typeof STAGE_LABELS] ?? stage}, ${days}, ${team}`;
}
