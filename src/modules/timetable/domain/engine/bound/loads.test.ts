import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { bestLoads } from './loads.ts';

/** The same by trying all loads. */
function byTrying(price: Float64Array, demand: number, balance: number): number {
  let most = Number.NEGATIVE_INFINITY;
  const go = (loads: number[], left: number): void => {
    if (loads.length === price.length - 1) {
      const all = [...loads, left];
      const worth = all.reduce((sum, load, p) => sum + load * price[p]!, 0);
      most = Math.max(most, worth - balance * (Math.max(...all) - Math.min(...all)));
      return;
    }
    for (let load = 0; load <= left; load += 1) go([...loads, load], left - load);
  };
  go([], demand);
  return most;
}

test('No loads bring more at their prices than the best ones, and those are whole and sum to what is asked', () => {
  const random = seededRandom(5);
  for (let i = 0; i < 60; i += 1) {
    const raw = Array.from({ length: 4 }, () => 6 * random() - 3);
    const mean = raw.reduce((sum, each) => sum + each, 0) / 4;
    const price = Float64Array.from(raw, (each) => each - mean);
    const half = price.reduce((sum, each) => sum + Math.abs(each), 0) / 2;
    const demand = 1 + ((random() * 12) | 0);
    const balance = half + 3 * random();
    const { worth, of } = bestLoads(price, demand, balance);
    assert.equal(worth.toFixed(6), byTrying(price, demand, balance).toFixed(6), `${[...price]} for ${demand}`);
    assert.equal(
      of.reduce((sum, load) => sum + load, 0),
      demand,
    );
    assert.equal(of.every(Number.isInteger), true);
  }
});

test('Where eight sessions are shared by seven peers, being uneven by one cannot be avoided', () => {
  const { worth, of } = bestLoads(new Float64Array(7), 8, 8);
  assert.deepEqual([worth, [...of].sort()], [-8, [1, 1, 1, 1, 1, 1, 2]]);
});
