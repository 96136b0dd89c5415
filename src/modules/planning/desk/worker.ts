import { parentPort } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { Instance } from '#modules/matching';
import { answer, openPlan } from './answers.ts';
import type { Open } from './part-of.ts';
import type { Loaded, Question } from './questions.ts';

/** What the thread is sent: a question about the plan of that key, and the plan itself where it may not know it yet. */
export type Asked = {
  readonly id: number;
  readonly key: string;
  readonly question: Question;
  readonly load: Loaded | null;
};

const MOST_OPEN = 3;
const open = new Map<string, Open>();

parentPort?.on('message', ({ id, key, question, load }: Asked) => {
  try {
    let plan = open.get(key);
    if (!plan && load) {
      const instance = JSON.parse(gunzipSync(load.instance).toString('utf8')) as Instance;
      plan = openPlan(instance, load.placements, load.fixed);
      for (const old of [...open.keys()].slice(0, Math.max(0, open.size + 1 - MOST_OPEN))) open.delete(old);
      open.set(key, plan);
    }
    parentPort?.postMessage(plan ? { id, answer: answer(plan, question) } : { id, unknown: true });
  } catch (error) {
    parentPort?.postMessage({ id, error: String((error as Error).stack ?? error) });
  }
});
