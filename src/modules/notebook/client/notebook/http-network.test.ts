import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { patienceFor } from './http-network.ts';

const SECOND_MILLISECONDS = 1000;

describe('What the notebook asks over a slow network', () => {
  it('is given up after half a minute where it is small', () => {
    assert.equal(patienceFor(0), 30 * SECOND_MILLISECONDS);
  });

  for (const [kilobytes, kilobits] of [
    [600, 100],
    [2000, 100],
    [600, 50],
  ] as const) {
    it(`has time enough as a photograph of ${kilobytes} kB over ${kilobits} kbit/s`, () => {
      const needed = ((kilobytes * 8) / kilobits) * SECOND_MILLISECONDS;
      assert.ok(patienceFor(kilobytes * 1000) > needed * 1.25, `${patienceFor(kilobytes * 1000)} of ${needed}`);
    });
  }
});
