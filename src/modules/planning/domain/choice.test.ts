import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Choice, chosenIds, monthsOf } from './choice.ts';

const choice = (id: string, from: string, programmeKey: string, taken = 0): Choice => ({
  id,
  from,
  programmeKey,
  places: 5,
  taken,
});
const YEAR = [
  choice('a', '2027-03-01', 'corporate'),
  choice('b', '2027-03-29', 'adult-social-care', 2),
  choice('c', '2027-04-05', 'corporate', 5),
];

describe('A long year', () => {
  it('is chosen by the month, each with what it asks for', () => {
    assert.deepEqual(monthsOf(YEAR, ''), [
      { value: 'month:2027-03:', month: '2027-03', challenges: 2, places: 10, open: 8 },
      { value: 'month:2027-04:', month: '2027-04', challenges: 1, places: 5, open: 0 },
    ]);
  });

  it('means by a month every challenge of it, or those of the programme it was narrowed to', () => {
    assert.deepEqual(chosenIds(['month:2027-03:', 'b', 'x'], YEAR), ['a', 'b', 'x']);
    assert.deepEqual(chosenIds(['month:2027-03:corporate'], YEAR), ['a']);
    assert.deepEqual(chosenIds(['month:2031-01:'], YEAR), []);
  });
});
