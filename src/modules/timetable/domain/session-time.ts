import { addToDate, type IsoDate, londonDate, londonInstant, longDate, shortDate } from '#kernel/dates';

/** When a session is asked to be, as it was typed: a day, a start as `HH:MM`, and an end or a length. */
export type AskedTime = { readonly date: IsoDate; readonly start: string; readonly end: string };

export type OnSite = { readonly from: IsoDate; readonly until: IsoDate } | null;

/** The days on site of a challenge; null until they are agreed. */
export function daysOnSite(head: {
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
}): OnSite {
  return head.onSiteFrom && head.onSiteUntil ? { from: head.onSiteFrom, until: head.onSiteUntil } : null;
}

/** Calls and the team's own meetings may come before the team is on site: so many weeks at most. */
const WEEKS_BEFORE = 8;
const MAY_BE_BEFORE: readonly string[] = ['call', 'team-meeting'];
const LONGEST_HOURS = 12;

export type SessionTime = { readonly startsAt: Date; readonly endsAt: Date };
export type TimeProblems = { readonly problems: Readonly<Record<string, string>> };

/**
 * The instants of a session on London's clocks, or what is wrong beside `date` or `end`. A session lies within the days on site;
 * a call or a team meeting may come up to eight weeks before. It ends after it starts, on the same day. One that is off may stay `off`
 * where it was, whatever days have been agreed since.
 */
export function sessionTime(
  asked: AskedTime,
  kind: string,
  onSite: OnSite,
  off: SessionTime | null = null,
): SessionTime | TimeProblems {
  const endsAt = endOf(asked);
  const startsAt = londonInstant(asked.date, asked.start);
  const stays = off !== null && +startsAt === +off.startsAt && endsAt !== null && +endsAt === +off.endsAt;
  const wrongDay = stays ? null : dayProblem(asked.date, kind, onSite);
  const problems: Record<string, string> = {};
  if (wrongDay) problems.date = wrongDay;
  if (endsAt === null) problems.end = 'Enter when it ends, such as 10.30am, or how long it is, such as 45 minutes';
  if (endsAt !== null && endsAt <= startsAt) problems.end = 'The end must come after the start, on the same day';
  else if (endsAt !== null && londonDate(new Date(endsAt.getTime() - 1)) !== asked.date)
    problems.end = 'The end must be on the same day as the start';
  else if (endsAt !== null && endsAt.getTime() - startsAt.getTime() > LONGEST_HOURS * 3_600_000)
    problems.end = `A session lasts ${LONGEST_HOURS} hours at most: check the times`;
  return Object.keys(problems).length > 0 || endsAt === null ? { problems } : { startsAt, endsAt };
}

/** True on a day on which the team is with its host. */
export function isDayOnSite(date: IsoDate, onSite: OnSite): boolean {
  return onSite !== null && date >= onSite.from && date <= onSite.until;
}

/** Why a session of that kind cannot be held on that day, with what to do; null where it can: see `sessionTime`. */
export function dayProblem(date: IsoDate, kind: string, onSite: OnSite): string | null {
  if (!onSite) return 'Agree the dates on site first: the timetable is made of those days';
  if (isDayOnSite(date, onSite)) return null;
  const days = `${shortDate(onSite.from, { weekday: true })} to ${shortDate(onSite.until, { weekday: true })}`;
  if (!MAY_BE_BEFORE.includes(kind))
    return `${longDate(date)} is not one of the days on site: choose a day from ${days}. Only calls and team meetings may come before`;
  const earliest = addToDate(onSite.from, { weeks: -WEEKS_BEFORE });
  if (date < earliest || date > onSite.until)
    return `Choose a day from ${longDate(earliest)} to ${longDate(onSite.until)}`;
  return null;
}

/** True where a session of that kind may be held on that day: see `sessionTime`. */
export function mayBeOn(date: IsoDate, kind: string, onSite: OnSite): boolean {
  return dayProblem(date, kind, onSite) === null;
}

function endOf({ date, start, end }: AskedTime): Date | null {
  const minutes = lengthInMinutes(end);
  if (minutes !== null) return new Date(londonInstant(date, start).getTime() + minutes * 60_000);
  return /^\d{2}:\d{2}$/.test(end) ? londonInstant(date, end) : null;
}

/** `45 minutes`, `1 hour`, `1.5 hours`, `1h 30m`, `90 min` as minutes; null where it is no length. */
export function lengthInMinutes(text: string): number | null {
  const match =
    /^(?:(\d{1,2}(?:\.\d{1,2})?)\s*(?:h|hr|hrs|hour|hours))?(?:\s*(?:and\s*)?(\d{1,3})\s*(?:m|min|mins|minute|minutes))?$/i.exec(
      text.trim(),
    );
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const minutes = Math.round(Number(match[1] ?? 0) * 60) + Number(match[2] ?? 0);
  return minutes > 0 ? minutes : null;
}
