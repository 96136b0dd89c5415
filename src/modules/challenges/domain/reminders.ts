import { daysBetween, type IsoDate } from '#kernel/dates';

/** A clock is reminded of this many days before it is due. */
const REMIND_DAYS_BEFORE = 7;
/** A clock that has been late for longer than this is not written about any more: people know. */
export const LATE_MAIL_DAYS = 28;

/**
 * Which reminder a running clock deserves today, if any. Due on 15 May: the first from 8 May to 15 May, the late one from 16 May to
 * 12 June, whichever day the daily round first sees it; each goes out once.
 */
export function reminderFor(due: IsoDate, today: IsoDate): 'week-before' | 'late' | null {
  const left = daysBetween(today, due);
  if (left > REMIND_DAYS_BEFORE || left < -LATE_MAIL_DAYS) return null;
  return left >= 0 ? 'week-before' : 'late';
}
