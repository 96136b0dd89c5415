import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { tightInstance, usualInstance } from '../../../testing/generate.ts';
import { bestOfAll, tinyInstance } from '../../../testing/tiny.ts';
import { verify } from '../../../verifier/verify.ts';
import { boundingOf, improvePrices, proveBound } from '../bound/whole.ts';
import { restore } from './anneal.ts';
import { roundsFor } from './effort.ts';
import { greedyTimetable } from './greedy.ts';
import { draftOf, type Model, modelOf } from './model.ts';
import { searchPeriods } from './period-search.ts';
import { NOTHING_FOUND, searchRound, startSearch } from './search.ts';
import { teamsOf } from './teams.ts';

const never = () => false;

test('Periods that were filled elsewhere are given their times here, unless better ones are known', () => {
  const model = modelOf(tightInstance({ sessions: 60, days: 4, peers: 6, places: 6, seed: 1 }));
  const search = startSearch(model, 1);
  const schedule = { moves: 30_000, hot: 2.5, cold: 0.3 };
  const filled = (moves: number) =>
    searchPeriods(search.periods!, seededRandom(1), { ...schedule, moves }, null, never);
  const [poor, good] = [filled(0), filled(30_000)];
  assert.equal(poor.score < good.score, true);
  const after = [good, poor].map((filling) => {
    // Out of time: nothing is searched here.
    searchRound(search, 0, { sketches: [], fillings: [filling] }, () => true);
    return search.best.score.toFixed(6);
  });
  assert.deepEqual(after, [good.score.toFixed(6), good.score.toFixed(6)]);
});

test('On three hundred tiny instances the plan scores what the best of all plans does, and the bound is no lower', () => {
  let plans = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const instance = tinyInstance(seed);
    const best = bestOfAll(instance);
    plans += best.plans;
    const model = modelOf(instance);
    const search = startSearch(model, seed);
    const greedy = search.best.score;
    for (let round = 0; round < roundsFor(instance).least && search.best.score < best.score - 1e-9; round += 1)
      searchRound(search, round, NOTHING_FOUND, never);
    const board = restore(model, search.best);
    const { breaches, score } = verify(instance, draftOf(model, board.start, board.place, board.peers));
    assert.deepEqual(breaches, [], `seed ${seed}`);
    assert.equal(score.toFixed(6), best.score.toFixed(6), `seed ${seed}`);
    assert.equal(score >= greedy - 1e-9, true, `seed ${seed} is below greedy`);
    boundHolds(model, best.score, seed);
  }
  assert.equal(plans > 20_000, true, `only ${plans} plans were tried`);
});

test('The bound is no lower than the best of all plans where the last session of a plain one is pinned, either', () => {
  let [pinned, late] = [0, 0];
  for (let seed = 301; seed <= 500; seed += 1) {
    const whole = tinyInstance(seed);
    const pin = [...greedyTimetable(whole).sessions].sort((a, b) => (a.start > b.start ? -1 : 1))[0];
    if (!pin) continue;
    const sessions = whole.sessions.map((each) => (each.id === pin.id ? { ...each, pinned: pin } : each));
    const instance = { ...whole, sessions };
    const model = modelOf(instance);
    pinned += 1;
    late += model.sessions.some(({ fixed, lateCost }) => fixed && lateCost[0]! > 0) ? 1 : 0;
    boundHolds(model, bestOfAll(instance).score, seed);
  }
  assert.equal(pinned > 150 && late > 10, true, `${pinned} pinned, ${late} of them late`);
});

/** Bounds are never below what is reached, at first and once they are proven. */
function boundHolds(model: Model, reached: number, seed: number): void {
  const bounding = boundingOf(model, teamsOf(model));
  assert.equal(bounding.bound >= reached - 1e-6, true, `seed ${seed}: first bound ${bounding.bound} below ${reached}`);
  improvePrices(bounding, 60, reached, seededRandom(seed), never);
  proveBound(bounding, null, { seconds: 1 });
  assert.equal(bounding.bound >= reached - 1e-6, true, `seed ${seed}: bound ${bounding.bound} below ${reached}`);
}

/** What no timetable of the fifth usual challenge can score more than, and of the first large one, as `bench/timetable.ts` proves it. */
const [BOUND_OF_FIVE, BOUND_OF_LARGE] = [411.6, 600.6];

for (const { sessions, seed, rounds, bound } of [
  { sessions: 60, seed: 5, rounds: 3, bound: BOUND_OF_FIVE },
  { sessions: 80, seed: 1, rounds: 2, bound: BOUND_OF_LARGE },
]) {
  test(`Of ${sessions} sessions none is left out, nobody but the bound does much better, and their times cost a sketch next to nothing`, () => {
    const whole = usualInstance({ sessions, days: 5, peers: 7, places: 6, seed });
    const model = modelOf(whole);
    const search = startSearch(model, 1);
    for (let round = 0; round < rounds; round += 1) searchRound(search, round, NOTHING_FOUND, never);
    const board = restore(model, search.best);
    const { breaches, score } = verify(whole, draftOf(model, board.start, board.place, board.peers));
    assert.deepEqual(breaches, []);
    assert.equal(search.best.option.includes(-1), false);
    const promised = search.sketches.kept[0]!.sketch.score;
    assert.equal(score > 0.985 * promised, true, `${score} of ${promised} promised`);
    assert.equal(score > 0.965 * bound, true, `${score} of ${bound}`);
  });
}

test('After two rounds of prices the bound of sixty sessions is within one percent of where it ends', () => {
  const model = modelOf(usualInstance({ sessions: 60, days: 5, peers: 7, places: 6, seed: 5 }));
  const bounding = boundingOf(model, teamsOf(model));
  for (const round of [1, 2]) improvePrices(bounding, 90, 400, seededRandom(round), never);
  proveBound(bounding, null, { seconds: 1 });
  assert.equal(bounding.bound >= BOUND_OF_FIVE - 1 && bounding.bound < 1.01 * BOUND_OF_FIVE, true, `${bounding.bound}`);
});
