import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instance, session, USUAL } from '../../../testing/instances.ts';
import { modelOf } from '../solve/model.ts';
import { dayHoursOf } from './hours.ts';

const occupies = (minutes: number) => minutes + 15;
const peers = instance().peers;

test('A peer’s day holds five hour-long sessions in time, and a sixth that is a quarter of an hour late', () => {
  const model = modelOf(instance({ sessions: [session('s1')], policy: USUAL }));
  const { minutes, cost } = dayHoursOf(model, 0, [60], occupies).each[0]!;
  assert.deepEqual(
    [[...minutes], [...cost].map((each) => each.toFixed(2))],
    [
      [0, 375, 450],
      ['0.00', '0.00', '0.75'],
    ],
  );
});

test('Where a peer is away in the morning there is room for three, one of them late', () => {
  const away = [['2027-05-11T09:00', '2027-05-11T13:00']] as const;
  const model = modelOf(instance({ peers: [{ ...peers[0]!, unavailable: away }, ...peers.slice(1)], policy: USUAL }));
  const [first, second] = dayHoursOf(model, 0, [60], occupies).each;
  assert.deepEqual([...first!.minutes], [0, 150, 225]);
  assert.deepEqual([...second!.minutes], [0, 375, 450]);
});

test('Two of three peers take the hours of the three together; one of them does not', () => {
  const model = modelOf(instance({ policy: USUAL }));
  const { each, takenBy } = dayHoursOf(model, 0, [60], occupies);
  assert.equal(each.length, 4 + 4);
  assert.deepEqual([...takenBy(0b0001)], [0]);
  assert.deepEqual([...takenBy(0b0011)], [0, 1, 4, 5]);
});

test('A pinned session has its time, and neither its peers nor three of whom it takes two are free in it or in its changeovers', () => {
  const pinned = { start: '2027-05-11T10:30', place: 'room-1', peers: ['lead', 'member'] };
  const sessions = [session('s1', { peersNeeded: 2, pinned }), session('s2')];
  const model = modelOf(instance({ sessions, policy: USUAL }));
  const { each } = dayHoursOf(model, 0, [60], occupies);
  const minutesOf = (i: number) => [...each[i]!.minutes];
  assert.deepEqual([0, 1, 2].map(minutesOf), [
    [0, 225, 300],
    [0, 225, 300],
    [0, 375, 450],
  ]);
  assert.equal(Math.max(...minutesOf(4)), 300, 'three of whom two are in it');
});
