import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, draft, FREE, instance, session } from '../../testing/instances.ts';
import { recount } from '../../verifier/recount.ts';
import type { Instance, Parts, Placement, Policy, Session } from './instance.ts';
import { scoreParts, totalOf } from './score.ts';

type Case = {
  title: string;
  policy: Partial<Policy>;
  sessions: Session[];
  change?: Partial<Instance>;
  placed: Record<string, Placement>;
  parts: Partial<Parts>;
};

const NOTHING: Parts = { unplaced: 0, fit: 0, idle: 0, balance: 0, late: 0, partners: 0, change: 0 };
const pair = { peersNeeded: 2 };
const hours = (times: string[], peers: string[]) => times.map((time) => [time, at(time, 'room-1', peers)] as const);

/** As a file has them: each of these is a member of its own. */
const KNOWN_TO_ALL = JSON.parse('{"constructor":1,"__proto__":1}') as Record<string, number>;
const peerWho = (id: string, skills: Record<string, number>) => ({ id, skills, unavailable: [] });

const CASES: Case[] = [
  {
    title: 'a session left out costs its weight',
    policy: { unplaced: 1000 },
    sessions: [session('s1', { weight: 0.5 }), session('s2')],
    placed: { s2: at('09:00', 'room-1', ['lead']) },
    parts: { unplaced: -500 },
  },
  {
    title: 'fit is the mean over the peers of weight times level over three',
    policy: { fit: 10 },
    sessions: [session('s1', { ...pair, topics: { finance: 1, housing: 0.5 } })],
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']) },
    parts: { fit: (10 * (1 + 1 / 3 + 1 / 3)) / 2 },
  },
  {
    title: 'a wait of thirty minutes is free',
    policy: { idle: 0.05 },
    sessions: [session('09:00'), session('10:30')],
    placed: Object.fromEntries(hours(['09:00', '10:30'], ['lead'])),
    parts: {},
  },
  {
    title: 'each minute beyond thirty costs',
    policy: { idle: 0.05 },
    sessions: [session('09:00'), session('11:00')],
    placed: Object.fromEntries(hours(['09:00', '11:00'], ['lead'])),
    parts: { idle: -0.05 * 30 },
  },
  {
    title: 'the break is no wait',
    policy: { idle: 0.05 },
    sessions: [session('11:00'), session('14:00')],
    placed: Object.fromEntries(hours(['11:00', '14:00'], ['lead'])),
    parts: { idle: -0.05 * 45 },
  },
  {
    title: 'a topic called what every object has of itself is a topic that somebody knows or not',
    policy: { fit: 10 },
    sessions: [session('s1', { ...pair, topics: KNOWN_TO_ALL })],
    change: { peers: [peerWho('lead', KNOWN_TO_ALL), peerWho('member', {})] },
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']) },
    parts: { fit: 10 / 3 },
  },
  {
    title: 'the night is no wait',
    policy: { idle: 0.05 },
    sessions: [session('s1'), session('s2')],
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('16:00', 'room-1', ['lead'], 12) },
    parts: {},
  },
  {
    title: 'balance is most less fewest, counting who has none',
    policy: { balance: 8 },
    sessions: [session('09:00'), session('10:30')],
    placed: Object.fromEntries(hours(['09:00', '10:30'], ['lead'])),
    parts: { balance: -16 },
  },
  {
    title: 'lateness counts each peer and each minute after half past four',
    policy: { late: 0.05 },
    sessions: [session('s1', pair)],
    placed: { s1: at('16:00', 'room-1', ['lead', 'member']) },
    parts: { late: -0.05 * 2 * 30 },
  },
  {
    title: 'a first partner of the day is free',
    policy: { partners: 2 },
    sessions: [session('s1', pair), session('s2', pair)],
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']), s2: at('11:00', 'room-1', ['lead', 'member']) },
    parts: {},
  },
  {
    title: 'each further partner of a day costs each of them',
    policy: { partners: 2 },
    sessions: [session('s1', pair), session('s2', pair)],
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']), s2: at('11:00', 'room-1', ['lead', 'officer']) },
    parts: { partners: -2 },
  },
  {
    title: 'three together cost one partner each',
    policy: { partners: 2 },
    sessions: [session('s1', { peersNeeded: 3 })],
    placed: { s1: at('09:00', 'room-1', ['lead', 'officer', 'member']) },
    parts: { partners: -6 },
  },
  {
    title: 'four together are a meeting, not partners',
    policy: { partners: 2 },
    sessions: [session('s1', { peersNeeded: 4 })],
    placed: { s1: at('09:00', 'room-2', ['lead', 'officer', 'member', 'health']) },
    parts: {},
  },
  {
    title: 'a new day is a new start',
    policy: { partners: 2 },
    sessions: [session('s1', pair), session('s2', pair)],
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']), s2: at('11:00', 'room-1', ['lead', 'officer'], 12) },
    parts: {},
  },
  {
    title: 'the same peers in another order are no change',
    policy: { change: 15 },
    sessions: [session('s1', { ...pair, current: at('09:00', 'room-1', ['lead', 'member']) })],
    placed: { s1: at('09:00', 'room-1', ['member', 'lead']) },
    parts: {},
  },
  {
    title: 'another room is a change',
    policy: { change: 15 },
    sessions: [session('s1', { current: at('09:00', 'room-2', ['lead']) })],
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    parts: { change: -15 },
  },
  {
    title: 'another start is a change',
    policy: { change: 15 },
    sessions: [session('s1', { current: at('09:15', 'room-1', ['lead']) })],
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    parts: { change: -15 },
  },
  {
    title: 'another peer is a change',
    policy: { change: 15 },
    sessions: [session('s1', { current: at('09:00', 'room-1', ['member']) })],
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    parts: { change: -15 },
  },
  {
    title: 'leaving out what stood is a change',
    policy: { change: 15 },
    sessions: [session('s1', { current: at('09:00', 'room-1', ['lead']) })],
    placed: {},
    parts: { change: -15 },
  },
];

for (const { title, policy, sessions, change, placed, parts } of CASES) {
  test(`Score: ${title}`, () => {
    const whole = instance({ sessions, policy: { ...FREE, ...policy }, ...change });
    const plan = draft(whole, placed);
    const expected = { ...NOTHING, ...parts };
    assert.deepEqual(rounded(scoreParts(whole, plan)), rounded(expected));
    assert.deepEqual(rounded(recount(whole, plan.sessions).parts), rounded(expected));
    assert.equal(totalOf(expected).toFixed(9), recount(whole, plan.sessions).score.toFixed(9));
  });
}

function rounded(parts: Parts): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, (value + 0).toFixed(9)]));
}
