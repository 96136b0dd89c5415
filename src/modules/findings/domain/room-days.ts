import { eachDate, type IsoDate } from '#kernel/dates';

/** What the days of a challenge are known from. */
export type DaysKnown = {
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  /** The days on which a session is held. */
  readonly sessionDays: readonly IsoDate[];
};

/**
 * The days that the team looks back on in the evening: the days on site, and each on which a session is held (the evening before, a
 * call the week before). In order, each once.
 */
export function roomDays({ onSiteFrom, onSiteUntil, sessionDays }: DaysKnown): IsoDate[] {
  const onSite = onSiteFrom && onSiteUntil ? eachDate(onSiteFrom, onSiteUntil) : [];
  return [...new Set([...onSite, ...sessionDays])].sort();
}

/**
 * The day to show: the one asked for, where it is one of them; otherwise today, or the last one before today (after the week one looks
 * back on its end), or the first where all are still to come. Null where there is no day at all.
 */
export function dayToShow(days: readonly IsoDate[], asked: string | undefined, today: IsoDate): IsoDate | null {
  if (asked !== undefined && days.includes(asked)) return asked;
  return days.filter((day) => day <= today).at(-1) ?? days[0] ?? null;
}
