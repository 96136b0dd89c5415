import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLeft, daysUsedInYear } from './days.ts';

test('A peer’s days of a year are those of places offered, accepted, confirmed or served, and no others', () => {
  const cases: [string, number][] = [
    ['proposed', 0],
    ['offered', 4],
    ['accepted', 4],
    ['confirmed', 4],
    ['served', 4],
    ['declined', 0],
    ['expired', 0],
    ['withdrawn', 0],
  ];
  for (const [status, days] of cases) {
    assert.equal(daysUsedInYear([{ status, days: 4, from: '2027-05-10' }], 2027), days, status);
  }
});

test('A placement belongs whole to the calendar year in which it starts', () => {
  const placements = [
    { status: 'accepted', days: 5, from: '2026-12-31' },
    { status: 'accepted', days: 4, from: '2027-01-01' },
  ];
  assert.equal(daysUsedInYear(placements, 2026), 5);
  assert.equal(daysUsedInYear(placements, 2027), 4);
});

test('Days left are never below none', () => {
  assert.deepEqual([daysLeft(12, 8), daysLeft(12, 12), daysLeft(12, 15)], [4, 0, 0]);
});
