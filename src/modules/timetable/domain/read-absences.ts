import { type IsoDate, longDate, parseIsoDate, plainTime, shortDate } from '#kernel/dates';
import { type Absence, absenceOf, spanOf, tidied } from './absences.ts';
import { clockSpan } from './clock-span.ts';

const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const COMMA_AFTER_WEEKDAY = new RegExp(String.raw`\b(${WEEKDAY})\s*,\s*(?=\d)`, 'gi');
const ONLY_WEEKDAY = new RegExp(`^${WEEKDAY}$`, 'i');
/** A day, after its weekday or by it alone, and what is said of it. */
const PART = new RegExp(
  String.raw`^(?:(${WEEKDAY})\s+(?=\d))?(\d{4}-\d{2}-\d{2}|\d{1,2}[/. ]\d{1,2}(?:[/. ]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]+(?:\s+\d{4})?|[a-z]+)(?:\s+(.*))?$`,
  'i',
);

/**
 * Reads what a person or a spreadsheet says of when somebody cannot come, parted by commas or semicolons: a day on site
 * (`2027-05-11`, `11 May`, `11/5/2027`, `Tue`, `Tuesday, 11 May`), alone, with `morning` or `afternoon`, or with times (`9am to 11am`,
 * `2-4pm`, `09:00-11:00`). A date of `known` is understood too: what was noted before the days moved. Either all of it, or what is wrong with
 * the first part that is not understood, or could mean two things.
 */
export function readAbsences(
  text: string,
  days: readonly IsoDate[],
  known: readonly IsoDate[] = [],
): { absences: Absence[] } | { problem: string } {
  const absences: Absence[] = [];
  for (const part of text
    .replace(COMMA_AFTER_WEEKDAY, '$1 ')
    .split(/[;,\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')) {
    const read = readOne(part, days, known);
    if (typeof read === 'string') return { problem: `“${part.slice(0, 60)}” ${read}` };
    absences.push(read);
  }
  return { absences: tidied(absences) };
}

/** `Write it as 11 May, 11 May morning, or 11 May 9am to 11am`, with a day that is one of theirs. */
export function howToWrite(days: readonly IsoDate[]): string {
  const day = days[0] ? shortDate(days[0]) : '11 May';
  return `Write it as ${day}, ${day} morning, or ${day} 9am to 11am`;
}

/** An absence, or what is wrong, as it goes on after the part itself. */
function readOne(text: string, days: readonly IsoDate[], known: readonly IsoDate[]): Absence | string {
  const unknown = `is not a time on a day on site. ${howToWrite(days)}`;
  const [, weekday, day, said = ''] = PART.exec(text) ?? [];
  const date = day === undefined ? null : (dayNamed(day, days) ?? (/\d/.test(day) ? dayNamed(day, known) : null));
  if (!date) return unknown;
  const right = longDate(date).split(' ')[0] ?? '';
  if (weekday !== undefined && !weekday.toLowerCase().startsWith(right.slice(0, 3).toLowerCase()))
    return `cannot be right: ${shortDate(date)} is a ${right}. Write the day and the date that belong together`;
  const rest = said.trim().toLowerCase();
  if (rest === '' || rest === 'all day' || rest === 'day') return absenceOf(date, 'day');
  if (rest === 'morning' || rest === 'am') return absenceOf(date, 'morning');
  if (rest === 'afternoon' || rest === 'pm') return absenceOf(date, 'afternoon');
  const times = clockSpan(rest);
  if (times === null) return unknown;
  if (times.kind === 'backwards') return `ends before it begins. ${howToWrite(days)}`;
  if (times.kind === 'clear') return spanOf(date, times.from, times.until);
  const [from, until] = [plainTime(times.from), times.until === '24:00' ? 'midnight' : plainTime(times.until)];
  return `does not say whether that is in the morning or the afternoon. Write it as, for example, ${shortDate(date)} ${from} to ${until}`;
}

/** Only days on site are understood, so that `11 May` needs no year and a slip of the year is seen. */
function dayNamed(text: string, days: readonly IsoDate[]): IsoDate | null {
  const iso = parseIsoDate(text);
  if (iso) return days.includes(iso) ? iso : null;
  const lower = text.toLowerCase().replace(/^(\d+)(?:st|nd|rd|th)/, '$1');
  const numbers = /^(\d{1,2})[/. ](\d{1,2})(?:[/. ](\d{2,4}))?$/.exec(lower);
  const words = /^(\d{1,2})\s+([a-z]+)(?:\s+(\d{4}))?$/.exec(lower);
  const found = days.filter((day) => {
    const [year = '', month, date] = day.split('-');
    if (numbers) {
      const wrongYear = numbers[3] !== undefined && !year.endsWith(numbers[3]);
      return Number(numbers[1]) === Number(date) && Number(numbers[2]) === Number(month) && !wrongYear;
    }
    const [weekday = '', dayNumber = '', monthName = ''] = shortDate(day, { weekday: true }).toLowerCase().split(' ');
    if (!words) return ONLY_WEEKDAY.test(lower) && lower.startsWith(weekday);
    const sameYear = words[3] === undefined || words[3] === year;
    return words[1] === dayNumber && (words[2] ?? '').startsWith(monthName) && sameYear;
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}
