import assert from 'node:assert/strict';
import { it } from 'node:test';
import { shareWords } from './share-words.ts';

it('says how much of the days something stands in the way, at each boundary', () => {
  const said = [
    [155, 155],
    [154, 155],
    [60, 100],
    [59, 100],
    [40, 100],
    [39, 100],
    [10, 100],
    [9, 100],
    [1, 155],
    [0, 0],
  ].map(([part, whole]) => shareWords(part as number, whole as number));
  assert.deepEqual(said, [
    'all of the time',
    'most of the time',
    'most of the time',
    'about half of the time',
    'about half of the time',
    'some of the time',
    'some of the time',
    'now and then',
    'now and then',
    'all of the time',
  ]);
});
