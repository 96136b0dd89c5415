import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DaysKnown, dayToShow, pulseOf, roomDays, spanOf } from './room-days.ts';

const known = (more: Partial<DaysKnown> = {}): DaysKnown => ({
  onSiteFrom: '2027-05-10',
  onSiteUntil: '2027-05-12',
  sessionDays: ['2027-05-07', '2027-05-11'],
  heardDays: [],
  ...more,
});
const EXPECTED = ['2027-05-07', '2027-05-10', '2027-05-11', '2027-05-12'];

describe('The days that a team looks back on', () => {
  const cases: [title: string, facts: Partial<DaysKnown>, all: string[]][] = [
    ['are those on site and those of sessions', {}, EXPECTED],
    ['count a day once', { heardDays: ['2027-05-07', '2027-05-12'] }, EXPECTED],
    [
      'begin with all that was heard before the visit, as one',
      { heardDays: ['2027-04-20', '2027-05-09'] },
      ['before', ...EXPECTED],
    ],
    [
      'go on after the visit, on each day on which something was written',
      { heardDays: ['2027-05-13', '2027-06-01'] },
      [...EXPECTED, '2027-05-13', '2027-06-01'],
    ],
    [
      'are those on which something was heard, where no days are agreed',
      { onSiteFrom: null, onSiteUntil: null, sessionDays: [], heardDays: ['2027-04-20'] },
      ['2027-04-20'],
    ],
    ['are none where nothing is known', { onSiteFrom: null, onSiteUntil: null, sessionDays: [] }, []],
  ];
  for (const [title, facts, all] of cases) it(title, () => assert.deepEqual(roomDays(known(facts)).all, all));
});

describe('The day that is looked back on', () => {
  const read = { heardDays: ['2027-04-20', '2027-06-01'] };
  const none = { onSiteFrom: null, onSiteUntil: null, sessionDays: [] };
  const cases: [
    title: string,
    facts: Partial<DaysKnown>,
    asked: string | undefined,
    today: string,
    shown: string | null,
  ][] = [
    ['is the one asked for', {}, '2027-05-10', '2027-05-11', '2027-05-10'],
    ['is today where none is asked for', {}, undefined, '2027-05-11', '2027-05-11'],
    ['is today where another is asked for', {}, '2027-06-01', '2027-05-11', '2027-05-11'],
    ['is the last one afterwards', {}, undefined, '2027-07-01', '2027-05-12'],
    ['is the first one before', {}, undefined, '2027-01-01', '2027-05-07'],
    ['can be the time before the visit', read, 'before', '2027-05-11', 'before'],
    ['can be a day after it', read, '2027-06-01', '2027-05-11', '2027-06-01'],
    ['is what was heard before the visit, while that is all there is', read, undefined, '2027-04-21', 'before'],
    ['is the last one of the visit for good, whatever is written later', read, undefined, '2027-07-01', '2027-05-12'],
    [
      'is the last on which something was heard, where no days are agreed',
      { ...none, ...read },
      undefined,
      '2027-05-01',
      '2027-04-20',
    ],
    ['is none where there is none', none, undefined, '2027-05-11', null],
  ];
  for (const [title, facts, asked, today, shown] of cases) {
    it(title, () => assert.equal(dayToShow(roomDays(known(facts)), asked, today), shown));
  }

  it('goes from midnight to midnight in London, and the time before the visit up to its first', () => {
    const ends = ({ from, until }: { from: Date; until: Date }) => [from.toISOString(), until.toISOString()];
    assert.deepEqual(ends(spanOf('2027-03-28', '2027-05-10')), [
      '2027-03-28T00:00:00.000Z',
      '2027-03-28T23:00:00.000Z',
    ]);
    assert.deepEqual(ends(spanOf('before', '2027-05-10')), ['1970-01-01T00:00:00.000Z', '2027-05-09T23:00:00.000Z']);
  });
});

describe('Whether something is new on a day', () => {
  const heard = [
    { day: '2027-04-20', notes: 2, stamp: 'a', later: 20 },
    { day: '2027-05-11', notes: 3, stamp: 'b', later: 30 },
    { day: '2027-05-12', notes: 4, stamp: 'c', later: 40 },
  ];
  const planned = heard.map(({ day, stamp }) => ({ day, stamp: `of ${stamp}`, open: `asked in ${stamp}` }));
  const of = (day: string, list = heard, grouped = 'g', sessions = planned) =>
    pulseOf({ heard: list, sessions, grouped }, spanOf(day, '2027-05-10'));

  it('is told by its own notes, and by those before it, on which the words of the day rest', () => {
    assert.deepEqual([of('before').notes, of('2027-05-11').notes, of('2027-05-13').notes], [2, 3, 0]);
    const changed = heard.map((each) => (each.day === '2027-04-20' ? { ...each, later: 21 } : each));
    assert.notEqual(of('2027-05-11', changed).stamp, of('2027-05-11').stamp);
    assert.notEqual(of('2027-05-11', heard, 'h').stamp, of('2027-05-11').stamp);
    const asked = planned.map((each) => (each.day === '2027-04-20' ? { ...each, open: 'asked anew' } : each));
    assert.notEqual(of('2027-05-11', heard, 'g', asked).stamp, of('2027-05-11').stamp);
  });

  it('is not told by what only an earlier day shows, nor by what goes from one of them to another', () => {
    const anew = <T extends { day: string; stamp: string }>(list: readonly T[]) =>
      list.map((each) => (each.day === '2027-05-11' ? { ...each, stamp: 'z' } : each));
    assert.deepEqual(of('2027-05-12', anew(heard), 'g', anew(planned)), of('2027-05-12'));
    assert.notEqual(of('2027-05-11', heard, 'g', anew(planned)).stamp, of('2027-05-11').stamp);
    const swapped = heard.map((each, at) => ({ ...each, later: [30, 20, 40][at] ?? 0 }));
    assert.deepEqual(of('2027-05-12', swapped), of('2027-05-12'));
  });

  it('is not told by later days', () => {
    assert.deepEqual(of('2027-05-11', heard.slice(0, -1), 'g', planned.slice(0, -1)), of('2027-05-11'));
  });
});
