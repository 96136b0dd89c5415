import { type IsoDate, londonInstant } from '#kernel/dates';

/** Why no timetable can be proposed yet. */
export type Missing = 'no-days' | 'over' | 'nothing-wanted' | 'all-stand' | 'no-rooms' | 'no-team';

/** What a timetable would be proposed from. */
export type ToProposeFrom = {
  /** The days on site that are not over, null where none are agreed. */
  readonly days: number | null;
  /** Sessions on the list of what to hear that were not left out. */
  readonly listed: number;
  /** Those of them that a proposal may place: neither set by hand nor begun. */
  readonly open: number;
  readonly rooms: number;
  readonly peers: number;
};

/** What is missing before a timetable can be proposed, what comes first first; null where nothing is. */
export function whatIsMissing({ days, listed, open, rooms, peers }: ToProposeFrom): Missing | null {
  if (days === null) return 'no-days';
  if (days === 0) return 'over';
  if (listed === 0) return 'nothing-wanted';
  if (open === 0) return 'all-stand';
  if (rooms === 0) return 'no-rooms';
  return peers === 0 ? 'no-team' : null;
}

/** What is missing, and what to do about it, as it is said on the page and where somebody asks all the same. */
export const MISSING_WORDS: Record<Missing, string> = {
  'no-days': 'Agree the dates on site first: a timetable is made of those days.',
  over: 'The days on site are over.',
  'nothing-wanted': 'Say what to hear first: a timetable is proposed from that list, and nothing is on it.',
  'all-stand':
    'Nothing is left to place: every session on the list has been set by hand or has begun, and a proposal leaves those where they are.',
  'no-rooms': 'Add the rooms first: every session needs one.',
  'no-team': 'Nobody is on the team yet. Once somebody has accepted a place, a timetable can be proposed.',
};

/** True where a proposal leaves a session on the list where it stands. */
export function standsStill(session: { readonly byHand: boolean; readonly startsAt: Date } | null, now: Date): boolean {
  return session !== null && (session.byHand || session.startsAt <= now);
}

/** The days on which something may still be placed: those that are not over. */
export function daysAhead(days: readonly IsoDate[], now: Date): IsoDate[] {
  return days.filter((day) => londonInstant(day, '23:59') > now);
}
