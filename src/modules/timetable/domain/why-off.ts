import { OF_THE_DRAFT_ALONE } from './board/moves.ts';
import type { Session } from './session.ts';

/**
 * Why a session is off, as everybody in it reads it: what somebody wrote. Empty where nobody wrote anything: that it lost its place in the
 * draft is how the timetable was made, and no reason to whoever was to come.
 */
export function whyOff({ isLive, cancelledReason }: Pick<Session, 'isLive' | 'cancelledReason'>): string {
  return isLive || cancelledReason === null || OF_THE_DRAFT_ALONE.includes(cancelledReason) ? '' : cancelledReason;
}
