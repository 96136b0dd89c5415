import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addToDate, eachDate } from '#kernel/dates';
import { type AwayRange, calendarWeeks, joined, painted, paintingOf } from './weeks.ts';

describe('The calendar of weeks', () => {
  it('tells a week that is free, one away in part and one away on all seven days', () => {
    const ranges = [
      { from: '2027-05-05', until: '2027-05-06' },
      { from: '2027-05-07', until: '2027-05-07' },
      { from: '2027-05-10', until: '2027-05-18' },
    ];
    assert.deepEqual(
      calendarWeeks(ranges, '2027-04-28', 4).map(({ monday, state }) => [monday, state]),
      [
        ['2027-04-26', 'free'],
        ['2027-05-03', 'part'],
        ['2027-05-10', 'away'],
        ['2027-05-17', 'part'],
      ],
    );
    assert.deepEqual(calendarWeeks(ranges, '2027-05-03', 1)[0]?.away, [{ from: '2027-05-05', until: '2027-05-07' }]);
  });

  it('changes only the weeks that were touched', () => {
    assert.deepEqual(paintingOf(['2027-05-03', '2027-05-10'], ['2027-05-10', '2027-05-17']), {
      away: ['2027-05-17'],
      free: ['2027-05-03'],
    });
  });

  it('splits a long absence where a week of it is given back, and joins weeks that touch', () => {
    const july = [{ from: '2027-07-01', until: '2027-07-31' }];
    assert.deepEqual(painted(july, { away: [], free: ['2027-07-12'] }), [
      { from: '2027-07-01', until: '2027-07-11' },
      { from: '2027-07-19', until: '2027-07-31' },
    ]);
    assert.deepEqual(painted([], { away: ['2027-07-12', '2027-07-05'], free: [] }), [
      { from: '2027-07-05', until: '2027-07-18' },
    ]);
  });
});

const start = '2027-01-04';
const day = fc.integer({ min: 0, max: 120 }).map((days) => addToDate(start, { days }));
const range = fc
  .tuple(day, fc.integer({ min: 0, max: 30 }))
  .map(([from, length]): AwayRange => ({ from, until: addToDate(from, { days: length }) }));
const weeks = fc.uniqueArray(fc.integer({ min: 0, max: 16 }).map((week) => addToDate(start, { weeks: week })));
const daysOf = (ranges: readonly AwayRange[]) =>
  [...new Set(ranges.flatMap(({ from, until }) => eachDate(from, until)))].sort();

describe('Painting, whatever is painted', () => {
  it('leaves exactly the days before, less the weeks given back, with the weeks ruled out', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), weeks, weeks, (ranges, away, others) => {
        const free = others.filter((monday) => !away.includes(monday));
        const week = (monday: string) => eachDate(monday, addToDate(monday, { days: 6 }));
        const given = free.flatMap(week);
        const expected = [...daysOf(ranges).filter((one) => !given.includes(one)), ...away.flatMap(week)];
        const result = painted(ranges, { away, free });
        assert.deepEqual(daysOf(result), [...new Set(expected)].sort());
        assert.deepEqual(joined(result), result);
      }),
      { numRuns: 150 },
    );
  });
});
