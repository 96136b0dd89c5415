import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnWeights } from './column-weights.ts';

test('columns share the width by what is in them, and a short word is never left to break', () => {
  assert.deepEqual(columnWeights(['Time', 'Days'], [['9.30am', '4']]), [56.67, 43.33]);
  const [time = 0, session = 0] = columnWeights(['Time', 'Session'], [['9.30am', 'Focus group. '.repeat(30)]]);
  assert.equal(time > 10 && session > 80, true, `${time} ${session}`);
});

test('an empty table still has columns', () => {
  assert.deepEqual(columnWeights(['', ''], []), [50, 50]);
});
