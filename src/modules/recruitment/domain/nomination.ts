/** How far a nomination of a councillor has come, as the office calls it. */
const NOMINATION_LABELS = {
  unproven: 'Not confirmed by mail yet',
  asked: 'Waiting for the councillor',
  'taken-up': 'Taken up',
  declined: 'Not taken up',
  expired: 'Not answered',
} as const;
export type NominationStatus = keyof typeof NOMINATION_LABELS;

/** Who may move it. `clock`: the daily round. */
export type NominationMover = 'nominator' | 'nominee' | 'clock';

/** The one table of a nomination's life: from where, to where, by whom, and what the audit trail calls it. */
export const NOMINATION_MOVES = {
  prove: { from: 'unproven', to: 'asked', by: 'nominator', action: 'Nominated a councillor' },
  'take-up': { from: 'asked', to: 'taken-up', by: 'nominee', action: 'Took the nomination up' },
  decline: { from: 'asked', to: 'declined', by: 'nominee', action: 'Did not take the nomination up' },
  expire: { from: 'asked', to: 'expired', by: 'clock', action: 'The nomination was not answered in time' },
} as const satisfies Record<
  string,
  { from: NominationStatus; to: NominationStatus; by: NominationMover; action: string }
>;
export type NominationMove = keyof typeof NOMINATION_MOVES;

/** Days that a councillor has to take a nomination up, counted from when they are written to. */
export const NOMINATION_DAYS = 28;

/** Days after which a nomination that nobody confirmed by mail is deleted: somebody else's name stands in it. */
export const UNPROVEN_DAYS = 7;

/** The status that follows, or null where that mover may not make that move from there. */
export function afterNominationMove(
  status: string,
  name: NominationMove,
  by: NominationMover,
): NominationStatus | null {
  const move = NOMINATION_MOVES[name];
  return move.from === status && move.by === by ? move.to : null;
}
