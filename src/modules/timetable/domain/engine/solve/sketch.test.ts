import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { usualInstance } from '../../../testing/generate.ts';
import { variedInstance } from '../../../testing/varied.ts';
import { dayFactsOf } from '../bound/day-facts.ts';
import { modelOf } from './model.ts';
import { moveSketch, sketchingOf, sketchOf } from './sketch.ts';
import { fall, layoutOf } from './sketch-layout.ts';
import { teamsOf } from './teams.ts';
import { startTempering, temper } from './temper.ts';

const never = () => false;
const SHAPE = { sessions: 20, days: 3, peers: 5, places: 4 };

function layoutFor(seed: number) {
  const shape = { ...SHAPE, seed };
  const model = modelOf(seed % 2 === 0 ? usualInstance(shape) : variedInstance(shape));
  return layoutOf(model, dayFactsOf(model, teamsOf(model)));
}

test('On twenty made-up challenges a sketch scores after thousands of moves what it scores when it is laid out afresh', () => {
  let [taken, laid] = [0, 0];
  for (let seed = 1; seed <= 20; seed += 1) {
    const layout = layoutFor(seed);
    const sketching = sketchingOf(layout, seededRandom(seed), null);
    const before = sketchOf(sketching.pad);
    moveSketch(sketching, 3, 5000);
    const first = sketchOf(sketching.pad);
    for (const [s, day] of first.day.entries()) {
      if (s % 4 === 0 && day >= 0) fall(layout, [sketching.pad], s, day, 0.7);
      if (day !== before.day[s]) taken += 1;
    }
    moveSketch(sketching, 1, 2000);
    const after = sketchOf(sketching.pad);
    // What was left out has no choice to be laid out with: those are left to the search.
    if (after.day.includes(-1)) continue;
    laid += 1;
    const afresh = sketchOf(sketchingOf(layout, seededRandom(1), after).pad);
    assert.deepEqual([[...afresh.day], [...afresh.peers]], [[...after.day], [...after.peers]], `seed ${seed}`);
    assert.equal(after.score.toFixed(6), afresh.score.toFixed(6), `seed ${seed}`);
  }
  assert.equal(laid >= 10, true, `only ${laid} sketches were laid out afresh`);
  assert.equal(taken > 100, true, `only ${taken} sessions are on another day than at first`);
});

test('Sketches tempered together find more than one by chance, and the same each time', () => {
  const found = [1, 2].map(() => {
    const layout = layoutFor(2);
    const random = seededRandom(7);
    const tempering = startTempering(layout, random, 1000, never);
    const best = [1, 2, 3].map(() => Math.max(...temper(tempering, random, 20_000, never).map(({ score }) => score)));
    return { chance: sketchingOf(layout, seededRandom(3), null).best.score, best };
  });
  assert.deepEqual(found[0], found[1]);
  const { chance, best } = found[0]!;
  assert.equal(Math.max(...best) > chance + 50, true, `${chance} by chance, ${best.join(', ')} tempered`);
});
