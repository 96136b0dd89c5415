import assert from 'node:assert/strict';
import { test } from 'node:test';
import { smallInstance, smallPlan } from '../testing/small.ts';
import { verifyPlan } from '../verifier/verify.ts';
import { sumOfParts } from './plan.ts';
import { problemOf } from './problem.ts';
import { scoreOf } from './score.ts';

test('the engine and the verifier both give the published plan its published score and parts', () => {
  const problem = problemOf(smallInstance());
  const plan = smallPlan();
  const assignment = new Int32Array(problem.slots).fill(-1);
  for (const { slot, peer } of plan.placements) {
    assignment[problem.tables.slotNumber.get(slot) as number] = problem.tables.peerNumber.get(peer) as number;
  }
  const parts = scoreOf(problem, assignment);
  const verdict = verifyPlan(smallInstance(), plan);
  assert.deepEqual(verdict.breaches, []);
  assert.ok(Math.abs(sumOfParts(parts) - 247.4448372519355) < 1e-9);
  assert.ok(Math.abs((verdict.score ?? 0) - 247.4448372519355) < 1e-9);
  for (const [part, value] of Object.entries(plan.parts ?? {})) {
    assert.ok(Math.abs(parts[part as keyof typeof parts] - value) < 1e-9, part);
  }
});
