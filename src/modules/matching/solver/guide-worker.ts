import { workerData } from 'node:worker_threads';
import { problemOf } from '../domain/problem.ts';
import { guideOf } from '../domain/solve/guide.ts';
import { pricingOf } from '../domain/solve/pricing.ts';
import type { GuideTask } from './guide-thread.ts';

const { instance, began, until, port, told, bound, stop } = workerData as GuideTask;
const guide = guideOf(pricingOf(problemOf(instance)), {
  goOn: () => Atomics.load(stop, 0) === 0 && Date.now() < until,
  tell: (proven) => {
    bound[0] = Math.min(bound[0] as number, proven);
  },
  early: () => Date.now() < began + 0.45 * (until - began),
  ample: () => Date.now() < began + 0.25 * (until - began),
});
for (let more = true; more; ) {
  const edition = guide.next();
  more = edition !== null;
  port.postMessage(edition, edition === null ? [] : [edition.loss.buffer as ArrayBuffer]);
  Atomics.add(told, 0, 1);
  Atomics.notify(told, 0);
}
port.close();
