import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  afterMove,
  INTEREST_MOVES,
  INTEREST_STATUSES,
  type InterestMove,
  type Mover,
  OPEN_INTEREST,
} from './interest.ts';

const MOVERS: readonly Mover[] = ['applicant', 'backer', 'office', 'assessor', 'decider', 'clock'];

describe('The life of an offer to become a peer', () => {
  it('moves only as the table says, and by whom it says', () => {
    for (const [name, move] of Object.entries(INTEREST_MOVES) as [
      InterestMove,
      (typeof INTEREST_MOVES)[InterestMove],
    ][]) {
      for (const status of INTEREST_STATUSES) {
        for (const mover of MOVERS) {
          const may =
            (move.from as readonly string[]).includes(status) && (move.by as readonly string[]).includes(mover);
          assert.equal(afterMove(status, name, mover), may ? move.to : null, `${name} from ${status} by ${mover}`);
        }
      }
    }
  });

  it('is accredited by nobody but a decider, and only after an assessment', () => {
    const into = Object.values(INTEREST_MOVES).filter(({ to }) => to === 'accredited');
    assert.deepEqual(into, [{ from: ['assessed'], to: 'accredited', by: ['decider'], action: 'Accredited' }]);
    const assessed = Object.values(INTEREST_MOVES).filter(({ to }) => to === 'assessed');
    assert.deepEqual(assessed[0]?.by, ['assessor', 'office']);
  });

  it('can be taken back by the applicant while it is open, and never once it is decided', () => {
    for (const status of INTEREST_STATUSES) {
      const open = (OPEN_INTEREST as readonly string[]).includes(status);
      assert.equal(afterMove(status, 'withdraw', 'applicant'), open ? 'withdrawn' : null, status);
    }
  });
});
