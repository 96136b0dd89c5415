import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aDefinition } from '../testing/builders.ts';
import { meetsSlot, type PeerStrengths, peerDays, peerSlots, requirementText } from './slots.ts';
import type { SlotDefinition } from './team-schema.ts';

const visitor = aDefinition().team.slots[0] as SlotDefinition;

const PEERS: [who: string, peer: PeerStrengths, meets: boolean][] = [
  ['a director who has led finance', { roles: ['director'], skills: { finance: 'experienced' } }, true],
  ['a director whom others ask about finance', { roles: ['director'], skills: { finance: 'specialist' } }, true],
  ['a director who works with finance', { roles: ['director'], skills: { finance: 'working' } }, false],
  ['a director who has led housing', { roles: ['director'], skills: { housing: 'experienced' } }, false],
  ['a head of service with no topic', { roles: ['head-of-service'], skills: {} }, true],
  ['a councillor who knows finance', { roles: ['councillor'], skills: { finance: 'specialist' } }, false],
  ['a person without a role', { roles: [], skills: { finance: 'specialist' } }, false],
];

for (const [who, peer, meets] of PEERS) {
  test(`A slot for an experienced finance director or any head of service is ${meets ? '' : 'not '}met by ${who}`, () => {
    assert.equal(meetsSlot(visitor, peer), meets);
  });
}

test('A topic chosen at scoping is asked for on top of the role', () => {
  assert.equal(meetsSlot(visitor, { roles: ['head-of-service'], skills: { housing: 'working' } }, 'housing'), true);
  assert.equal(meetsSlot(visitor, { roles: ['head-of-service'], skills: { finance: 'working' } }, 'housing'), false);
});

test('A skill asked for without a level is met by one who works with it', () => {
  const slot: SlotDefinition = { ...visitor, anyOf: [{ role: 'director', skill: 'housing' }] };
  assert.equal(meetsSlot(slot, { roles: ['director'], skills: { housing: 'working' } }), true);
});

test('A requirement reads as a sentence would say it', () => {
  assert.equal(requirementText(visitor), 'Director with finance, or head of service');
});

test('Peer days count the volunteers’ usual days, without the manager and optional slots', () => {
  const definition = aDefinition();
  definition.team.slots.push({ ...visitor, key: 'second', days: { usual: 3, most: 3 } });
  definition.team.slots.push({ ...visitor, key: 'maybe', days: { usual: 5, most: 5 }, optional: true });
  assert.deepEqual(
    peerSlots(definition).map((slot) => slot.key),
    ['visitor', 'second', 'maybe'],
  );
  assert.equal(peerDays(definition), 4);
});
