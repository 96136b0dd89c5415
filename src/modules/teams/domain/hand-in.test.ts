import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { handInUntil, isTooLateToHandIn } from './hand-in.ts';

describe('Handing in notes after leaving a team', () => {
  // Half past eleven at night in London, an hour earlier by the clock of the world.
  const leftAt = new Date('2027-05-12T22:30:00Z');

  it('goes on for fourteen days, the last of them whole', () => {
    assert.equal(handInUntil(leftAt), '2027-05-26');
    const isOver = ['2027-05-12T22:30:00Z', '2027-05-26T22:59:59Z', '2027-05-26T23:00:00Z'].map((at) =>
      isTooLateToHandIn(leftAt, new Date(at)),
    );
    assert.deepEqual(isOver, [false, false, true]);
  });
});
