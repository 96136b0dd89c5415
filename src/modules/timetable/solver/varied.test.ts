import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { boundingOf, improvePrices, proveBound } from '../domain/engine/bound/whole.ts';
import { gapOf } from '../domain/engine/instance.ts';
import { scoreParts, totalOf } from '../domain/engine/score.ts';
import { restore } from '../domain/engine/solve/anneal.ts';
import { greedyTimetable } from '../domain/engine/solve/greedy.ts';
import { draftOf, modelOf } from '../domain/engine/solve/model.ts';
import { NOTHING_FOUND, searchRound, startSearch } from '../domain/engine/solve/search.ts';
import { teamsOf } from '../domain/engine/solve/teams.ts';
import { variedInstance } from '../testing/varied.ts';
import { verify } from '../verifier/verify.ts';

const never = () => false;

test('Whatever its shape, a timetable keeps every rule, is no worse than the plainest, and stays below its bound', () => {
  const shapes = new Set<string>();
  for (let seed = 1; seed <= 24; seed += 1) {
    const size = { sessions: 16 + (seed % 5), days: 2 + (seed % 2), peers: seed % 6 === 0 ? 9 : 4 + (seed % 4) };
    const whole = variedInstance({ ...size, places: 3 + (seed % 4), seed });
    const model = modelOf(whole);
    const search = startSearch(model, seed);
    for (let round = 0; round < 2; round += 1) searchRound(search, round, NOTHING_FOUND, never);
    const board = restore(model, search.best);
    const draft = draftOf(model, board.start, board.place, board.peers);
    const { breaches, score } = verify(whole, draft);
    assert.deepEqual(breaches, [], `seed ${seed}`);
    assert.equal(score.toFixed(6), totalOf(scoreParts(whole, draft)).toFixed(6), `seed ${seed}`);
    assert.equal(score.toFixed(6), search.best.score.toFixed(6), `seed ${seed}`);
    const greedy = greedyTimetable(whole);
    assert.equal(score >= greedy.score - 1e-9, true, `seed ${seed}: ${score} is below the plainest, ${greedy.score}`);
    const bounding = boundingOf(model, teamsOf(model));
    improvePrices(bounding, 25, score, seededRandom(seed), never);
    proveBound(bounding, null, { seconds: 1 });
    assert.equal(bounding.bound >= score - 1e-6, true, `seed ${seed}: bound ${bounding.bound} is below ${score}`);
    if (draft.unplaced.length === 0) {
      const gap = gapOf(score, bounding.bound);
      assert.equal(gap < 0.35, true, `seed ${seed}: a gap of ${gap} after two rounds`);
    }
    shapes.add(`${whole.gridMinutes}/${whole.changeoverMinutes}/${whole.policy.partners}/${whole.policy.balance}`);
  }
  assert.equal(shapes.size > 15, true, `only ${shapes.size} shapes`);
});
