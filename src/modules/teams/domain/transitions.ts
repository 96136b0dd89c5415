/** Where a placement can stand. */
export type PlacementStatus =
  | 'proposed'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'expired'
  | 'confirmed'
  | 'served'
  | 'withdrawn';

/** Who may move a placement. `clock`: the daily round. */
export type Mover = 'office' | 'peer' | 'host' | 'clock';

type Move = {
  readonly from: readonly PlacementStatus[];
  readonly to: PlacementStatus;
  readonly by: readonly Mover[];
  readonly action: string;
};

/** The one table of a placement's life: from where, to where, by whom, and what the audit trail calls it. */
export const PLACEMENT_MOVES = {
  offer: { from: ['proposed'], to: 'offered', by: ['office', 'clock'], action: 'Offered the place' },
  accept: { from: ['offered'], to: 'accepted', by: ['peer'], action: 'Accepted the place' },
  decline: { from: ['offered'], to: 'declined', by: ['peer'], action: 'Declined the place' },
  expire: { from: ['offered'], to: 'expired', by: ['clock'], action: 'The offer ended without an answer' },
  confirm: { from: ['accepted'], to: 'confirmed', by: ['host', 'office'], action: 'Confirmed the place' },
  serve: { from: ['confirmed'], to: 'served', by: ['clock'], action: 'Served on the team' },
  withdraw: {
    from: ['proposed', 'offered', 'accepted', 'confirmed'],
    to: 'withdrawn',
    by: ['office'],
    action: 'Withdrew the placement',
  },
} as const satisfies Record<string, Move>;

export type MoveName = keyof typeof PLACEMENT_MOVES;

/** The status that follows, or null where that mover may not make that move from there. */
export function afterMove(status: string, name: MoveName, by: Mover): PlacementStatus | null {
  const move: Move = PLACEMENT_MOVES[name];
  return move.by.includes(by) && move.from.includes(status as PlacementStatus) ? move.to : null;
}
