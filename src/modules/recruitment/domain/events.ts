/** What peers and applicants are invited to. */
export const EVENT_KINDS = {
  assessment: 'Assessment and briefing',
  'regional-briefing': 'Regional briefing',
  refresher: 'Refresher',
} as const;

export type EventKind = keyof typeof EVENT_KINDS;
export const EVENT_KIND_KEYS = Object.keys(EVENT_KINDS) as [EventKind, ...EventKind[]];

export const INVITATION_LABELS = {
  invited: 'Invited, has not answered',
  accepted: 'Has a place',
  waiting: 'On the waiting list',
  declined: 'Cannot come',
  'dropped-out': 'Dropped out',
  cancelled: 'Event cancelled',
  attended: 'Came',
  absent: 'Did not come',
  lapsed: 'Had no place when it was over',
} as const;

export type InvitationStatus = keyof typeof INVITATION_LABELS;

/** Who may move an invitation. `clock` stands for what follows by itself, such as the waiting list moving up. */
export type InvitationMover = 'invitee' | 'office' | 'clock';

type Move = {
  readonly from: readonly InvitationStatus[];
  readonly to: InvitationStatus;
  readonly by: readonly InvitationMover[];
  readonly action: string;
};

/**
 * The one table of an invitation's life. Somebody who could not come, or had no place or was not there before
 * the event got another day, is invited again before they may say yes.
 */
export const INVITATION_MOVES = {
  invite: {
    from: ['declined', 'dropped-out', 'lapsed', 'absent'],
    to: 'invited',
    by: ['office'],
    action: 'Invited again',
  },
  accept: {
    from: ['invited'],
    to: 'accepted',
    by: ['invitee', 'office'],
    action: 'Took a place',
  },
  wait: {
    from: ['invited'],
    to: 'waiting',
    by: ['invitee', 'office'],
    action: 'Joined the waiting list',
  },
  'move-up': { from: ['waiting'], to: 'accepted', by: ['clock'], action: 'Moved up from the waiting list' },
  decline: { from: ['invited'], to: 'declined', by: ['invitee', 'office'], action: 'Cannot come' },
  'drop-out': { from: ['accepted', 'waiting'], to: 'dropped-out', by: ['invitee', 'office'], action: 'Dropped out' },
  cancel: { from: ['invited', 'accepted', 'waiting'], to: 'cancelled', by: ['office'], action: 'Event cancelled' },
  attend: {
    from: ['accepted', 'absent', 'invited', 'waiting', 'lapsed'],
    to: 'attended',
    by: ['office'],
    action: 'Came',
  },
  miss: { from: ['accepted'], to: 'absent', by: ['office'], action: 'Did not come' },
  lapse: { from: ['invited', 'waiting'], to: 'lapsed', by: ['clock'], action: 'Had no place when it was over' },
} as const satisfies Record<string, Move>;

export type InvitationMove = keyof typeof INVITATION_MOVES;

/** The status that follows, or null where that mover may not make that move from there. */
export function afterInvitationMove(
  status: string,
  name: InvitationMove,
  by: InvitationMover,
): InvitationStatus | null {
  const move: Move = INVITATION_MOVES[name];
  return move.by.includes(by) && move.from.includes(status as InvitationStatus) ? move.to : null;
}
