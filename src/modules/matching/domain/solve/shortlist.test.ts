import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { madeInstance } from '../../testing/generator.ts';
import { problemOf } from '../problem.ts';
import { shortlistOf } from './shortlist.ts';

test('a shortlist holds a slot’s candidates of least loss, in order, equal ones as in the file', () => {
  const problem = problemOf(madeInstance({ seed: 3, peers: 120, challenges: 8 }));
  const random = seededRandom(3);
  // Few different losses, so that many are equal.
  const loss = Float64Array.from(problem.candidates.peer, () => Math.floor(random() * 6));
  for (const most of [1, 5, 10_000]) {
    const { start, list } = shortlistOf(problem, loss, most);
    for (let s = 0; s < problem.slots; s += 1) {
      const first = problem.candidates.start[s] as number;
      const all = Array.from({ length: (problem.candidates.start[s + 1] as number) - first }, (_, i) => first + i);
      const sorted = all.sort((a, b) => (loss[a] as number) - (loss[b] as number) || a - b).slice(0, most);
      assert.deepEqual([...list.subarray(start[s], start[s + 1])], sorted, `slot ${s}, ${most} at the most`);
    }
  }
});
