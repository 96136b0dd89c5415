import { parentPort, workerData } from 'node:worker_threads';
import type { Instance } from '../domain/instance.ts';
import { SMALL } from '../domain/solve/guide.ts';
import { runMatching } from '../domain/solve/run.ts';
import { guideInThread } from './guide-thread.ts';
import { highsSolver } from './highs.ts';

/** What the thread is given. `stop[0]` becomes 1 when somebody cancels. */
export type WorkerTask = {
  readonly instance: Instance;
  readonly seconds: number;
  readonly gap: number;
  readonly seed: number;
  readonly stop: Int32Array<SharedArrayBuffer>;
};

const task = workerData as WorkerTask;
const slots = task.instance.challenges.reduce((sum, c) => sum + c.slots.length, 0);
const outcome = runMatching(task.instance, {
  seconds: task.seconds,
  gap: task.gap,
  seed: task.seed,
  now: () => performance.now(),
  cancelled: () => Atomics.load(task.stop, 0) === 1,
  tell: (progress) => parentPort?.postMessage({ progress }),
  // Two threads where it is worth it: one bounds, this one searches.
  guide: slots > SMALL ? guideInThread(task.instance, task.seconds, task.stop) : null,
  solveModel: await highsSolver(),
});
parentPort?.postMessage({ outcome });
