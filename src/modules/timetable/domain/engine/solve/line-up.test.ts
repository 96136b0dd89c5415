import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, shuffled } from '#kernel/random';
import { at, FREE, instance, session } from '../../../testing/instances.ts';
import { verify } from '../../../verifier/verify.ts';
import type { Instance } from '../instance.ts';
import { emptyBoard, put } from './board.ts';
import { bestSpot } from './construct.ts';
import { lineUp } from './line-up.ts';
import { draftOf, modelOf, startOfCode } from './model.ts';
import { teamsOf } from './teams.ts';

const never = () => false;

/** Everything that is not pinned lined up on the first day, each with the peers it must have. */
function linedUp(whole: Instance) {
  const model = modelOf(whole);
  const board = emptyBoard(model);
  for (const [s, it] of model.sessions.entries()) {
    const spot = it.fixed ? bestSpot(board, teamsOf(model), s) : null;
    if (spot) put(board, s, spot.option, spot.place, spot.peers);
  }
  const free = [...model.sessions.keys()].filter((s) => !model.sessions[s]!.fixed);
  const peers = Int32Array.from(model.sessions, ({ must }) => must);
  lineUp(board, free, 0, peers, seededRandom(1), 4000, never);
  const starts = [...board.start].map((start) => (start < 0 ? null : startOfCode(whole, start).slice(11)));
  return { board, starts, ...verify(whole, draftOf(model, board.start, board.place, board.peers)) };
}

/** A session that all of these peers must hold. */
function held(id: string, by: readonly string[], changes: Partial<Instance['sessions'][number]> = {}) {
  return session(id, { peersNeeded: by.length, mustHave: [...by], ...changes });
}

test('Sessions of the same peers stand one after another, those first that can only be early', () => {
  const both = ['lead', 'member'];
  const people: Instance['people'] = [{ id: 'tenant', unavailable: [['2027-05-11T10:15', '2027-05-13T00:00']] }];
  const sessions = [
    held('long', both),
    held('first', both, { minutes: 30 }),
    held('early', both, { minutes: 15, people: ['tenant'], after: ['first'] }),
  ];
  const { starts, breaches } = linedUp(instance({ people, sessions }));
  assert.deepEqual(starts, ['10:15', '09:00', '09:45']);
  assert.deepEqual(breaches, []);
});

test('Twelve hours of two pairs at a time fill a day that has room for no more, and only the last two are late', () => {
  const pairs = [
    ['lead', 'member'],
    ['officer', 'health'],
    ['lead', 'officer'],
    ['member', 'health'],
    ['lead', 'health'],
    ['member', 'officer'],
  ];
  const sessions = [...pairs, ...pairs].map((pair, i) => held(`s${i}`, pair));
  const whole = instance({ sessions: shuffled(seededRandom(3), sessions), policy: { ...FREE, late: 1 } });
  const { starts, breaches, score } = linedUp(whole);
  assert.deepEqual(breaches, []);
  const slots = ['09:00', '10:15', '11:30', '13:15', '14:30', '15:45'];
  assert.deepEqual(
    starts.toSorted(),
    slots.flatMap((slot) => [slot, slot]),
  );
  assert.equal(score, -4 * 15);
});

test('What is pinned stays, and between two sites there is time for the journey', () => {
  const pinned = at('10:00', 'room-1', ['lead']);
  const sessions = [held('pinned', ['lead'], { pinned }), held('visit', ['lead'], { kind: 'visit', minutes: 30 })];
  const { starts, breaches } = linedUp(instance({ sessions }));
  assert.deepEqual(starts, ['10:00', '09:00']);
  assert.deepEqual(breaches, []);
  const longer = [sessions[0]!, held('visit', ['lead'], { kind: 'visit', minutes: 45 })];
  assert.deepEqual(linedUp(instance({ sessions: longer })).starts, ['10:00', '11:30']);
});

test('What finds no time that day is left out', () => {
  const sessions = Array.from({ length: 8 }, (_, i) => held(`s${i}`, ['lead']));
  const { starts, breaches } = linedUp(instance({ sessions }));
  assert.equal(starts.filter((start) => start === null).length, 2);
  assert.deepEqual(breaches, []);
});
