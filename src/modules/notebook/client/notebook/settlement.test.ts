import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { logAfterSettling } from './settlement.ts';

const head = { sequence: 5, hash: 'hash of 5' };

describe('How far operations count as confirmed', () => {
  it('goes on, or back where the server knows less, from where the device was when it asked', () => {
    assert.equal(
      logAfterSettling({ head, acknowledged: 2 }, { acknowledged: 5, after: 2, changes: [] }).acknowledged,
      5,
    );
    assert.equal(
      logAfterSettling({ head, acknowledged: 2 }, { acknowledged: 0, after: 2, changes: [] }).acknowledged,
      0,
    );
    assert.equal(logAfterSettling({ head, acknowledged: 2 }, { changes: [] }).acknowledged, 2);
  });

  it('stays where another window has set it back meanwhile: nothing has been heard of what lies between', () => {
    const back = { head, acknowledged: 1 };
    assert.equal(logAfterSettling(back, { acknowledged: 5, after: 3, changes: [] }).acknowledged, 1);
    const skipTo = { sequence: 9, hash: 'hash of 9', past: 5 };
    assert.deepEqual(logAfterSettling(back, { acknowledged: 5, after: 3, changes: [], skipTo }), back);
  });
});
