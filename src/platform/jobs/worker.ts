import { type JobHelpers, run, runOnce, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import { openPool } from '../database/connect.ts';
import type { Logger } from '../logs/logger.ts';
import { presentAtJobs } from './presence.ts';
import type { JobName, JobPayloads } from './queue.ts';

/** One function a job name; all must be there. `stopping` fires where the service is stopped under a job that takes long. */
export type JobHandlers = {
  [Name in JobName]: (payload: JobPayloads[Name], stopping?: AbortSignal) => Promise<void>;
};

/** Runs jobs until `stop`, which lets the ones under way finish, and after five seconds tells them that they should. */
export async function startWorker(
  url: string,
  handlers: JobHandlers,
  logger: Logger,
): Promise<{ stop(): Promise<void> }> {
  // Ours to close: the queue does not wait for its own, and a connection cut by the database's stop would end the process.
  const pool = openPool(url, 11);
  const presence = await presentAtJobs(pool, logger);
  const runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    taskList: taskList(handlers),
    logger: quietLogger(logger),
    // Once a morning each challenge's clocks are looked at: reminders, expiries, reviews that open.
    crontab: '0 6 * * * daily-round ?fill=1d&max=8',
  });
  return {
    async stop() {
      await runner.stop();
      presence.leave();
      await pool.end();
    },
  };
}

/** Runs every job that is due now, then returns: for tests and the command line. */
export async function runDueJobs(url: string, handlers: JobHandlers, logger: Logger): Promise<void> {
  const pool = openPool(url, 5);
  const presence = await presentAtJobs(pool, logger, true);
  await runOnce({
    pgPool: pool,
    concurrency: 1,
    noHandleSignals: true,
    taskList: taskList(handlers),
    logger: quietLogger(logger),
  }).finally(() => {
    presence.leave();
    return pool.end();
  });
}

function taskList(handlers: JobHandlers): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (payload: unknown, { abortSignal }: JobHelpers) => handle(payload as never, abortSignal),
    ]),
  );
}

function quietLogger(logger: Logger) {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') logger.error({ jobs: message });
    else if (level === 'warning') logger.warn({ jobs: message });
    else logger.debug({ jobs: message });
  });
}
