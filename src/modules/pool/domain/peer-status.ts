import { type Refusal, refusal } from '#kernel/result';
import type { PeerStatus } from './vocabulary.ts';

/** Who moves a peer: the office, the peer about themselves, or the clock. */
export type MovedBy = 'office' | 'peer' | 'clock';

/** What can happen to a peer's place in the pool. */
export type PeerMove = 'keep' | 'ask-review' | 'suspend' | 'lapse' | 'retire' | 'thank' | 'return';

type Transition = {
  readonly from: readonly PeerStatus[];
  readonly to: PeerStatus;
  readonly by: readonly MovedBy[];
  /** Whether a reason must be written, which is kept. */
  readonly reason: boolean;
};

/**
 * The one table of how a peer's place in the pool changes. Only a serving peer is placed. Leaving a post makes a review due; the
 * office then keeps, suspends, lets lapse or retires. Nobody is put out of the pool by the clock.
 */
export const PEER_TRANSITIONS: Readonly<Record<PeerMove, Transition>> = {
  keep: { from: ['review-due'], to: 'serving', by: ['office'], reason: false },
  'ask-review': { from: ['serving', 'alumnus'], to: 'review-due', by: ['office', 'peer', 'clock'], reason: true },
  suspend: { from: ['serving', 'review-due', 'lapsed'], to: 'suspended', by: ['office'], reason: true },
  lapse: { from: ['serving', 'review-due'], to: 'lapsed', by: ['office'], reason: false },
  retire: { from: ['serving', 'review-due', 'lapsed', 'suspended'], to: 'retired', by: ['office'], reason: false },
  thank: { from: ['retired', 'lapsed'], to: 'alumnus', by: ['office'], reason: false },
  return: { from: ['lapsed', 'suspended', 'retired', 'alumnus'], to: 'serving', by: ['office'], reason: true },
};

/** What each move says on a button. */
export const PEER_MOVE_LABELS: Readonly<Record<PeerMove, string>> = {
  keep: 'Keep as a serving peer',
  'ask-review': 'Start a review',
  suspend: 'Suspend',
  lapse: 'Let them lapse',
  retire: 'Retire',
  thank: 'Thank as an alumnus',
  return: 'Bring back into service',
};

export const PEER_MOVES = Object.keys(PEER_TRANSITIONS) as [PeerMove, ...PeerMove[]];

/** Where the move leads, or why it cannot be made. */
export function decideMove(from: string, move: PeerMove, by: MovedBy, reason: string): Refusal | PeerStatus {
  const transition = PEER_TRANSITIONS[move];
  if (!transition.by.includes(by)) return refusal('not-theirs', 'Only the programme office can do that.');
  if (!(transition.from as readonly string[]).includes(from)) {
    return refusal('wrong-status', 'Somebody has changed where this peer stands. Look at the page again.');
  }
  if (transition.reason && reason.trim() === '') return refusal('no-reason', 'Say why, in a few words');
  return transition.to;
}

/** What the office can do with a peer who stands there. */
export function movesFrom(status: string): PeerMove[] {
  return PEER_MOVES.filter((move) => (PEER_TRANSITIONS[move].from as readonly string[]).includes(status));
}
