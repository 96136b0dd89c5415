import { addToDate, type IsoDate, mediumDate } from '#kernel/dates';

/** A profile is asked about once it is this old. */
export const CONFIRM_MONTHS = 12;
/** Days after which whoever has not answered is reminded, once. */
export const REMIND_AFTER_DAYS = 14;
/** Days for which the mailed link can be used. */
export const LINK_DAYS = 60;

/** True where a peer has not said for a year that what is held of them is right. */
export function isStale(lastConfirmed: IsoDate | null, today: IsoDate): boolean {
  return lastConfirmed === null || lastConfirmed < addToDate(today, { months: -CONFIRM_MONTHS });
}

/** How old the profile is, in words that stand wherever a peer is shown. */
export function confirmedWords(lastConfirmed: IsoDate | null, today: IsoDate): string {
  if (lastConfirmed === null) return 'Never confirmed';
  const words = `Confirmed ${mediumDate(lastConfirmed)}`;
  return isStale(lastConfirmed, today) ? `${words}, over a year ago` : words;
}
