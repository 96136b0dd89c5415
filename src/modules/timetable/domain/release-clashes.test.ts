import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { londonInstant } from '#kernel/dates';
import { releaseClashes } from './release-clashes.ts';
import type { Session } from './session.ts';

const devi = { id: 'devi', name: 'Devi Peer' };
const rhian = { id: 'rhian', name: 'Rhian Lloyd' };
const onSite = { from: '2027-05-10', until: '2027-05-13' };
const travel = [
  { siteA: 'Depot', siteB: 'Town hall', minutes: 40 },
  { siteA: 'Depot', siteB: 'Library', minutes: 10 },
];

/** A session with Devi Peer from one time to another on a day in May 2027. */
function held(title: string, site: string | null, start: string, end: string, day = 11): Session {
  const date = `2027-05-${String(day).padStart(2, '0')}`;
  return {
    ...{ id: title, title, roomSite: site, isLive: true, peers: [devi], interviewees: [] as Session['interviewees'] },
    ...{ startsAt: londonInstant(date, start), endsAt: londonInstant(date, end) },
  } as unknown as Session;
}

function clashes(sessions: readonly Session[], now = '2027-05-01T09:00:00Z'): string[] {
  return releaseClashes({ sessions, travel, absences: new Map(), team: [devi], now: new Date(now), onSite });
}

const hall = held('Hall', 'Town hall', '09:00', '10:00');
const call = held('Call', null, '10:00', '10:15');
const depot = held('Depot', 'Depot', '10:15', '11:00');
const late = 'Devi Peer has 15 minutes from ‘Hall’ to ‘Depot’ and needs 40 to get there';

describe('A timetable that nobody could keep', () => {
  it('leaves no time to get from one site to another, whether or not a session in no room lies between', () => {
    assert.deepEqual(clashes([hall, depot]), [late]);
    assert.deepEqual(clashes([hall, call, depot]), [late]);
  });

  it('leaves somebody heard no time to get there with a session in no room between', () => {
    const heard = [hall, call, depot].map((session) => ({ ...session, peers: [], interviewees: [rhian] }));
    assert.deepEqual(clashes(heard as unknown as Session[]), [late.replace('Devi Peer', 'Rhian Lloyd')]);
  });

  it('leaves too little time from a session that is not the last before, where the one between is near to both', () => {
    const library = held('Library', 'Library', '10:00', '10:05');
    assert.deepEqual(clashes([hall, library, depot]), [late]);
  });

  it('names each session that cannot be reached once, with the last one that is too far away', () => {
    const second = held('Second', 'Town hall', '10:00', '10:10');
    const words = 'Devi Peer has 5 minutes from ‘Second’ to ‘Depot’ and needs 40 to get there';
    assert.deepEqual(clashes([hall, second, depot]), [words]);
  });

  it('can be kept where there is time for the journey, where the night lies between, and once it has begun', () => {
    assert.deepEqual(clashes([hall, call, held('Depot', 'Depot', '10:40', '11:00')]), []);
    assert.deepEqual(clashes([hall, call, held('Depot', 'Depot', '09:30', '11:00', 12)]), []);
    assert.deepEqual(clashes([hall, call, depot], '2027-05-11T09:15:00Z'), []);
  });

  it('has something on a day on which nobody is on site; a call may come up to eight weeks before', () => {
    const kept = (kind: string, day: number) => ({ ...held('Kept', null, '09:00', '10:00', day), kind }) as Session;
    const words = (day: string) => [`‘Kept’, ${day}, is on no day on site any more`];
    assert.deepEqual(clashes([kept('interview', 9)]), words('Sun 9 May'));
    assert.deepEqual(clashes([kept('interview', 14)]), words('Fri 14 May'));
    assert.deepEqual(clashes([kept('call', 14)]), words('Fri 14 May'));
    assert.deepEqual(clashes([kept('call', 9), kept('interview', 13)]), []);
    assert.deepEqual(clashes([kept('interview', 9)], '2027-05-09T12:00:00Z'), []);
  });
});
