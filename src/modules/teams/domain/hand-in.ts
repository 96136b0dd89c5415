import { addToDate, type IsoDate, londonDate } from '#kernel/dates';

/** So many days somebody who was taken off a team can hand in what they noted and had not sent. */
export const HAND_IN_DAYS = 14;

/**
 * The last day on which they can: the whole of it, in London. Taken off on 12 May at 11.30pm: until the end of 26 May. Where the notes of
 * the challenge are destroyed before, no longer than that.
 */
export function handInUntil(leftAt: Date): IsoDate {
  return addToDate(londonDate(leftAt), { days: HAND_IN_DAYS });
}

/** Whether that day is over. */
export function isTooLateToHandIn(leftAt: Date, now: Date): boolean {
  return londonDate(now) > handInUntil(leftAt);
}
