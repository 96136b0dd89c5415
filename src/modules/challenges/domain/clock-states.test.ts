import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ProgrammeDefinition } from '#modules/programmes';
import { anchorDates, type Reached } from './anchors.ts';
import { clockStates, clockWords } from './clock-states.ts';
import { isTheirMove, whoseMove } from './whose-move.ts';

const definition = {
  stages: [
    { key: 'enquiry', name: 'Enquiry', about: '', whoseMove: 'programme-body', milestone: 'opened' },
    { key: 'preparing', name: 'Preparing', about: '', whoseMove: 'host', milestone: 'timetable-released' },
    { key: 'published', name: 'Publishing', about: '', whoseMove: 'host', milestone: 'report-published' },
    { key: 'closed', name: 'Closing', about: '', whoseMove: 'programme-body', milestone: 'closed' },
  ],
  clocks: [
    clock('preparing', 'timetable-released', 'challenge-manager', 'on-site-from', { weeks: -4 }),
    clock('preparing', 'documents-complete', 'host', 'on-site-from', { weeks: -5 }),
    clock('published', 'action-plan-published', 'host', 'published', { months: 2 }),
  ],
} as unknown as ProgrammeDefinition;

function clock(stage: string, doneWhen: string, whose: string, anchor: string, offset: object) {
  return { key: doneWhen, name: doneWhen, stage, doneWhen, whose, due: { anchor, offset } };
}

const days = { onSiteFrom: '2027-06-07', onSiteUntil: '2027-06-11', openedOn: '2026-11-01' };
const none: Reached = new Map();
const statesOn = (today: string, reached: Reached = none) =>
  clockStates(definition, reached, anchorDates(days, reached), today);

describe('A clock', () => {
  // The timetable is due on 10 May 2027, four weeks before 7 June.
  const cases: [today: string, state: string, words: string][] = [
    ['2027-04-25', 'due', 'Due on 10 May 2027'],
    ['2027-04-26', 'soon', 'Due in 14 days, on Monday 10 May 2027'],
    ['2027-05-09', 'soon', 'Due in 1 day, on Monday 10 May 2027'],
    ['2027-05-10', 'soon', 'Due today'],
    ['2027-05-11', 'late', '1 day late'],
    ['2027-05-20', 'late', '10 days late'],
  ];
  for (const [today, state, words] of cases) {
    it(`is ${state} on ${today}: ${words}`, () => {
      const [first] = statesOn(today);
      assert.equal(first?.state, state);
      assert.equal(first && clockWords(first, today), words);
    });
  }

  it('is done once its milestone is reached, however late that was', () => {
    const [first] = statesOn('2027-09-01', new Map([['timetable-released', '2027-05-30']]));
    assert.equal(first?.state, 'done');
    assert.equal(first && clockWords(first, '2027-09-01'), 'Done on 30 May 2027');
  });

  it('waits while the day it is counted from is not known', () => {
    assert.equal(statesOn('2027-05-01')[2]?.state, 'waiting');
    const published: Reached = new Map([['report-published', '2027-08-31']]);
    assert.equal(statesOn('2027-09-01', published)[2]?.due, '2027-10-31');
  });
});

describe('Whose move it is', () => {
  const movesAt = (stage: string, reached: Reached = none) =>
    whoseMove(definition, reached, statesOn('2027-05-01', reached), stage).map((move) => [move.owner, move.milestone]);

  it('is the programme body’s while an enquiry waits', () => {
    assert.deepEqual(movesAt('enquiry'), [['programme-body', 'opened']]);
  });

  it('is first theirs whose clock is due first', () => {
    assert.deepEqual(movesAt('preparing'), [
      ['host', 'documents-complete'],
      ['challenge-manager', 'timetable-released'],
    ]);
  });

  it('still is theirs whose clock of a past stage runs', () => {
    const reached: Reached = new Map([['timetable-released', '2027-05-01']]);
    assert.deepEqual(movesAt('published', reached), [
      ['host', 'documents-complete'],
      ['host', 'action-plan-published'],
      ['host', 'report-published'],
    ]);
  });

  it('is nobody’s once the challenge has closed', () => {
    assert.deepEqual(movesAt('closed', new Map([['closed', '2027-05-01']])), []);
  });

  it('is a host sponsor’s as much as a coordinator’s, and never a stranger’s', () => {
    const [first] = whoseMove(definition, none, statesOn('2027-05-01'), 'preparing');
    assert.ok(first);
    assert.deepEqual(
      [['host-sponsor'], ['host-coordinator'], ['challenge-manager'], []].map((roles) =>
        isTheirMove(first, roles as never),
      ),
      [true, true, false, false],
    );
  });
});
