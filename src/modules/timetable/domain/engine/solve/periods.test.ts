import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { tightInstance } from '../../../testing/generate.ts';
import { instance, session, USUAL } from '../../../testing/instances.ts';
import { verify } from '../../../verifier/verify.ts';
import { draftOf, modelOf } from './model.ts';
import { boardOfPeriods, searchPeriods } from './period-search.ts';
import { periodsOf } from './periods.ts';

const never = () => false;
const ALL = ['lead', 'member', 'officer', 'health'];

test('A day of hour-long sessions has three periods before its break and three after it', () => {
  const model = modelOf(instance({ sessions: [session('s1')], policy: USUAL }));
  const periods = periodsOf(model)!;
  const codes = [...model.sessions[0]!.starts];
  const first = [...periods.option.slice(0, periods.ofDay[0]!.length)].map((option) => codes[option]!);
  assert.deepEqual(first, [540, 615, 690, 795, 870, 945]);
});

test('Where only pins are left, or not everything has room, there are no periods', () => {
  const pinned = { start: '2027-05-11T09:00', place: 'room-1', peers: ['lead'] };
  assert.equal(periodsOf(modelOf(instance({ sessions: [session('s1', { pinned })] }))), null);
  const many = Array.from({ length: 13 }, (_, i) => session(`s${i}`, { peersNeeded: 4 }));
  assert.equal(periodsOf(modelOf(instance({ sessions: many }))), null);
  // Twelve have room; a pin across two periods takes the room of two of them.
  const across = session('pin', { peersNeeded: 4, pinned: { ...pinned, start: '2027-05-11T09:30', peers: ALL } });
  assert.notEqual(periodsOf(modelOf(instance({ sessions: many.slice(0, 12) }))), null);
  assert.equal(periodsOf(modelOf(instance({ sessions: [across, ...many.slice(0, 11)] }))), null);
  assert.notEqual(periodsOf(modelOf(instance({ sessions: [across, ...many.slice(0, 10)] }))), null);
});

test('What is pinned is planned around: its peers, people and place are taken, and nothing else is left out', () => {
  for (const seed of [1, 2, 3]) {
    const whole = tightInstance({ sessions: 20, days: 2, peers: 4, places: 6, seed });
    const schedule = { moves: 30_000, hot: 2.5, cold: 0.3 };
    const solved = (of: typeof whole) => {
      const model = modelOf(of);
      const periods = periodsOf(model)!;
      const board = boardOfPeriods(periods, searchPeriods(periods, seededRandom(seed), schedule, null, never));
      return draftOf(model, board.start, board.place, board.peers);
    };
    const pins = solved(whole).sessions.filter((_, i) => i % 4 === 0);
    const sessions = whole.sessions.map((each) => ({ ...each, pinned: pins.find(({ id }) => id === each.id) ?? null }));
    const after = solved({ ...whole, sessions });
    assert.deepEqual([verify({ ...whole, sessions }, after).breaches, after.unplaced], [[], []], `seed ${seed}`);
  }
});

test('Filling periods leaves nothing out of full days, keeps every rule, and its score is the timetable’s', () => {
  for (const seed of [1, 2, 3]) {
    const whole = tightInstance({ sessions: 20, days: 2, peers: 4, places: 6, seed });
    const model = modelOf(whole);
    const periods = periodsOf(model)!;
    const schedule = { moves: 30_000, hot: 2.5, cold: 0.3 };
    const [plan, again] = [1, 1].map(() => searchPeriods(periods, seededRandom(seed), schedule, null, never));
    const board = boardOfPeriods(periods, plan!);
    const { breaches, score } = verify(whole, draftOf(model, board.start, board.place, board.peers));
    assert.deepEqual(breaches, []);
    assert.deepEqual(again, plan);
    assert.equal(board.start.includes(-1), false, `seed ${seed} left something out`);
    assert.equal(score.toFixed(6), plan!.score.toFixed(6), `seed ${seed}`);
  }
});
