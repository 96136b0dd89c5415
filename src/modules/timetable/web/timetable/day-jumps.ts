import { attributes, type Html, html } from '#design/html';
import type { IsoDate } from '#kernel/dates';
import type { DayColumn } from './view-model.ts';

/** Where a day begins on the page of the whole timetable: `day-2027-05-11`. */
export function dayPlace(date: IsoDate): string {
  return `day-${date}`;
}

/** Links to each day of a long page: today, or else the next day that has sessions, is said by word. Nothing where there is one day only. */
export function dayJumps(days: readonly Pick<DayColumn, 'date' | 'heading'>[], today: IsoDate): Html {
  if (days.length < 2) return html``;
  const first = days.find(({ date }) => date >= today)?.date;
  return html`<nav class="cf-choice cf-day-jumps cf-no-print" aria-label="Days of the timetable"><ul class="cf-choice__list">${days.map(
    ({ date, heading }) =>
      html`<li><a${attributes({ class: 'govuk-link', href: `#${dayPlace(date)}`, 'aria-current': date === today ? 'date' : null })}>${date === first && (date === today ? 'Today, ' : 'Next, ')}${heading}</a></li>`,
  )}</ul></nav>`;
}
