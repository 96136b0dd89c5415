import assert from 'node:assert/strict';
import { test } from 'node:test';
import { londonInstant, londonTime } from '#kernel/dates';
import { pushLater } from './push-later.ts';
import type { Session } from './session.ts';

type Has = { room?: string; peers?: string; heard?: string; off?: boolean; date?: string };

function session(
  id: string,
  from: string,
  until: string,
  { room, peers = '', heard = '', off, date }: Has = {},
): Session {
  const day = date ?? '2027-05-11';
  const names = (text: string) => [...text].map((name) => ({ id: name, name }));
  return {
    ...{ id, challengeId: 'c', title: id, kind: 'interview', isLive: !off, cancelledReason: null },
    ...{ startsAt: londonInstant(day, from), endsAt: londonInstant(day, until) },
    ...{ roomId: room ?? null, roomName: room ?? null, roomSite: null, roomCapacity: null, placeNote: '' },
    ...{ sourceCategory: null, othersExpected: 0, othersAttended: null, calendarSequence: 0, version: 1, themeIds: [] },
    peers: names(peers),
    interviewees: names(heard).map((who) => ({ ...who, jobTitle: '', sourceCategory: 'members', attended: null })),
  };
}

/** What begins when, after the first of these is late by so many minutes. */
function pushed(minutes: number, sessions: readonly Session[]): string[] {
  return pushLater(sessions[0] as Session, minutes, sessions).map(
    ({ session: { id }, startsAt, endsAt }) => `${id} ${londonTime(startsAt)}-${londonTime(endsAt)}`,
  );
}

const LATE = session('late', '09:00', '10:00', { room: 'R', peers: 'p', heard: 'i' });

const CASES: [says: string, others: Session[], minutes: number, expected: string[]][] = [
  ['nothing where nothing is shared', [session('b', '10:00', '11:00', { room: 'S', peers: 'q' })], 30, []],
  ['nothing where there is time enough', [session('b', '10:30', '11:00', { peers: 'p' })], 30, []],
  [
    'what needs its room, no later than it must',
    [session('b', '10:15', '11:00', { room: 'R' })],
    30,
    ['b 10:30-11:15'],
  ],
  ['what needs its peer', [session('b', '10:00', '10:45', { peers: 'p' })], 20, ['b 10:20-11:05']],
  ['what needs who is heard', [session('b', '10:00', '10:45', { heard: 'i' })], 20, ['b 10:20-11:05']],
  ['to whole five minutes', [session('b', '10:00', '10:45', { peers: 'p' })], 12, ['b 10:15-11:00']],
  [
    'what the pushed ones run into, in turn',
    [session('b', '10:00', '11:00', { peers: 'pq' }), session('c', '11:00', '11:30', { peers: 'q' })],
    20,
    ['b 10:20-11:20', 'c 11:20-11:50'],
  ],
  ['nothing that is cancelled', [session('b', '10:00', '11:00', { peers: 'p', off: true })], 20, []],
  ['nothing of another day', [session('b', '10:00', '11:00', { peers: 'p', date: '2027-05-12' })], 20, []],
];

for (const [says, others, minutes, expected] of CASES)
  test(`A session that is late pushes along ${says}`, () => {
    const [first, ...rest] = pushed(minutes, [LATE, ...others]);
    assert.deepEqual([first?.slice(0, 5), rest], ['late ', expected]);
  });
