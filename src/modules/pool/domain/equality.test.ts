import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LEAST_COUNT, shownCounts } from './equality.ts';

const counts = (...numbers: number[]) => numbers.map((count, index) => ({ key: String(index), count }));
const shown = (...numbers: number[]) => {
  const result = shownCounts(counts(...numbers));
  return [result.total, ...result.shown.map(({ count }) => count)];
};

describe('Counts of few people', () => {
  it('are kept back, with another so that subtraction does not tell them', () => {
    const cases: [number[], (number | null)[]][] = [
      [
        [12, 8, 30],
        [50, 12, 8, 30],
      ],
      [
        [12, 3, 30],
        [45, null, null, 30],
      ],
      [
        [12, 3, 2, 30],
        [47, 12, null, null, 30],
      ],
      [
        [12, 1, 2, 30],
        [45, null, null, null, 30],
      ],
      [
        [12, 0, 30],
        [42, 12, 0, 30],
      ],
      [
        [12, 0, 3, 30],
        [45, null, null, null, 30],
      ],
      [
        [2, 1, 1],
        [null, null, null, null],
      ],
      [
        [2, 9],
        [11, null, null],
      ],
      [[], [null]],
    ];
    for (const [given, expected] of cases) assert.deepEqual(shown(...given), expected, given.join(' '));
  });

  it('never leave one group under five that can be worked out', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 7 }), (numbers) => {
        const { shown: seen, total } = shownCounts(counts(...numbers));
        for (const { count } of seen) assert.equal(count === null || count === 0 || count >= LEAST_COUNT, true);
        if (total === null) return;
        const hidden = numbers.filter((_, index) => seen[index]?.count === null);
        const people = hidden.reduce((sum, count) => sum + count, 0);
        const smallOnes = hidden.filter((count) => count > 0 && count < LEAST_COUNT).length;
        if (smallOnes > 0 && hidden.length < numbers.length)
          assert.equal(people >= LEAST_COUNT && hidden.filter((count) => count > 0).length > 1, true);
      }),
    );
  });
});
