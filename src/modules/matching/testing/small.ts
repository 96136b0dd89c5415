import { readFileSync } from 'node:fs';
import { isRefusal } from '#kernel/result';
import type { Instance } from '../domain/instance.ts';
import type { StatedPlan } from '../domain/plan.ts';
import { readInstance } from '../domain/read-instance.ts';
import { readPlan } from '../domain/read-plan.ts';

/** The published instance that is small enough to try every plan, as parsed JSON. */
export function smallJson(): unknown {
  return JSON.parse(readFileSync(new URL('./small-instance.json', import.meta.url), 'utf8'));
}

/** The same, read. */
export function smallInstance(): Instance {
  const instance = readInstance(smallJson());
  if (isRefusal(instance)) throw new Error(instance.why);
  return instance;
}

/** The best plan of the published instance. */
export function smallPlan(): StatedPlan {
  const plan = readPlan(JSON.parse(readFileSync(new URL('./small-plan.json', import.meta.url), 'utf8')));
  if (isRefusal(plan)) throw new Error(plan.why);
  return plan;
}
