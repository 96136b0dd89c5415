import { parentPort, workerData } from 'node:worker_threads';
import type { Instance } from '../domain/instance.ts';
import { runMatching } from '../domain/solve/run.ts';
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
const outcome = runMatching(task.instance, {
  seconds: task.seconds,
  gap: task.gap,
  seed: task.seed,
  now: () => performance.now(),
  cancelled: () => Atomics.load(task.stop, 0) === 1,
  tell: (progress) => parentPort?.postMessage({ progress }),
  solveModel: await highsSolver(),
});
parentPort?.postMessage({ outcome });
