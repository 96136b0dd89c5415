import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '#kernel/result';
import { readInstance } from '../domain/read-instance.ts';
import { bestOfEveryPlan } from '../testing/every-plan.ts';
import { smallInstance } from '../testing/small.ts';
import { solveHere } from '../testing/solve-here.ts';
import { tinyInstance } from '../testing/tiny.ts';
import { verifyPlan } from '../verifier/verify.ts';
import { highsSolver } from './highs.ts';

const highs = await highsSolver();

test('on the published small instance the engine finds and proves the best of all 279,841 plans', () => {
  const plan = solveHere(smallInstance(), highs);
  assert.ok(Math.abs(plan.score - 247.4448372519355) < 1e-9, `${plan.score}`);
  assert.ok(plan.bound >= plan.score && plan.bound - plan.score < 1e-6, `${plan.bound}`);
});

test('an instance whose topics, types and authorities are called what every object has of itself is as any other', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const plain = tinyInstance(seed);
    const names: Record<string, string> = { finance: 'constructor', housing: '__proto__', adults: 'toString' };
    [...new Set(plain.authorities.map(({ type }) => type))].forEach((type, i) => {
      names[type] = ['valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString'][i] ?? type;
    });
    names[plain.authorities[0]?.id ?? ''] = '__defineGetter__';
    const text = Object.entries(names).reduce(
      (json, [name, other]) => json.replaceAll(`"${name}"`, `"${other}"`),
      JSON.stringify(plain),
    );
    const read = readInstance(JSON.parse(text));
    if (isRefusal(read)) assert.fail(read.why);
    // A thread is handed a copy, whose objects have what every object has.
    const instance = structuredClone(read);
    const [plan, other] = [solveHere(plain, highs), solveHere(instance, highs)];
    assert.deepEqual(verifyPlan(instance, other).breaches, [], `seed ${seed}`);
    assert.equal(other.score.toFixed(6), plan.score.toFixed(6), `seed ${seed}`);
  }
});

test('on two hundred tiny instances the plan is the best of all plans and the bound is no lower', () => {
  let seen = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const instance = tinyInstance(seed);
    const best = bestOfEveryPlan(instance);
    assert.ok(best !== null);
    const plan = solveHere(instance, highs);
    const slack = 1e-6 * Math.max(1, Math.abs(best));
    assert.deepEqual(verifyPlan(instance, plan).breaches, [], `seed ${seed}`);
    assert.ok(Math.abs(plan.score - best) <= slack, `seed ${seed}: ${plan.score} against ${best}`);
    assert.ok(plan.bound >= best - slack, `seed ${seed}: bound ${plan.bound} below ${best}`);
    seen += plan.placements.length > 1 ? 1 : 0;
  }
  assert.ok(seen > 80, `${seen}: the instances would prove little if most plans were empty`);
});

test('without the exact solver every plan still stands and no bound is below the best of all plans', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const instance = tinyInstance(seed);
    const best = bestOfEveryPlan(instance) as number;
    const plan = solveHere(instance, null);
    assert.deepEqual(verifyPlan(instance, plan).breaches, [], `seed ${seed}`);
    assert.ok(plan.bound >= best - 1e-6 * Math.max(1, Math.abs(best)), `seed ${seed}: ${plan.bound} below ${best}`);
  }
});
