import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addToDate } from '#kernel/dates';
import { aDefinition } from '../testing/builders.ts';
import { clockFor, dueClocks, dueDate, milestoneOwner, nextStage, stageIndex, stageReached } from './clocks.ts';
import type { ClockDefinition } from './definition.ts';
import { compareMilestones, MILESTONE_KEYS, type MilestoneKey } from './stages.ts';

const ANCHORS = {
  'on-site-from': '2027-05-11',
  'on-site-until': '2027-05-14',
  opened: '2026-11-02',
  published: '2027-08-14',
};

function clockDue(due: ClockDefinition['due']): ClockDefinition {
  return { key: 'a-clock', stage: 'team', name: 'A clock', due, whose: 'host', doneWhen: 'team-confirmed' };
}

const DUE: [due: ClockDefinition['due'], day: string][] = [
  [{ anchor: 'on-site-from', offset: { weeks: -1 } }, '2027-05-04'],
  [{ anchor: 'on-site-from', offset: { weeks: -16 } }, '2027-01-19'],
  [{ anchor: 'on-site-from', offset: { days: 0 } }, '2027-05-11'],
  [{ anchor: 'on-site-until', offset: { weeks: 2 } }, '2027-05-28'],
  [{ anchor: 'on-site-until', offset: { months: 3 } }, '2027-08-14'],
  [{ anchor: 'opened', offset: { days: 30 } }, '2026-12-02'],
  [{ anchor: 'published', offset: { months: 12 } }, '2028-08-14'],
];

for (const [due, day] of DUE) {
  test(`A clock of ${JSON.stringify(due.offset)} from ${due.anchor} is due on ${day}`, () => {
    assert.equal(dueDate(clockDue(due), ANCHORS), day);
  });
}

test('Months after the last day of a long month end on the last day of a short one', () => {
  const clock = clockDue({ anchor: 'on-site-until', offset: { months: 3 } });
  assert.equal(dueDate(clock, { ...ANCHORS, 'on-site-until': '2026-11-30' }), '2027-02-28');
});

test('A clock whose anchor is not known has no due date', () => {
  const clock = clockDue({ anchor: 'published', offset: { months: 1 } });
  assert.equal(dueDate(clock, { ...ANCHORS, published: null }), null);
});

test('A challenge moved by some days moves its on-site clocks by as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -60, max: 60 }), (moved, weeks) => {
      const clock = clockDue({ anchor: 'on-site-from', offset: { weeks } });
      const before = dueDate(clock, ANCHORS) as string;
      const later = dueDate(clock, { ...ANCHORS, 'on-site-from': addToDate(ANCHORS['on-site-from'], { days: moved }) });
      assert.equal(later, addToDate(before, { days: moved }));
    }),
  );
});

test('Clocks come soonest first, and those without a day are left out', () => {
  const due = (published: string | null) =>
    dueClocks(aDefinition(), { ...ANCHORS, published }).map((each) => [each.clock.key, each.due]);
  assert.deepEqual(due('2027-06-01'), [
    ['find-a-peer', '2027-04-13'],
    ['close-visit', '2027-07-01'],
  ]);
  assert.deepEqual(due('2026-12-01'), [
    ['close-visit', '2027-01-01'],
    ['find-a-peer', '2027-04-13'],
  ]);
  assert.deepEqual(due(null), [['find-a-peer', '2027-04-13']]);
});

test('The stage after one that a programme leaves out is the next that it has', () => {
  assert.equal(nextStage(aDefinition(), 'team')?.key, 'on-site');
  assert.equal(nextStage(aDefinition(), 'closed'), null);
  assert.throws(() => nextStage(aDefinition(), 'drafting'), /one-day-visit has no stage drafting/);
});

test('A stage has its place in the programme; one that the programme leaves out has none', () => {
  assert.equal(stageIndex(aDefinition(), 'published'), 4);
  assert.equal(stageIndex(aDefinition(), 'drafting'), -1);
});

test('A challenge stands at the first stage whose milestone has not happened', () => {
  const at = (...reached: MilestoneKey[]) => stageReached(aDefinition(), new Set(reached)).key;
  assert.equal(at(), 'enquiry');
  assert.equal(at('opened', 'scope-agreed'), 'team');
  assert.equal(
    at('opened', 'scope-agreed', 'team-confirmed', 'findings-presented', 'report-published', 'closed'),
    'closed',
  );
});

test('A challenge that published before its team was confirmed still stands at the team', () => {
  assert.equal(
    stageReached(aDefinition(), new Set<MilestoneKey>(['opened', 'scope-agreed', 'report-published'])).key,
    'team',
  );
});

test('A milestone is made by the owner of its clock, else by whoever moves in its stage, else by its usual owner', () => {
  assert.equal(milestoneOwner(aDefinition(), 'team-confirmed'), 'programme-body');
  assert.equal(milestoneOwner(aDefinition(), 'scope-agreed'), 'host');
  assert.equal(milestoneOwner(aDefinition(), 'report-drafted'), 'challenge-manager');
  assert.equal(clockFor(aDefinition(), 'team-confirmed')?.key, 'find-a-peer');
  assert.equal(clockFor(aDefinition(), 'report-drafted'), undefined);
});

test('Milestones compare in the order in which they happen', () => {
  assert.equal(compareMilestones('opened', 'opened'), 0);
  assert.deepEqual([...MILESTONE_KEYS].reverse().sort(compareMilestones), MILESTONE_KEYS);
});
