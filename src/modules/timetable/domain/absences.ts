import { type IsoDate, parseIsoDate, plainTime, shortDate } from '#kernel/dates';

/** When somebody cannot come: half-open, on the clocks of the host, `2027-05-11T09:00`. */
export type Absence = readonly [from: string, until: string];

/** Where a morning ends and an afternoon begins. */
export const MIDDAY = '13:00';
const PARTS = { morning: ['00:00', MIDDAY], afternoon: [MIDDAY, '24:00'], day: ['00:00', '24:00'] } as const;
export type PartOfDay = keyof typeof PARTS;

/** A morning, an afternoon or a whole day as a span. */
export function absenceOf(date: IsoDate, part: PartOfDay): Absence {
  const [from, until] = PARTS[part];
  return span(date, from, until);
}

/** `2027-05-11T24:00` is the next midnight: written so that every engine and clock reads it. */
function span(date: IsoDate, from: string, until: string): Absence {
  return [`${date}T${from}`, until === '24:00' ? `${date}T23:59` : `${date}T${until}`];
}

/**
 * Reads what a person or a spreadsheet says of when somebody cannot come, parted by commas or semicolons: a day on site
 * (`2027-05-11`, `11 May`, `11/5/2027`, `Tue`), alone, with `morning` or `afternoon`, or with times (`9am to 11am`, `09:00-11:00`).
 * Either all of it or the first part that is not understood.
 */
export function readAbsences(text: string, days: readonly IsoDate[]): { absences: Absence[] } | { problem: string } {
  const absences: Absence[] = [];
  for (const part of text
    .split(/[;,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const read = readOne(part, days);
    if (read === null) return { problem: `“${part.slice(0, 60)}” is not a time on a day on site. ${howToWrite(days)}` };
    absences.push(read);
  }
  return { absences: tidied(absences) };
}

/** `Write it as 11 May, 11 May morning, or 11 May 9am to 11am`, with a day that is one of theirs. */
export function howToWrite(days: readonly IsoDate[]): string {
  const day = days[0] ? shortDate(days[0]) : '11 May';
  return `Write it as ${day}, ${day} morning, or ${day} 9am to 11am`;
}

/** The same in words that `readAbsences` understands: `11 May morning; 12 May 9am to 11am`. */
export function absencesText(absences: readonly Absence[]): string {
  return absences.map(absenceWords).join('; ');
}

/** One absence in words. */
export function absenceWords([from, until]: Absence): string {
  const [date, start] = [from.slice(0, 10), from.slice(11)];
  const end = until.slice(11);
  const part = (Object.keys(PARTS) as PartOfDay[]).find((each) => {
    const [a, b] = absenceOf(date, each);
    return a === from && b === until;
  });
  const day = shortDate(date);
  if (part === 'day') return day;
  return part ? `${day} ${part}` : `${day} ${plainTime(start)} to ${plainTime(end)}`;
}

const HALVES = ['morning', 'afternoon'] as const;

/** Every morning and afternoon of these days: `2027-05-11 morning` by its day and part. */
export function halvesOf(days: readonly IsoDate[]): { day: IsoDate; part: (typeof HALVES)[number]; key: string }[] {
  return days.flatMap((day) => HALVES.map((part) => ({ day, part, key: `${day} ${part}` })));
}

/** The mornings and afternoons that are noted whole; what is noted by the hour is none of them. */
export function wholeHalves(absences: readonly Absence[], days: readonly IsoDate[]): string[] {
  return halvesOf(days)
    .filter(({ day, part }) => isNoted(absences, day, part) || isNoted(absences, day, 'day'))
    .map(({ key }) => key);
}

/** What is noted by the hour on these days. */
export function byTheHour(absences: readonly Absence[], days: readonly IsoDate[]): Absence[] {
  return absences.filter((one) => days.includes(one[0].slice(0, 10)) && !isWhole(one));
}

/** The same absences with just these mornings and afternoons on these days: what is by the hour, or on another day, stays. */
export function withHalves(
  absences: readonly Absence[],
  days: readonly IsoDate[],
  halves: readonly string[],
): Absence[] {
  const stays = absences.filter((one) => !days.includes(one[0].slice(0, 10)) || !isWhole(one));
  const given = days.flatMap((day) => {
    const parts = HALVES.filter((part) => halves.includes(`${day} ${part}`));
    return parts.length === HALVES.length ? [absenceOf(day, 'day')] : parts.map((part) => absenceOf(day, part));
  });
  return tidied([...stays, ...given]);
}

function isWhole(absence: Absence): boolean {
  return (Object.keys(PARTS) as PartOfDay[]).some((part) => isNoted([absence], absence[0].slice(0, 10), part));
}

function isNoted(absences: readonly Absence[], day: IsoDate, part: PartOfDay): boolean {
  const wanted = absenceOf(day, part).join();
  return absences.some((one) => one.join() === wanted);
}

/** True where that span of local time touches an absence. */
export function isAbsent(absences: readonly Absence[], from: string, until: string): boolean {
  return absences.some(([a, b]) => a < until && from < b);
}

function readOne(text: string, days: readonly IsoDate[]): Absence | null {
  const match =
    /^(\d{4}-\d{2}-\d{2}|\d{1,2}[/. ]\d{1,2}(?:[/. ]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+(?:\s+\d{4})?|[a-z]+)(?:\s+(.*))?$/i.exec(
      text.replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?=\d)/i, ''),
    );
  const date = match ? dayNamed(match[1] ?? '', days) : null;
  if (!match || !date) return null;
  const rest = (match[2] ?? '').trim().toLowerCase();
  if (rest === '' || rest === 'all day' || rest === 'day') return absenceOf(date, 'day');
  if (rest === 'morning' || rest === 'am') return absenceOf(date, 'morning');
  if (rest === 'afternoon' || rest === 'pm') return absenceOf(date, 'afternoon');
  const times = /^(?:from\s+)?(\S+?)\s*(?:-|–|to|until)\s*(\S+)$/.exec(rest);
  const [from, until] = [clock(times?.[1] ?? ''), clock(times?.[2] ?? '')];
  return from !== null && until !== null && from < until ? span(date, from, until) : null;
}

/** Only days on site are understood, so that `11 May` needs no year and a slip of the year is seen. */
function dayNamed(text: string, days: readonly IsoDate[]): IsoDate | null {
  const iso = parseIsoDate(text);
  if (iso) return days.includes(iso) ? iso : null;
  const lower = text.toLowerCase().replace(/^(\d+)(?:st|nd|rd|th)/, '$1');
  const numbers = /^(\d{1,2})[/. ](\d{1,2})(?:[/. ](\d{2,4}))?$/.exec(lower);
  const found = days.filter((day) => {
    const [year = '', month, date] = day.split('-');
    if (numbers) {
      const wrongYear = numbers[3] !== undefined && !year.endsWith(numbers[3]);
      return Number(numbers[1]) === Number(date) && Number(numbers[2]) === Number(month) && !wrongYear;
    }
    const [weekday = '', dayNumber = '', monthName = ''] = shortDate(day, { weekday: true }).toLowerCase().split(' ');
    const words = /^(\d{1,2})\s+([a-z]+)(?:\s+(\d{4}))?$/.exec(lower);
    if (!words) return lower.length >= 3 && lower.startsWith(weekday);
    const sameYear = words[3] === undefined || words[3] === year;
    return words[1] === dayNumber && (words[2] ?? '').startsWith(monthName) && sameYear;
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

function clock(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/.exec(text);
  if (!match) return null;
  let hours = Number(match[1]);
  const minutes = Number(match[2] ?? 0);
  if (match[3] === 'pm' && hours < 12) hours += 12;
  if (match[3] === 'am' && hours === 12) hours = 0;
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** Each once, in time order. */
function tidied(absences: readonly Absence[]): Absence[] {
  const seen = new Set<string>();
  return [...absences]
    .sort((a, b) => (a.join() < b.join() ? -1 : 1))
    .filter((each) => !seen.has(each.join()) && seen.add(each.join()));
}
