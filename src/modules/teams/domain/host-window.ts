import { addToDate, type IsoDate } from '#kernel/dates';
import type { PlacementStatus } from './transitions.ts';

/**
 * The last day on which the host may object to a peer: the programme's days after the peer said yes; null while they have not.
 * With 14 days, somebody who accepted on 1 March may be objected to through 15 March.
 */
export function objectionEnds(acceptedOn: IsoDate | null, objectionDays: number): IsoDate | null {
  return acceptedOn === null ? null : addToDate(acceptedOn, { days: objectionDays });
}

/** True where the host may object to this placement today: proposed, or accepted or confirmed with the window still open. */
export function mayObject(
  status: PlacementStatus,
  acceptedOn: IsoDate | null,
  objectionDays: number,
  today: IsoDate,
): boolean {
  if (status === 'proposed' || status === 'offered') return true;
  if (status !== 'accepted' && status !== 'confirmed') return false;
  const ends = objectionEnds(acceptedOn, objectionDays);
  return ends === null || today <= ends;
}
