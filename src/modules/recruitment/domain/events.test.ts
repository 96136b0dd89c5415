import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  afterInvitationMove,
  INVITATION_LABELS,
  INVITATION_MOVES,
  type InvitationMove,
  type InvitationMover,
} from './events.ts';

const MOVERS: readonly InvitationMover[] = ['invitee', 'office', 'clock'];

describe('An invitation to an event', () => {
  it('moves only as the table says, and by whom it says', () => {
    for (const name of Object.keys(INVITATION_MOVES) as InvitationMove[]) {
      const move = INVITATION_MOVES[name];
      for (const status of Object.keys(INVITATION_LABELS)) {
        for (const mover of MOVERS) {
          const may =
            (move.from as readonly string[]).includes(status) && (move.by as readonly string[]).includes(mover);
          assert.equal(afterInvitationMove(status, name, mover), may ? move.to : null, `${name} ${status} ${mover}`);
        }
      }
    }
  });

  it('is moved up from the waiting list by nobody’s hand', () => {
    assert.deepEqual(INVITATION_MOVES['move-up'].by, ['clock']);
  });
});
