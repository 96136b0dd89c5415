import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { madeInstance } from '../../testing/generator.ts';
import { solveHere } from '../../testing/solve-here.ts';
import { tinyInstance } from '../../testing/tiny.ts';
import { verifyPlan } from '../../verifier/verify.ts';
import { sumOfParts } from '../plan.ts';
import { problemOf } from '../problem.ts';
import { scoreOf } from '../score.ts';
import { greedyState } from './greedy.ts';
import { firstPrices, lowerBound } from './prices.ts';
import { pricingOf } from './pricing.ts';

test('every plan passes the verifier, is never below greedy, and never above its bound', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const instance = madeInstance({ seed, peers: 60, challenges: 6 });
      const plan = solveHere(instance, null);
      assert.deepEqual(verifyPlan(instance, plan).breaches, []);
      const problem = problemOf(instance);
      const greedy = sumOfParts(scoreOf(problem, greedyState(problem).assignment));
      assert.ok(plan.score >= greedy - 1e-6);
      assert.ok(plan.bound >= plan.score);
    }),
    { numRuns: 12, seed: 7 },
  );
});

test('the same instance and seed give the same plan, and another seed a plan that stands too', () => {
  const instance = madeInstance({ seed: 5, peers: 150, challenges: 12 });
  const [one, two] = [solveHere(instance, null, { seed: 3 }), solveHere(instance, null, { seed: 3 })];
  assert.deepEqual({ ...one, seconds: 0 }, { ...two, seconds: 0 });
  assert.deepEqual(verifyPlan(instance, solveHere(instance, null, { seed: 4 })).breaches, []);
});

test('any prices within their limits bound every plan', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const problem = problemOf(tinyInstance(seed));
    const plan = greedyState(problem);
    const pricing = pricingOf(problem);
    const prices = firstPrices(pricing, 3);
    const { least, most, count } = pricing.rows;
    for (let row = 0; row < count; row += 1) {
      const wild = ((row * 7919 + seed * 104729) % 101) - 50;
      prices.now[row] = Math.min(most[row] as number, Math.max(least[row] as number, wild));
    }
    assert.ok(prices.relaxation.boundAt(prices.now) >= sumOfParts(scoreOf(problem, plan.assignment)) - 1e-6);
    lowerBound(pricing, prices, 60, [4, 0.02], () => true);
    assert.ok(prices.bound >= sumOfParts(scoreOf(problem, plan.assignment)) - 1e-6);
  }
});

test('where people are scarce the bound knows it: within two points in a hundred of the plan', () => {
  for (const [seed, peers, challenges] of [
    [5, 130, 30],
    [6, 90, 30],
    [7, 60, 20],
  ] as const) {
    const instance = madeInstance({ seed, peers, challenges });
    const plan = solveHere(instance, null);
    assert.ok(plan.placements.length < challenges * 6, 'the instance would prove nothing were nobody missing');
    assert.ok(plan.gap < 0.02, `seed ${seed}: ${plan.gap}`);
  }
});

test('the score kept through all moves is the score afresh from the facts', () => {
  const problem = problemOf(madeInstance({ seed: 2, peers: 200, challenges: 20 }));
  const state = greedyState(problem);
  assert.ok(Math.abs(state.score - sumOfParts(scoreOf(problem, state.assignment))) < 1e-6);
});

test('a repair keeps whoever can stay and changes only what it pays to change', () => {
  const instance = madeInstance({ seed: 9, peers: 200, challenges: 12 });
  const before = solveHere(instance, null);
  const gone = before.placements[0]?.peer;
  const holder = new Map(before.placements.map(({ slot, peer }) => [slot, peer]));
  const after = solveHere(
    {
      ...instance,
      peers: instance.peers.map((p) =>
        p.id === gone ? { ...p, unavailable: [['2020-01-01', '2030-12-31'] as const] } : p,
      ),
      challenges: instance.challenges.map((c) => ({
        ...c,
        slots: c.slots.map((s) => ({ ...s, current: holder.get(s.id) ?? null })),
      })),
    },
    null,
  );
  assert.equal(
    after.placements.some((p) => p.peer === gone),
    false,
  );
  const now = new Map(after.placements.map(({ slot, peer }) => [slot, peer]));
  const changes = before.placements.filter(({ slot, peer }) => now.get(slot) !== peer).length;
  assert.equal(after.parts.change, -25 * changes);
  const lost = before.placements.filter(({ peer }) => peer === gone).length;
  assert.ok(changes >= lost && changes <= lost + 4, `${changes} changes for ${lost} places lost`);
});
