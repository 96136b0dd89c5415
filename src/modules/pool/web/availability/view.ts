import { form } from '#design/form';
import { attributes, type Html, html } from '#design/html';
import { addToDate, dateRange, mediumDate, shortDate } from '#kernel/dates';
import { calendarWeeks, type Week } from '../../domain/weeks.ts';
import type { Availability } from '../../store/availability.ts';

export type CalendarView = {
  readonly availability: Availability;
  readonly first: string;
  readonly action: string;
  readonly csrf: string;
  readonly whose: 'you' | string;
  /** The weeks ticked, where a form comes back; else those that are away. */
  readonly ticked: readonly string[] | null;
  readonly shown: readonly string[] | null;
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A year in weeks, month by month: a tick is a week away. It is a form of check-boxes; the script beside it lets one paint over them
 * with a finger, a pen, a mouse or the arrow keys.
 */
export function calendarView(view: CalendarView): Html {
  const weeks = calendarWeeks(view.availability.away, view.first);
  const away = weeks.filter(({ state }) => state === 'away').map(({ monday }) => monday);
  const ticked = view.ticked ?? away;
  const months = byMonth(weeks);
  const own = view.whose === 'you';
  return html`<p class="govuk-body">${own ? 'Tick the weeks you are away. We ask you for the others only.' : `Ticked weeks are those ${view.whose} is away.`} <span class="cf-weeks__how" hidden>Press a week and draw over its neighbours to paint several.</span></p>
<ul class="cf-weeks__key" aria-hidden="true"><li><span class="cf-week__box"></span>Free</li><li><span class="cf-week__box cf-week__box--away"></span>Away</li><li><span class="cf-week__box cf-week__box--part"></span>Away on some days</li><li><span class="cf-week__box cf-week__box--place"></span>On a team</li></ul>
${form({
  id: 'weeks',
  action: view.action,
  csrf: view.csrf,
  hidden: { shown: (view.shown ?? away).join(' ') },
  body: html`<div class="cf-weeks" id="calendar" data-paint>${months.map(
    ({ name, weeks: those }) =>
      html`<fieldset class="cf-weeks__month"><legend class="cf-weeks__name">${name}</legend><div class="cf-weeks__row">${those.map((week) => weekBox(week, ticked.includes(week.monday), view))}</div></fieldset>`,
  )}</div><p class="govuk-body" id="weeks-count" role="status">${countWords(ticked.length, weeks.length)}</p>`,
  button: 'Keep these weeks',
})}`;
}

/** `Away in 3 of 52 weeks.` */
export function countWords(away: number, weeks: number): string {
  return away === 0 ? `Free in all ${weeks} weeks.` : `Away in ${away} of ${weeks} weeks.`;
}

function weekBox({ monday, state, away }: Week, ticked: boolean, { availability }: CalendarView): Html {
  const sunday = addToDate(monday, { days: 6 });
  const place = availability.places.find(({ from, until }) => from <= sunday && until >= monday);
  const part = state === 'part' ? away.map(({ from, until }) => dateRange(from, until)).join(', ') : '';
  const [day = '', month = ''] = shortDate(monday).split(' ');
  const said = [
    `Away in the week of Monday ${mediumDate(monday)}`,
    part && `away on ${part} already`,
    place &&
      `${place.status === 'offered' ? 'asked to go' : 'going'} to ${place.host} ${dateRange(place.from, place.until)}`,
  ].filter(Boolean);
  const classes = ['cf-week', part && 'cf-week--part', place && 'cf-week--place'].filter(Boolean).join(' ');
  const id = `week-${monday}`;
  return html`<div class="${classes}"><input class="cf-week__input" type="checkbox" name="away"${attributes({ id, value: monday, checked: ticked })}><label class="cf-week__label" for="${id}"><span aria-hidden="true"><b>${day}</b> ${month}</span><span class="govuk-visually-hidden">${said.join(', ')}</span>${place && html`<span class="cf-week__place" aria-hidden="true">${place.host}</span>`}</label></div>`;
}

function byMonth(weeks: readonly Week[]): { name: string; weeks: Week[] }[] {
  const months: { name: string; weeks: Week[] }[] = [];
  for (const week of weeks) {
    // A week belongs to the month its Thursday lies in, as weeks do to years.
    const thursday = addToDate(week.monday, { days: 3 });
    const name = `${MONTHS[Number(thursday.slice(5, 7)) - 1]} ${thursday.slice(0, 4)}`;
    const last = months.at(-1);
    if (last?.name === name) last.weeks.push(week);
    else months.push({ name, weeks: [week] });
  }
  return months;
}
