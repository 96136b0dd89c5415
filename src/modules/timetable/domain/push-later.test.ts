import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { londonInstant, londonTime } from '#kernel/dates';
import { type Journey, minutesBetween } from './journey.ts';
import { lateRemarks } from './late-remarks.ts';
import { type Pushed, pushLater } from './push-later.ts';
import type { Session } from './session.ts';

type Has = { site?: string; room?: string; peers?: string; heard?: string; off?: boolean; date?: string };

function session(
  id: string,
  from: string,
  until: string,
  { site, room, peers = '', heard = '', off, date }: Has = {},
): Session {
  const day = date ?? '2027-05-11';
  const names = (text: string) => [...text].map((name) => ({ id: name, name }));
  return {
    ...{ id, challengeId: 'c', title: id, kind: 'interview', isLive: !off, cancelledReason: null },
    ...{ startsAt: londonInstant(day, from), endsAt: londonInstant(day, until) },
    ...{ roomId: room ?? null, roomName: room ?? null, roomSite: site ?? null, roomCapacity: null, placeNote: '' },
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
  [
    'two that follow closely, one after the other',
    [session('b', '10:00', '10:15', { peers: 'p' }), session('c', '10:15', '10:45', { peers: 'p' })],
    45,
    ['b 10:45-11:00', 'c 11:00-11:30'],
  ],
  [
    'what would be run into only where it is moved to',
    [session('b', '10:00', '10:20', { peers: 'p' }), session('c', '10:20', '10:40', { peers: 'p' })],
    45,
    ['b 10:45-11:05', 'c 11:05-11:25'],
  ],
  ['nothing that is cancelled', [session('b', '10:00', '11:00', { peers: 'p', off: true })], 20, []],
  ['nothing of another day', [session('b', '10:00', '11:00', { peers: 'p', date: '2027-05-12' })], 20, []],
];

for (const [says, others, minutes, expected] of CASES)
  test(`A session that is late pushes along ${says}`, () => {
    const [first, ...rest] = pushed(minutes, [LATE, ...others]);
    assert.deepEqual([first?.slice(0, 5), rest], ['late ', expected]);
  });

const TRAVEL: readonly Journey[] = [{ siteA: 'hall', siteB: 'mill', minutes: 20 }];

test('A session that is late leaves the time that somebody needs to get from it to the next, and keeps nobody for a room’s sake', () => {
  const late = session('late', '09:00', '10:00', { room: 'R', site: 'hall', peers: 'p' });
  const others = [
    session('b', '10:20', '10:50', { room: 'S', site: 'mill', peers: 'p' }),
    session('c', '10:50', '11:00', { room: 'S', site: 'mill', peers: 'q' }),
  ];
  assert.deepEqual(
    pushLater(late, 10, [late, ...others], TRAVEL).map(
      ({ session: { id }, startsAt }) => `${id} ${londonTime(startsAt)}`,
    ),
    ['late 09:10', 'b 10:30', 'c 11:00'],
  );
});

test('What is to be known before sessions move is the end of the day, the break, and peers who have less time than is usual', () => {
  const hours = { dayUntil: '12:30', breakFrom: '11:00', breakUntil: '11:15', changeoverMinutes: 15 };
  const late = session('late', '09:00', '10:00', { peers: 'p' });
  const others = [session('b', '10:20', '11:00', { peers: 'p' }), session('c', '11:15', '12:30', { peers: 'p' })];
  const all = [late, ...others];
  assert.deepEqual(lateRemarks(pushLater(late, 10, all), all, hours), [
    'p would have 10 minutes from ‘late’ to ‘b’, and 15 are usual',
  ]);
  assert.deepEqual(lateRemarks(pushLater(late, 40, all), all, hours), [
    '‘b’ would touch the break, 11am to 11.15am',
    '‘c’ would end at 12.35pm, and the day ends at 12.30pm',
    'p would have 0 minutes from ‘late’ to ‘b’, and 15 are usual',
    'p would have 0 minutes from ‘b’ to ‘c’, and 15 are usual',
  ]);
});

/** A day that can be kept: whatever would be where it cannot be is left out. */
const days = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 36 }),
      length: fc.integer({ min: 1, max: 9 }),
      at: fc.constantFrom({}, { room: 'R', site: 'hall' }, { room: 'S', site: 'hall' }, { room: 'T', site: 'mill' }),
      peers: fc.constantFrom('', 'p', 'q', 'pq', 'r'),
      heard: fc.constantFrom('', 'i', 'j'),
    }),
    { minLength: 6, maxLength: 24 },
  )
  .map((asked) => {
    const held: Session[] = [];
    for (const [index, { start, length, at, ...who }] of asked.entries()) {
      const next = session(`s${index}`, clock(start), clock(start + length), { ...at, ...who });
      if (!held.some((other) => against(asItIs(other), asItIs(next)))) held.push(next);
    }
    return held;
  });

/** So many steps of five minutes after 8am. */
const clock = (steps: number) =>
  `${String(8 + Math.floor(steps / 12)).padStart(2, '0')}:${String((steps % 12) * 5).padStart(2, '0')}`;

const asItIs = (each: Session): Pushed => ({ session: each, startsAt: each.startsAt, endsAt: each.endsAt });

/** True where the two cannot both be held: written down here once more, in the plainest way. */
function against(one: Pushed, two: Pushed): boolean {
  const ids = ({ session: { peers, interviewees } }: Pushed) => [...peers, ...interviewees].map(({ id }) => id);
  const person = ids(one).some((id) => ids(two).includes(id));
  const room = one.session.roomId !== null && one.session.roomId === two.session.roomId;
  const [first, second] = one.startsAt <= two.startsAt ? [one, two] : [two, one];
  const minutes = (+second.startsAt - +first.endsAt) / 60_000;
  if (person) return minutes < minutesBetween(first.session.roomSite, second.session.roomSite, TRAVEL);
  return room && minutes < 0;
}

test('However late a session of a day that can be kept is, the day can be kept afterwards, and nothing moves further than it must', () => {
  let pushedAlong = 0;
  fc.assert(
    fc.property(days, fc.nat(), fc.integer({ min: 5, max: 120 }), (all, which, minutes) => {
      const late = all[which % all.length] as Session;
      const moved = pushLater(late, minutes, all, TRAVEL);
      pushedAlong += moved.length - 1;
      const now = all.map((each) => moved.find((one) => one.session.id === each.id) ?? asItIs(each));
      now.forEach((one, index) => {
        for (const two of now.slice(index + 1))
          assert.equal(against(one, two), false, `${one.session.id} and ${two.session.id}`);
      });
      moved.slice(1).forEach(({ session: each, startsAt }, index) => {
        const length = +each.endsAt - +each.startsAt;
        for (let start = +each.startsAt; start < +startsAt; start += 5 * 60_000) {
          const sooner = { session: each, startsAt: new Date(start), endsAt: new Date(start + length) };
          assert.equal(
            moved.slice(0, index + 1).some((other) => against(other, sooner)),
            true,
            each.id,
          );
        }
      });
    }),
    { numRuns: 500 },
  );
  assert.equal(pushedAlong > 200, true, `${pushedAlong} were pushed along`);
});
