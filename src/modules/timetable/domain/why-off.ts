import { OF_THE_DRAFT_ALONE } from './board/moves.ts';
import type { Session } from './session.ts';

/**
 * Why a session is off, as everybody in it reads it: what somebody wrote. Empty where nobody wrote anything: that it lost its place in the
 * draft is how the timetable was made, and no reason to whoever was to come.
 */
export function whyOff({ isLive, cancelledReason }: Pick<Session, 'isLive' | 'cancelledReason'>): string {
  return isLive || cancelledReason === null || OF_THE_DRAFT_ALONE.includes(cancelledReason) ? '' : cancelledReason;
}

/** True where nobody has cancelled it: it lost its place while the timetable was made. */
export function lostItsPlace({ isLive, cancelledReason }: Pick<Session, 'isLive' | 'cancelledReason'>): boolean {
  return !isLive && OF_THE_DRAFT_ALONE.includes(cancelledReason ?? '');
}

const NO_PLACE = 'It has no place in the timetable any more';

/** Why it is off, or that it has no place, on a line of its own without a full stop: `Cancelled: The director is ill`. */
export function offLine(session: Pick<Session, 'isLive' | 'cancelledReason'>): string {
  return lostItsPlace(session) ? NO_PLACE : ['Cancelled', whyOff(session)].filter(Boolean).join(': ');
}

/**
 * That a session is off and why, whole sentences, for whoever reads of it on a page. `isKnown`: people were told that it takes place, so
 * that to them it is cancelled where it only lost its place.
 */
export function offWords(session: Session, isKnown: boolean): string {
  if (!lostItsPlace(session)) return `This session is cancelled. ${whyOff(session)}`.trim();
  return isKnown
    ? 'This session is cancelled: it has no place in the timetable any more.'
    : 'This session has no place in the timetable at the moment.';
}
