import { type IsoDate, londonDate, londonTime, plainTime, shortDate } from '#kernel/dates';

/** When somebody cannot come: half-open, on the clocks of the host, `2027-05-11T09:00`. */
export type Absence = readonly [from: string, until: string];

/** Where a morning ends and an afternoon begins. */
const MIDDAY = '13:00';
const PARTS = { morning: ['00:00', MIDDAY], afternoon: [MIDDAY, '24:00'], day: ['00:00', '24:00'] } as const;
export type PartOfDay = keyof typeof PARTS;

/** A morning, an afternoon or a whole day as a span. */
export function absenceOf(date: IsoDate, part: PartOfDay): Absence {
  const [from, until] = PARTS[part];
  return spanOf(date, from, until);
}

/** `2027-05-11T24:00` is the next midnight: written so that every engine and clock reads it. */
export function spanOf(date: IsoDate, from: string, until: string): Absence {
  return [`${date}T${from}`, until === '24:00' ? `${date}T23:59` : `${date}T${until}`];
}

/** The same in words that `readAbsences` of `read-absences.ts` understands: `11 May morning; 12 May 9am to 11am`. */
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

/** True where a session touches an absence. */
export function isAwayAt(
  absences: readonly Absence[],
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): boolean {
  const local = (at: Date) => `${londonDate(at)}T${londonTime(at)}`;
  return isAbsent(absences, local(startsAt), local(endsAt));
}

/** Each once, in time order. */
export function tidied(absences: readonly Absence[]): Absence[] {
  const seen = new Set<string>();
  return [...absences]
    .sort((a, b) => (a.join() < b.join() ? -1 : 1))
    .filter((each) => !seen.has(each.join()) && seen.add(each.join()));
}
