import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`. It has no time zone. */
export type IsoDate = string;

/** The zone every screen, mail and calendar speaks in. */
export const LONDON = 'Europe/London';

/** The length of a clock: whole days, weeks or months, negative before the anchor. */
export type DateOffset = { days?: number; weeks?: number; months?: number };

/** Today in London at that instant. */
export function londonDate(at: Date): IsoDate {
  return inLondon(at).slice(0, 10);
}

/** The time of day in London as `HH:MM`. */
export function londonTime(at: Date): string {
  return inLondon(at).slice(11, 16);
}

/** What London's calendar and clock show, as `YYYY-MM-DDTHH:MM…`. Throws on no date, and past the years 0 to 9999. */
function inLondon(at: Date): string {
  const shown = new Date(at.getTime() + offsetOf(at)).toISOString();
  if (shown.length > 24) throw new RangeError(`inLondon: ${shown} has no year of four digits`);
  return shown;
}

const QUARTER = 900_000;
const offsets = new Map<number, number>();

/** London's clocks change on a quarter of an hour, so what was asked of the time zones once for it is remembered. */
function offsetOf(at: Date): number {
  const quarter = Math.floor(at.getTime() / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const zoned = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(LONDON);
  const offset = zoned.offsetNanoseconds / 1_000_000;
  if (offsets.size >= 10_000) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

/** The instant at which London's clocks show `time` (`HH:MM`) on `date`. */
export function londonInstant(date: IsoDate, time: string): Date {
  const zoned = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LONDON, plainTime: time });
  return new Date(zoned.epochMilliseconds);
}

/** The day that lies `offset` after `date`. The last day of February plus one month is 28 March: months are clamped. */
export function addToDate(date: IsoDate, offset: DateOffset): IsoDate {
  return Temporal.PlainDate.from(date).add(offset).toString();
}

/** Whole days from `from` to `until`: negative where `until` comes first. */
export function daysBetween(from: IsoDate, until: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until), { largestUnit: 'days' }).days;
}

/** Each day from `from` to `until`, both included. */
export function eachDate(from: IsoDate, until: IsoDate): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = from; day <= until; day = addToDate(day, { days: 1 })) days.push(day);
  return days;
}

/** The Monday on or before `date`. */
export function mondayOf(date: IsoDate): IsoDate {
  const day = Temporal.PlainDate.from(date);
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}

/** The day as a real date, or null: `2027-02-30` and `tomorrow` are null. */
export function parseIsoDate(text: string): IsoDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const days = new Map<IsoDate, Temporal.PlainDate>();

/** The parts of a date. A page writes the same few dates again and again. */
function dayOf(date: IsoDate): Temporal.PlainDate {
  const known = days.get(date);
  if (known) return known;
  const day = Temporal.PlainDate.from(date);
  if (days.size >= 10_000) days.clear();
  days.set(date, day);
  return day;
}

/** `Tuesday 11 May 2027`. */
export function longDate(date: IsoDate): string {
  const day = dayOf(date);
  return `${WEEKDAYS[day.dayOfWeek - 1]} ${mediumDate(date)}`;
}

/** `11 May 2027`. */
export function mediumDate(date: IsoDate): string {
  const day = dayOf(date);
  return `${day.day} ${MONTHS[day.month - 1]} ${day.year}`;
}

/** `11 May`, or `Tue 11 May` with `weekday`. */
export function shortDate(date: IsoDate, options: { weekday?: boolean } = {}): string {
  const day = dayOf(date);
  const text = `${day.day} ${MONTHS[day.month - 1]?.slice(0, 3)}`;
  return options.weekday ? `${WEEKDAYS[day.dayOfWeek - 1]?.slice(0, 3)} ${text}` : text;
}

/** `Tue 11 May, 2.30pm`, in London. */
export function briefTime(at: Date): string {
  return `${shortDate(londonDate(at), { weekday: true })}, ${plainTime(londonTime(at))}`;
}

/** `11 to 14 May 2027`; says the first month and year only where they differ. One day is that day. */
export function dateRange(from: IsoDate, until: IsoDate): string {
  if (from === until) return mediumDate(from);
  const [a, b] = [dayOf(from), dayOf(until)];
  if (a.year !== b.year) return `${mediumDate(from)} to ${mediumDate(until)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1]} to ${mediumDate(until)}`;
  return `${a.day} to ${mediumDate(until)}`;
}

/** `2.30pm`, `9am`, `midday`, `midnight`, from `HH:MM`. */
export function plainTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  if (hours === 12 && minutes === 0) return 'midday';
  if (hours === 0 && minutes === 0) return 'midnight';
  const half = hours < 12 ? 'am' : 'pm';
  const hour = hours % 12 === 0 ? 12 : hours % 12;
  return minutes === 0 ? `${hour}${half}` : `${hour}.${String(minutes).padStart(2, '0')}${half}`;
}

/** `9am to 10.30am` in London. */
export function timeRange(from: Date, until: Date): string {
  return `${plainTime(londonTime(from))} to ${plainTime(londonTime(until))}`;
}

/** `Tuesday 11 May 2027 at 2.30pm` in London. */
export function longDateTime(at: Date): string {
  return `${longDate(londonDate(at))} at ${plainTime(londonTime(at))}`;
}
