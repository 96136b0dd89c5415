import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonInstant, londonTime } from '#kernel/dates';
import { conversationTime } from './conversation.ts';
import { sessionTime } from './session-time.ts';

const ON_SITE = { from: '2027-05-11', until: '2027-05-14' };

const CASES: [says: string, date: string, clock: string, minutes: number, was: string][] = [
  ['in the afternoon has just ended', '2027-05-12', '14:10', 15, '2027-05-12 13:55 to 14:10'],
  ['that began yesterday began at midnight', '2027-05-12', '00:10', 15, '2027-05-12 00:00 to 00:10'],
  ['of which today is only minutes ended at midnight', '2027-05-12', '00:02', 15, '2027-05-11 23:47 to 00:00'],
  ['at midnight itself ended then', '2027-05-12', '00:00', 15, '2027-05-11 23:45 to 00:00'],
  [
    'over the midnight after the last day on site ended at midnight',
    '2027-05-15',
    '00:10',
    15,
    '2027-05-14 23:55 to 00:00',
  ],
  [
    'over the midnight before the first day on site began at midnight',
    '2027-05-11',
    '00:10',
    15,
    '2027-05-11 00:00 to 00:10',
  ],
];

for (const [says, date, clock, minutes, was] of CASES)
  test(`A conversation ${says}, and can be kept`, () => {
    const asked = conversationTime(londonInstant(date, clock), minutes, ON_SITE);
    const time = sessionTime(asked, 'meeting', ON_SITE);
    if ('problems' in time) assert.fail(JSON.stringify(time.problems));
    assert.equal(`${asked.date} ${londonTime(time.startsAt)} to ${londonTime(time.endsAt)}`, was);
  });
