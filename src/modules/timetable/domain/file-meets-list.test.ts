import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Absence } from './absences.ts';
import { fileMeetsList, type OnTheList } from './file-meets-list.ts';

const morning = (day: string): Absence => [`2027-05-${day}T00:00`, `2027-05-${day}T13:00`];
const whole = (day: string): Absence => [`2027-05-${day}T00:00`, `2027-05-${day}T23:59`];
const row = (unavailable: Absence[], accessNeeds = '') => ({
  ...{ row: 2, name: 'Ann Lee', jobTitle: '', email: null, sourceCategory: 'members', unavailable, accessNeeds },
});
/** She has said of 11 to 13 May that she cannot come on the 12th in the morning. */
const known = (more: Partial<OnTheList> = {}): OnTheList => ({
  ...{ email: null, sourceCategory: 'members', unavailable: [morning('12')], accessNeeds: '' },
  ...{ saidAt: new Date('2027-03-01T09:00:00Z'), saidFrom: '2027-05-11', saidUntil: '2027-05-13' },
  ...more,
});

describe('What a file says of somebody who has answered by their own link', () => {
  const cases: [what: string, file: Absence[], before: OnTheList, after: Absence[], left: Absence[]][] = [
    ['of days that they said nothing of is taken', [whole('18')], known(), [morning('12'), whole('18')], []],
    ['of the days that they said it of is left out', [whole('11')], known(), [morning('12')], [whole('11')]],
    ['is taken day by day', [whole('12'), whole('18')], known(), [morning('12'), whole('18')], [whole('12')]],
    ['that they said themselves is not left out', [morning('12')], known(), [morning('12')], []],
    [
      'takes the place of what a file said of that day before, and leaves other days',
      [morning('18')],
      known({ unavailable: [morning('12'), whole('18'), whole('19')] }),
      [morning('12'), morning('18'), whole('19')],
      [],
    ],
    [
      'is left out where it is not known of which days they said it',
      [whole('18')],
      known({ saidFrom: null, saidUntil: null }),
      [morning('12')],
      [whole('18')],
    ],
    ['is taken whole where they have said nothing', [whole('11')], known({ saidAt: null }), [whole('11')], []],
    ['changes nothing where it says nothing', [], known({ saidAt: null }), [morning('12')], []],
  ];
  for (const [what, file, before, after, left] of cases)
    it(what, () => {
      const { unavailable, leftOut, isUpdated } = fileMeetsList(row(file), before);
      const isOther = JSON.stringify(after) !== JSON.stringify(before.unavailable);
      assert.deepEqual([unavailable, leftOut?.times ?? [], isUpdated], [after, left, isOther]);
    });

  it('of their needs is left out where they named some, and taken where they named none', () => {
    const named = fileMeetsList(row([], 'Step-free'), known({ accessNeeds: 'A hearing loop' }));
    assert.deepEqual([named.accessNeeds, named.leftOut], ['A hearing loop', { times: [], needs: true }]);
    const none = fileMeetsList(row([], 'Step-free'), known());
    assert.deepEqual([none.accessNeeds, none.leftOut, none.isUpdated], ['Step-free', null, true]);
  });
});
