import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Instance } from '../domain/instance.ts';
import type { Edition, Guide } from '../domain/solve/guide.ts';

/** What the guide's thread is given. `told[0]` counts its messages; `stop[0]` becomes 1 when somebody cancels. */
export type GuideTask = {
  readonly instance: Instance;
  /** When the run began and must end, in milliseconds since 1970. */
  readonly began: number;
  readonly until: number;
  readonly port: MessagePort;
  readonly told: Int32Array<SharedArrayBuffer>;
  /** `bound[0]` is the lowest bound proven so far. */
  readonly bound: Float64Array<SharedArrayBuffer>;
  readonly stop: Int32Array<SharedArrayBuffer>;
};

/**
 * Has the guide worked out in a thread of its own while this one searches. Editions are taken one by one and in order, so
 * that a plan does not depend on which thread is the quicker; the clock only ends the waiting.
 */
export function guideInThread(instance: Instance, seconds: number, stop: Int32Array<SharedArrayBuffer>): Guide {
  const { port1, port2 } = new MessageChannel();
  const told = new Int32Array(new SharedArrayBuffer(4));
  const bound = new Float64Array(new SharedArrayBuffer(8)).fill(Number.POSITIVE_INFINITY);
  const began = Date.now();
  const until = began + seconds * 1000;
  const task: GuideTask = { instance, began, until, port: port2, told, bound, stop };
  new Worker(new URL('./guide-worker.ts', import.meta.url), {
    workerData: task,
    transferList: [port2],
    resourceLimits: { maxYoungGenerationSizeMb: 24 },
  });
  port1.unref();
  let taken = 0;
  let over = false;
  const take = (): Edition | null => {
    taken += 1;
    const edition = (receiveMessageOnPort(port1)?.message as Edition | null | undefined) ?? null;
    over = edition === null;
    return edition;
  };
  return {
    next: () => {
      while (!over && Atomics.load(told, 0) === taken) {
        const left = until - Date.now();
        if (left <= 0 || Atomics.load(stop, 0) === 1) return null;
        Atomics.wait(told, 0, taken, Math.min(left, 100));
      }
      return over ? null : take();
    },
    proven: () => bound[0] as number,
    teamsWithin: () => null,
  };
}
