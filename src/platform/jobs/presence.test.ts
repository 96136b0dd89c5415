import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '#test/database';
import { openPool } from '../database/connect.ts';
import { makeLogger } from '../logs/logger.ts';
import { presentAtJobs } from './presence.ts';
import { addJob } from './queue.ts';
import { type JobHandlers, startWorker } from './worker.ts';

const { db, url } = await testDatabase();
const logger = makeLogger('silent');

/** A job in the hands of a worker that is no longer there, and which jobs a worker does that starts now. */
async function heldByTheDead(run: string) {
  await addJob(db, 'solve-timetable', { run });
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'dead', attempts = 1
    where payload ->> 'run' = ${run}`.execute(db);
}

/** Starts a worker, and waits until it has done the run named `until`. */
async function doneUntil(until: string): Promise<string[]> {
  const done: string[] = [];
  let isDone = () => {};
  const over = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  const handlers = {
    'daily-round': async () => {},
    'solve-timetable': async ({ run }: { run: string }) => {
      done.push(run);
      if (run === until) isDone();
    },
  } as unknown as JobHandlers;
  const worker = await startWorker(url, handlers, logger);
  await over;
  await worker.stop();
  return done.sort();
}

describe('A job that was in the hands of a worker that was killed', () => {
  it('is done when the service starts again, not four hours later', async () => {
    await heldByTheDead('first');
    assert.deepEqual(await doneUntil('first'), ['first']);
  });

  it('is left alone while another worker is there, whose it may be', async () => {
    const pool = openPool(url, 1);
    const other = await presentAtJobs(pool, logger);
    await heldByTheDead('theirs');
    await addJob(db, 'solve-timetable', { run: 'free' });
    assert.deepEqual(await doneUntil('free'), ['free']);
    other.leave();
    await pool.end();
    assert.deepEqual(await doneUntil('theirs'), ['theirs']);
  });
});
