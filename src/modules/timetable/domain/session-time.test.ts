import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lengthInMinutes, sessionTime } from './session-time.ts';

const ON_SITE = { from: '2027-03-26', until: '2027-03-30' };

function read(date: string, start: string, end: string, kind = 'interview') {
  const time = sessionTime({ date, start, end }, kind, ON_SITE);
  return 'problems' in time ? Object.keys(time.problems) : [time.startsAt.toISOString(), time.endsAt.toISOString()];
}

describe('When a session is', () => {
  it('is told on London’s clocks, whichever way they stand', () => {
    assert.deepEqual(read('2027-03-26', '09:00', '10:00'), ['2027-03-26T09:00:00.000Z', '2027-03-26T10:00:00.000Z']);
    assert.deepEqual(read('2027-03-29', '09:00', '10:00'), ['2027-03-29T08:00:00.000Z', '2027-03-29T09:00:00.000Z']);
  });

  it('may be given by its length', () => {
    assert.deepEqual(read('2027-03-29', '09:00', '45 minutes'), [
      '2027-03-29T08:00:00.000Z',
      '2027-03-29T08:45:00.000Z',
    ]);
    const lengths = [
      '45 minutes',
      '1 hour',
      '1.5 hours',
      '1h 30m',
      '90 min',
      '2h',
      '1 hour and 15 minutes',
      '9.30',
      '0m',
      '',
    ];
    assert.deepEqual(lengths.map(lengthInMinutes), [45, 60, 90, 90, 90, 120, 75, null, null, null]);
  });

  it('lies on the days on site, and ends after it starts on the same day', () => {
    const cases: [string, string, string, string, string[]][] = [
      ['2027-03-25', '09:00', '10:00', 'interview', ['date']],
      ['2027-03-31', '09:00', '10:00', 'call', ['date']],
      ['2027-01-01', '09:00', '10:00', 'call', ['date']],
      ['2027-03-26', '10:00', '09:00', 'interview', ['end']],
      ['2027-03-26', '10:00', '10:00', 'interview', ['end']],
      ['2027-03-26', '23:30', '1 hour', 'interview', ['end']],
      ['2027-03-26', '08:00', '20:30', 'interview', ['end']],
      ['2027-03-25', '10:00', 'later', 'interview', ['date', 'end']],
    ];
    for (const [date, start, end, kind, problems] of cases) assert.deepEqual(read(date, start, end, kind), problems);
    assert.equal(read('2027-03-25', '18:00', '19:00', 'team-meeting').length, 2);
  });

  it('cannot be said before the days on site are agreed', () => {
    const time = sessionTime({ date: '2027-03-26', start: '09:00', end: '10:00' }, 'interview', null);
    assert.deepEqual('problems' in time && Object.keys(time.problems), ['date']);
  });
});
