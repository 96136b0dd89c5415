import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { Instance } from '#modules/matching';
import { answer, givenOf, openPlan } from './answers.ts';
import type { Given, Open } from './part-of.ts';
import type { Loaded, Question } from './questions.ts';

/**
 * What the thread is sent: a question about the plan of that key, whose run was given what is kept under `run`, and either of these
 * where it may not know it yet.
 */
export type Asked = {
  readonly id: number;
  readonly key: string;
  readonly run: string;
  readonly question: Question;
  readonly load: Partial<Loaded> | null;
};

/** What the thread lacks to answer. */
export type Lacks = 'plan' | 'plan and instance';

const MOST_OPEN = 4;
const MOST_GIVEN = 2;
const open = new Map<string, Open>();
const given = new Map<string, Given>();

parentPort?.on('message', ({ id, key, run, question, load }: Asked) => {
  try {
    if (load?.instance) {
      const instance = JSON.parse(gunzipSync(load.instance).toString('utf8')) as Instance;
      keep(given, run, givenOf(instance), MOST_GIVEN);
    }
    const base = given.get(run);
    if (base && load?.placements) keep(open, key, openPlan(base, load.placements, load.fixed ?? []), MOST_OPEN);
    const plan = open.get(key);
    const lacks: Lacks = base ? 'plan' : 'plan and instance';
    parentPort?.postMessage(plan ? { id, answer: answer(plan, question) } : { id, lacks });
  } catch (error) {
    parentPort?.postMessage({ id, error: String((error as Error).stack ?? error) });
  }
});

/** Keeps the newest few. */
function keep<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key);
  for (const old of [...map.keys()].slice(0, Math.max(0, map.size + 1 - most))) map.delete(old);
  map.set(key, value);
}
