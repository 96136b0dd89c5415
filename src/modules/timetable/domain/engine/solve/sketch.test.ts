import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#kernel/random';
import { usualInstance } from '../../../testing/generate.ts';
import { variedInstance } from '../../../testing/varied.ts';
import { dayFactsOf } from '../bound/day-facts.ts';
import { modelOf } from './model.ts';
import { cool } from './reheat.ts';
import { moveSketch, sketchingOf, sketchOf } from './sketch.ts';
import { fall, layoutOf } from './sketch-layout.ts';
import { drawFurther, learn, noSketches } from './sketches.ts';
import { teamsOf } from './teams.ts';

const never = () => false;
const SHAPE = { sessions: 20, days: 3, peers: 5, places: 4 };

function layoutFor(seed: number, size = SHAPE) {
  const shape = { ...size, seed };
  const model = modelOf(seed % 2 === 0 ? usualInstance(shape) : variedInstance(shape));
  return layoutOf(model, dayFactsOf(model, teamsOf(model)));
}

test('On twenty made-up challenges a sketch scores after thousands of moves what it scores when it is laid out afresh', () => {
  let [taken, laid] = [0, 0];
  for (let seed = 1; seed <= 20; seed += 1) {
    const layout = layoutFor(seed);
    for (let s = 0; s < SHAPE.sessions; s += 4) fall(layout, s, s % SHAPE.days, 0.7);
    const sketching = sketchingOf(layout, seededRandom(seed), null);
    const before = sketchOf(sketching.pad);
    moveSketch(sketching, 3, 5000);
    moveSketch(sketching, 1, 2000);
    const after = sketchOf(sketching.pad);
    for (const [s, day] of after.day.entries()) if (day !== before.day[s]) taken += 1;
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

test('Sketches that are warmed up and cooled again get better, and the same each time', () => {
  const found = [1, 2].map(() => {
    const layout = layoutFor(2, { ...SHAPE, sessions: 40 });
    const random = seededRandom(7);
    const first = cool(layout, random, null, { from: 0, moves: 3000 }, never);
    let best = first;
    for (let i = 0; i < 20; i += 1) {
      const next = cool(layout, random, best, { from: 0.5, moves: 3000 }, never);
      if (next.score >= best.score) best = next;
    }
    return { chance: sketchingOf(layout, seededRandom(3), null).best.score, first: first.score, best: best.score };
  });
  assert.deepEqual(found[0], found[1]);
  const { chance, first, best } = found[0]!;
  assert.equal(first > chance + 50 && best > first, true, `${chance} by chance, ${first} cooled, ${best} cooled again`);
});

test('A session for which no time was found on a day makes every sketch that has it there worth less', () => {
  const layout = layoutFor(2);
  const sketches = noSketches(layout);
  drawFurther(sketches, seededRandom(5), never);
  const day = sketches.kept[0]!.sketch.day[0]!;
  learn(sketches, 0, day);
  for (const { sketch } of sketches.kept) {
    const afresh = sketchOf(sketchingOf(layout, seededRandom(1), sketch).pad);
    assert.equal(sketch.score.toFixed(6), afresh.score.toFixed(6));
  }
});
