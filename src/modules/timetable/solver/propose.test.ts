import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/result';
import type { Instance, Plan } from '../domain/engine/instance.ts';
import { trustedInstance } from '../domain/engine/read-instance.ts';
import { withCurrent } from '../domain/engine/read-plan.ts';
import { usualInstance } from '../testing/generate.ts';
import { at, instance, session, USUAL } from '../testing/instances.ts';
import { verify } from '../verifier/verify.ts';
import { proposeTimetable } from './propose.ts';
import type { ProposeOptions } from './rounds.ts';

const SMALL = usualInstance({ sessions: 10, days: 2, peers: 4, places: 3, seed: 4 });

async function planFor(whole: Instance, options: ProposeOptions = {}): Promise<Plan> {
  const plan = await proposeTimetable(whole, { seconds: 1200, ...options });
  assert.equal(isRefusal(plan), false, isRefusal(plan) ? plan.why : '');
  return plan as Plan;
}

test('A proposal passes the verifier, its figures agree, and the same seed makes the same plan and bound', async () => {
  const [one, other] = [await planFor(SMALL, { seed: 7 }), await planFor(SMALL, { seed: 7 })];
  assert.deepEqual(verify(SMALL, one).breaches, []);
  assert.equal(one.bound >= one.score, true);
  assert.deepEqual({ ...one, seconds: 0 }, { ...other, seconds: 0 });
});

test('With now, what has begun stays, nothing else starts by then, and an interviewee who cancels is met elsewhere', async () => {
  const before = await planFor(SMALL);
  const late = before.sessions.filter(({ start }) => start > '2027-05-11T10:00');
  const moved = late.find(({ id }) => SMALL.sessions.find((each) => each.id === id)!.people.length > 0)!;
  const gone = SMALL.sessions.find(({ id }) => id === moved.id)!.people[0]!;
  const until = `${moved.start.slice(0, 10)}T24:00`;
  const people = SMALL.people.map((each) =>
    each.id === gone ? { ...each, unavailable: [[moved.start, until] as const] } : each,
  );
  const now = withCurrent({ ...SMALL, people }, before);
  const after = await planFor(now, { now: '2027-05-10T11:00' });
  const begun = before.sessions.filter(({ start }) => start <= '2027-05-10T11:00');
  assert.equal(begun.length > 0, true);
  for (const each of begun)
    assert.deepEqual(
      after.sessions.find(({ id }) => id === each.id),
      each,
    );
  const others = after.sessions.filter(({ id }) => !begun.some((each) => each.id === id));
  assert.equal(
    others.every(({ start }) => start > '2027-05-10T11:00'),
    true,
  );
  assert.deepEqual(verify(now, after).breaches, []);
  assert.equal(after.parts.change >= -3 * now.policy.change, true, `${after.parts.change}`);
});

test('A session nobody can hold is left out, the rest is placed, and the bound knows', async () => {
  const sessions = [session('s1', { topics: { finance: 1 } }), session('s2', { kind: 'regatta' })];
  const plan = await planFor(instance({ sessions, policy: USUAL }));
  assert.deepEqual(plan.unplaced, ['s2']);
  assert.equal(plan.score, 10 - 1000 - 8);
  assert.equal(plan.gap < 1e-4, true);
});

test('A plan for a day of breaks that overlap, and for topics and sites of any name, keeps the figures that the verifier counts', async () => {
  const breaks = [
    { from: '10:00', until: '12:30' },
    { from: '12:00', until: '13:00' },
    { from: '10:00', until: '12:30' },
  ];
  const topics = JSON.parse('{"constructor":1,"__proto__":0.5}') as Record<string, number>;
  const json = JSON.stringify({
    ...instance({ policy: { ...USUAL, idle: 1 }, gridMinutes: 60, changeoverMinutes: 0 }),
    days: [{ date: '2027-05-11', from: '09:00', until: '17:00', breaks }],
    peers: [{ id: 'lead', skills: topics, unavailable: [['2027-05-11T13:00', '2027-05-11T15:00']] }],
    sessions: [session('s1', { topics }), session('s2', { topics, kind: 'visit' }), session('s3', { topics })],
  });
  const whole = trustedInstance(
    JSON.parse(json.replaceAll('town-hall', 'constructor').replaceAll('depot', '__proto__')),
  );
  const plan = await planFor(whole, { seconds: 2 });
  assert.deepEqual(plan.unplaced, []);
  assert.deepEqual(verify(whole, plan).breaches, []);
  assert.equal(plan.parts.fit.toFixed(6), '12.500000');
  // One is at 9am and the next at 3pm: five hours, of which three are breaks and half an hour is free.
  assert.equal(plan.parts.idle, -90);
});

test('With no sessions there is an empty plan', async () => {
  const plan = await planFor(instance({ sessions: [], policy: USUAL }));
  assert.deepEqual([plan.sessions, plan.unplaced, plan.score, plan.bound], [[], [], 0, 0]);
});

test('A pinned session stays where it is pinned', async () => {
  const pinned = at('10:00', 'room-2', ['health']);
  const sessions = [session('s1', { pinned, topics: { finance: 1 } }), session('s2', { topics: { finance: 1 } })];
  const plan = await planFor(instance({ sessions, policy: USUAL }));
  assert.deepEqual(plan.sessions[0], { id: 's1', ...pinned });
});

test('What has begun and breaks a rule is named', async () => {
  const sessions = [session('s1', { current: at('09:05', 'room-1', ['lead']) })];
  const refused = await proposeTimetable(instance({ sessions }), { now: '2027-05-11T10:00' });
  const why =
    'sessions[0].current: expected a session that has begun to keep every rule, but 2027-05-11T09:05 is not on the grid of 15 minutes';
  assert.equal(isRefusal(refused) ? refused.why : 'no refusal', why);
});

test('A proposal that is called off still gives its best plan so far', async () => {
  const stopping = new AbortController();
  const whole = usualInstance({ sessions: 40, days: 4, peers: 6, places: 5, seed: 2 });
  const plan = await planFor(whole, {
    signal: stopping.signal,
    onProgress: ({ score }) => score !== null && stopping.abort(),
  });
  assert.deepEqual(verify(whole, plan).breaches, []);
});

test('Where no time is left at all there is still a first plan that breaks no rule, and a bound', async () => {
  const plan = await planFor(SMALL, { seconds: 0 });
  assert.deepEqual(verify(SMALL, plan).breaches, []);
  assert.equal(plan.sessions.length > 0 && Number.isFinite(plan.bound) && plan.bound >= plan.score, true);
});

test('Eleven peers are too many to weigh every team: the linear solver proves the bound', async () => {
  const whole = usualInstance({ sessions: 6, days: 2, peers: 11, places: 3, seed: 3 });
  const plan = await planFor(whole, { seconds: 20 });
  assert.deepEqual(verify(whole, plan).breaches, []);
});
