import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instance, Placement } from '../domain/engine/instance.ts';
import { pairBreach, placementBreach, ruleBook } from '../domain/engine/rules.ts';
import { at, draft, instance, session } from '../testing/instances.ts';
import { verify } from './verify.ts';

type Case = { title: string; change?: Partial<Instance>; placed: Record<string, Placement>; says: string[] };

const one = (changes: Parameters<typeof session>[1]) => ({ sessions: [session('s1', changes)] });
const two = (a: Parameters<typeof session>[1], b: Parameters<typeof session>[1]) => ({
  sessions: [session('s1', a), session('s2', b)],
});
const [room1, room2] = instance().places as [Instance['places'][0], Instance['places'][0]];
const away = (id: string) => ({ unavailable: [['2027-05-11T09:30', '2027-05-11T10:00'] as const], id });

const CASES: Case[] = [
  { title: 'a session in a free room breaks nothing', placed: { s1: at('09:00', 'room-1', ['lead']) }, says: [] },
  { title: 'it may end with the day', placed: { s1: at('16:30', 'room-1', ['lead']) }, says: [] },
  { title: 'it may end as the break begins', placed: { s1: at('11:30', 'room-1', ['lead']) }, says: [] },
  {
    title: 'rule 1: only on the days',
    placed: { s1: at('09:00', 'room-1', ['lead'], 13) },
    says: ['s1: rule 1: 2027-05-13T09:00 is on none of the days'],
  },
  {
    title: 'rule 1: on the grid',
    placed: { s1: at('09:05', 'room-1', ['lead']) },
    says: ['s1: rule 1: 2027-05-11T09:05 is off the grid'],
  },
  {
    title: 'rule 1: not before the day',
    placed: { s1: at('08:45', 'room-1', ['lead']) },
    says: ['s1: rule 1: it does not lie inside 09:00 to 17:30'],
  },
  {
    title: 'rule 1: not after the day',
    placed: { s1: at('16:45', 'room-1', ['lead']) },
    says: ['s1: rule 1: it does not lie inside 09:00 to 17:30'],
  },
  {
    title: 'rule 1: not in a break',
    placed: { s1: at('12:15', 'room-1', ['lead']) },
    says: ['s1: rule 1: it touches the break at 12:30'],
  },
  {
    title: 'rule 1: a place of its kind',
    change: one({ kind: 'visit' }),
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: ['s1: rule 1: room-1 does not suit visit'],
  },
  {
    title: 'rule 1: a place on its list',
    change: one({ places: ['room-2'] }),
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: ['s1: rule 1: room-1 is not on its list'],
  },
  {
    title: 'rule 1: room for everyone',
    change: one({ size: 5, peersNeeded: 2 }),
    placed: { s1: at('09:00', 'room-1', ['lead', 'member']) },
    says: ['s1: rule 1: room-1 is too small'],
  },
  {
    title: 'rule 1: room for exactly everyone',
    change: one({ size: 5 }),
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: [],
  },
  {
    title: 'rule 1: the place is available',
    change: { places: [{ ...room1, ...away('room-1') }] },
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: ['s1: rule 1: room-1 is not available'],
  },
  {
    title: 'rule 1: spans are half-open',
    change: { places: [{ ...room1, ...away('room-1') }, room2] },
    placed: { s1: at('10:00', 'room-1', ['lead']) },
    says: [],
  },
  {
    title: 'rule 2: exactly as many peers as needed',
    change: one({ peersNeeded: 2 }),
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: ['s1: rule 2: 1 peers, not 2'],
  },
  {
    title: 'rule 2: those who must be there are',
    change: one({ mustHave: ['member'] }),
    placed: { s1: at('09:00', 'room-1', ['lead']) },
    says: ['s1: rule 2: member must be there'],
  },
  {
    title: 'rule 2: peers are available',
    change: { peers: [{ ...away('lead'), skills: {} }] },
    placed: { s1: at('09:15', 'room-1', ['lead']) },
    says: ['s1: rule 2: lead is not available'],
  },
  {
    title: 'rule 3: people are available',
    change: { ...one({ people: ['tenant'] }), people: [away('tenant')] },
    placed: { s1: at('09:45', 'room-1', ['lead']) },
    says: ['s1: rule 3: tenant is not available'],
  },
  {
    title: 'rule 4: a place holds one session at a time',
    change: two({}, {}),
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('09:45', 'room-1', ['member']) },
    says: ['s1 and s2: rule 4: both in room-1 at once'],
  },
  {
    title: 'rule 4: a place needs no changeover',
    change: two({}, {}),
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('10:00', 'room-1', ['member']) },
    says: [],
  },
  {
    title: 'rule 4: a peer needs the changeover',
    change: two({}, {}),
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('10:00', 'room-2', ['lead']) },
    says: ['s1 and s2: rule 4: lead has less than 15 minutes between'],
  },
  {
    title: 'rule 4: the changeover is enough on one site',
    change: two({}, {}),
    placed: { s1: at('10:15', 'room-1', ['lead']), s2: at('09:00', 'room-2', ['lead']) },
    says: [],
  },
  {
    title: 'rule 4: a longer journey counts instead',
    change: two({}, {}),
    placed: { s1: at('10:15', 'yard', ['lead']), s2: at('09:00', 'room-2', ['lead']) },
    says: ['s1 and s2: rule 4: lead has less than 20 minutes between'],
  },
  {
    title: 'rule 4: a person needs no changeover',
    change: two({ people: ['tenant'] }, { people: ['tenant'] }),
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('10:00', 'room-2', ['member']) },
    says: [],
  },
  {
    title: 'rule 4: a person has to travel',
    change: two({ people: ['tenant'] }, { people: ['tenant'] }),
    placed: { s1: at('09:00', 'room-1', ['lead']), s2: at('10:15', 'yard', ['member']) },
    says: ['s1 and s2: rule 4: tenant cannot be at both'],
  },
  {
    title: 'rule 5: not before what it follows has ended',
    change: two({}, { after: ['s1'] }),
    placed: { s1: at('09:30', 'room-1', ['lead']), s2: at('10:15', 'room-2', ['member']) },
    says: ['s1 and s2: rule 5: the wrong way round'],
  },
  {
    title: 'rule 5: as it ends is soon enough',
    change: two({}, { after: ['s1'] }),
    placed: { s1: at('09:30', 'room-1', ['lead']), s2: at('10:30', 'room-2', ['member']) },
    says: [],
  },
  {
    title: 'rule 5: what is left out holds up nothing',
    change: two({}, { after: ['s1'] }),
    placed: { s2: at('09:00', 'room-2', ['member']) },
    says: [],
  },
  {
    title: 'rule 6: a pin keeps its peers',
    change: one({ pinned: at('09:00', 'room-1', ['lead']) }),
    placed: { s1: at('09:00', 'room-1', ['member']) },
    says: ['s1: rule 6: it is not where it is pinned'],
  },
  {
    title: 'rule 6: a pin is not left out',
    change: one({ pinned: at('09:00', 'room-1', ['lead']) }),
    placed: {},
    says: ['s1: rule 6: pinned, and left out'],
  },
];

for (const { title, change = {}, placed, says } of CASES) {
  test(`The verifier: ${title}`, () => {
    const whole = instance(change);
    assert.deepEqual(verify(whole, draft(whole, placed)).breaches, says);
  });

  test(`The engine agrees: ${title}`, () => {
    const rules = ruleBook(instance(change));
    const here = rules.instance.sessions.flatMap((each) =>
      placed[each.id] ? [{ session: each, placement: placed[each.id]! }] : [],
    );
    const alone = here.map((each) => placementBreach(rules, each.session, each.placement));
    const pair = here.length === 2 ? [pairBreach(rules, here[0]!, here[1]!)] : [];
    const found = [...alone, ...pair].filter((breach) => breach !== null).length;
    assert.equal(found, says.filter((line) => !line.includes('rule 6')).length);
  });
}

test('The verifier names a session that is listed twice, and one that is not listed', () => {
  const whole = instance(two({}, {}));
  const plan = { sessions: [{ id: 's1', ...at('09:00', 'room-1', ['lead']) }], unplaced: ['s1'] };
  assert.deepEqual(verify(whole, plan).breaches, ['s1: listed more than once', 's2: neither placed nor left out']);
});

test('The verifier names a stated figure that is not the counted one', () => {
  const whole = instance({ policy: { ...instance().policy, unplaced: 100 } });
  const parts = { unplaced: -100, fit: 1, idle: 0, balance: 0, late: 0, partners: 0, change: 0 };
  const plan = { sessions: [], unplaced: ['s1'], score: -100, bound: -101, gap: 0, parts };
  assert.deepEqual(verify(whole, plan).breaches, [
    'parts.fit: stated 1, counted 0',
    'bound: stated -101, below the score of -100',
  ]);
});
