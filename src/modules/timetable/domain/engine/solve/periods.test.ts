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

test('A day of hour-long sessions has three periods before its break and three after it', () => {
  const model = modelOf(instance({ sessions: [session('s1')], policy: USUAL }));
  const periods = periodsOf(model)!;
  const codes = [...model.sessions[0]!.starts];
  const first = [...periods.option.slice(0, periods.ofDay[0]!.length)].map((option) => codes[option]!);
  assert.deepEqual(first, [540, 615, 690, 795, 870, 945]);
});

test('Where a session is pinned, or not everything has room, there are no periods', () => {
  const pinned = { start: '2027-05-11T09:00', place: 'room-1', peers: ['lead'] };
  assert.equal(periodsOf(modelOf(instance({ sessions: [session('s1', { pinned })] }))), null);
  const many = Array.from({ length: 13 }, (_, i) => session(`s${i}`, { peersNeeded: 4 }));
  assert.equal(periodsOf(modelOf(instance({ sessions: many }))), null);
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
