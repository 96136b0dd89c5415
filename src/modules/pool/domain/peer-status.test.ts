import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { decideMove, movesFrom, PEER_MOVES } from './peer-status.ts';

const STATUSES = ['serving', 'review-due', 'lapsed', 'suspended', 'retired', 'alumnus', 'merged'];

describe('A peer’s place in the pool', () => {
  it('changes by these moves of the office and no other', () => {
    const table = STATUSES.map((status) => [
      status,
      Object.fromEntries(
        PEER_MOVES.flatMap((move) => {
          const to = decideMove(status, move, 'office', 'because');
          return isRefusal(to) ? [] : [[move, to]];
        }),
      ),
    ]);
    assert.deepEqual(Object.fromEntries(table), {
      serving: { 'ask-review': 'review-due', suspend: 'suspended', lapse: 'lapsed', retire: 'retired' },
      'review-due': { keep: 'serving', suspend: 'suspended', lapse: 'lapsed', retire: 'retired' },
      lapsed: { suspend: 'suspended', retire: 'retired', thank: 'alumnus', return: 'serving' },
      suspended: { retire: 'retired', return: 'serving' },
      retired: { thank: 'alumnus', return: 'serving' },
      alumnus: { 'ask-review': 'review-due', return: 'serving' },
      merged: {},
    });
    assert.deepEqual(movesFrom('retired'), ['thank', 'return']);
  });

  it('can be put under review by the peer and the clock, and by nothing else of theirs', () => {
    for (const by of ['peer', 'clock'] as const) {
      assert.deepEqual(
        PEER_MOVES.filter((move) => STATUSES.some((from) => !isRefusal(decideMove(from, move, by, 'because')))),
        ['ask-review'],
      );
    }
  });

  it('needs a reason where somebody is suspended, reviewed or brought back', () => {
    const needing = PEER_MOVES.filter((move) =>
      STATUSES.some((from) => {
        const without = decideMove(from, move, 'office', '  ');
        return isRefusal(without) && without.code === 'no-reason';
      }),
    );
    assert.deepEqual(needing, ['ask-review', 'suspend', 'return']);
  });
});
