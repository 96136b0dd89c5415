import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/result';
import { at, instance, session } from '../../testing/instances.ts';
import type { Instance } from './instance.ts';
import { readInstance } from './read-instance.ts';

/** The instance as it would come from a file, with one thing changed. */
function file(change: (json: ReturnType<typeof structuredClone<Instance>>) => void): unknown {
  const json = structuredClone(instance({ sessions: [session('s1'), session('s2')] }));
  change(json);
  return JSON.parse(JSON.stringify(json));
}

const set = (path: string, value: unknown) => (json: unknown) => {
  const steps = path.split('.');
  const last = steps.pop()!;
  const target = steps.reduce((node, step) => (node as Record<string, unknown>)[step], json) as Record<string, unknown>;
  target[last] = value;
};

const CASES: [says: string, change: (json: unknown) => void][] = [
  ['format: expected "critical-friend/timetable-instance@1", found "x"', set('format', 'x')],
  ['timeZone: expected a time zone such as Europe/London, found "Mars/Base"', set('timeZone', 'Mars/Base')],
  ['gridMinutes: expected a whole number of minutes from 1 to 1440, found 0', set('gridMinutes', 0)],
  ['changeoverMinutes: expected a whole number of minutes, found nothing', set('changeoverMinutes', undefined)],
  [
    'days[1].date: expected a real day such as 2027-05-11, once only, found "2027-05-11"',
    set('days.1.date', '2027-05-11'),
  ],
  ['days[0].until: expected a time later than 09:00, found "08:00"', set('days.0.until', '08:00')],
  ['days[0].breaks[0].from: expected a time of day such as 09:00, found "25:00"', set('days.0.breaks.0.from', '25:00')],
  [
    'travelMinutes.town-hall.moon: expected one of the sites, found "moon"',
    set('travelMinutes.town-hall', { moon: 1 }),
  ],
  [
    'travelMinutes.depot.town-hall: expected 20, the same as the way back, found 25',
    set('travelMinutes.depot', { 'town-hall': 25 }),
  ],
  ['places[1].id: expected an id that no earlier entry has, found "room-1"', set('places.1.id', 'room-1')],
  ['places[0].site: expected one of the sites, found "moon"', set('places.0.site', 'moon')],
  ['peers[0].skills.finance: expected a level from 0 to 3, found 4', set('peers.0.skills.finance', 4)],
  [
    'people[0].unavailable[0]: expected two local times, [from, until], the first the earlier, found ["2027-05-11T10:00","2027-05-11T09:00"]',
    set('people.0.unavailable', [['2027-05-11T10:00', '2027-05-11T09:00']]),
  ],
  ['sessions: expected a list, found nothing', set('sessions', undefined)],
  [
    'sessions[1].minutes: expected a whole number of minutes from 1 to 1440, found "60"',
    set('sessions.1.minutes', '60'),
  ],
  ['sessions[0].people[0]: expected the id of one of the people, found "nobody"', set('sessions.0.people', ['nobody'])],
  [
    'sessions[0].peersNeeded: expected a whole number of peers, at most the 4 there are, found 5',
    set('sessions.0.peersNeeded', 5),
  ],
  [
    'sessions[0].mustHave: expected at most the 1 of peersNeeded, found 2',
    set('sessions.0.mustHave', ['lead', 'member']),
  ],
  ['sessions[0].after[0]: expected the id of a session, found "s9"', set('sessions.0.after', ['s9'])],
  ['sessions[0].after: expected no circle, found s1 after s1', set('sessions.0.after', ['s1'])],
  [
    'sessions[0].pinned.start: expected a local time such as 2027-05-11T09:00, found "9am"',
    set('sessions.0.pinned', at('09:00', 'room-1', ['lead']).start && { start: '9am', place: 'room-1', peers: [] }),
  ],
  [
    'sessions[0].pinned: expected a pin to keep every rule, but 2027-05-11T09:05 is not on the grid of 15 minutes',
    set('sessions.0.pinned', at('09:05', 'room-1', ['lead'])),
  ],
  ['policy.idle: expected a price of at least 0, found -1', set('policy.idle', -1)],
  ['policy.lateFrom: expected a time of day such as 09:00, found "late"', set('policy.lateFrom', 'late')],
];

for (const [says, change] of CASES) {
  test(`An instance is refused with its path: ${says.slice(0, 60)}`, () => {
    const read = readInstance(file(change));
    assert.equal(isRefusal(read) ? read.why : 'read', says);
  });
}

test('A good instance is read as it was written', () => {
  const whole = instance({ sessions: [session('s1', { pinned: at('09:00', 'room-1', ['lead']) }), session('s2')] });
  assert.deepEqual(readInstance(JSON.parse(JSON.stringify(whole))), whole);
});

test('Breaks of a day that overlap or are said twice are one break, and those that do not are as they were written', () => {
  const breaksOf = (...breaks: { from: string; until: string }[]) => {
    const read = readInstance(file(set('days.0.breaks', breaks)));
    return isRefusal(read) ? read.why : read.days[0]?.breaks;
  };
  const [lunch, late] = [
    { from: '12:30', until: '13:15' },
    { from: '13:00', until: '13:30' },
  ];
  assert.deepEqual(breaksOf(lunch, lunch), [lunch]);
  assert.deepEqual(breaksOf(late, { from: '10:00', until: '10:15' }, lunch), [
    { from: '10:00', until: '10:15' },
    { from: '12:30', until: '13:30' },
  ]);
  assert.deepEqual(breaksOf({ from: '12:00', until: '14:00' }, lunch), [{ from: '12:00', until: '14:00' }]);
  const apart = [
    { from: '15:00', until: '15:15' },
    { from: '10:00', until: '10:15' },
    { from: '10:15', until: '10:30' },
  ];
  assert.deepEqual(breaksOf(...apart), apart);
});

test('Fifteen thousand sessions, each after the next, are read, and a circle of them is named in one line', () => {
  const ids = Array.from({ length: 15_000 }, (_, i) => `s${i}`);
  const chain = (last: readonly string[]) =>
    ids.map((id, i) => session(id, { after: i + 1 < ids.length ? [`s${i + 1}`] : last }));
  assert.equal(isRefusal(readInstance(instance({ sessions: chain([]) }))), false);
  const round = readInstance(instance({ sessions: chain(['s2']) }));
  assert.equal(
    isRefusal(round) ? round.why : 'read',
    'sessions[2].after: expected no circle, found s2 after s3 after s4 after s5 after … after s14999 after s2',
  );
});

test('A topic, a site or a member may be called what every object has of itself', () => {
  const named = JSON.parse(
    JSON.stringify(instance({ sites: ['constructor', '__proto__'], travelMinutes: {} }))
      .replaceAll('town-hall', 'constructor')
      .replaceAll('"depot"', '"__proto__"')
      .replace('"travelMinutes":{}', '"travelMinutes":{"__proto__":{"constructor":20}}')
      .replaceAll('finance', '__proto__'),
  );
  const read = readInstance(named);
  if (isRefusal(read)) assert.fail(read.why);
  assert.deepEqual(JSON.parse(JSON.stringify(read)), named);
  const without = readInstance(JSON.parse(JSON.stringify(named).replace('"timeZone"', '"zone"')));
  assert.equal(
    isRefusal(without) ? without.why : 'read',
    'timeZone: expected a time zone such as Europe/London, found nothing',
  );
});

test('What is no object is refused', () => {
  const read = readInstance([]);
  assert.equal(isRefusal(read) ? read.why : 'read', 'the file: expected an object, found []');
});

test('Two pins that need one peer at once are refused at the second', () => {
  const pins = [
    session('s1', { pinned: at('09:00', 'room-1', ['lead']) }),
    session('s2', { pinned: at('09:30', 'room-2', ['lead']) }),
  ];
  const read = readInstance(instance({ sessions: pins }));
  const why =
    'sessions[1].pinned: expected a pin to keep every rule, but lead has less than 15 minutes between s1 and s2';
  assert.equal(isRefusal(read) ? read.why : 'read', why);
});
