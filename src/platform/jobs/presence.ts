import type pg from 'pg';
import type { Logger } from '../logs/logger.ts';

/** That somebody works on jobs, as the database knows it; `leave` takes it back. */
export type Presence = { leave(): void };

const KEY = `hashtextextended('critical-friend works on jobs', 0)`;

/**
 * Says that this process works on jobs, for as long as a connection of its own lives: one that is killed is no longer there. Where nobody
 * else is there, whatever jobs are still held were held by the dead, and are free again at once instead of after four hours. With
 * `onlyJoin` none are.
 */
export async function presentAtJobs(pool: pg.Pool, logger: Logger, onlyJoin = false): Promise<Presence> {
  const client = await pool.connect();
  try {
    const alone = onlyJoin ? false : await isTrue(client, `select pg_try_advisory_lock(${KEY}) as yes`);
    if (alone) await freeAll(client, logger);
    await client.query(`select pg_advisory_lock_shared(${KEY})`);
    if (alone) await client.query(`select pg_advisory_unlock(${KEY})`);
  } catch (error) {
    client.release(true);
    throw error;
  }
  return { leave: () => client.release(true) };
}

async function freeAll(client: pg.PoolClient, logger: Logger): Promise<void> {
  // Before the queue's own first start it has no tables.
  if (!(await isTrue(client, `select to_regclass('graphile_worker._private_jobs') is not null as yes`))) return;
  const { rows } = await client.query<{ id: string }>(
    `select distinct locked_by as id from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
  );
  if (rows.length === 0) return;
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [rows.map(({ id }) => id)]);
  logger.warn({ jobs: 'freed what a worker that ended in the middle had held', workers: rows.length });
}

async function isTrue(client: pg.PoolClient, query: string): Promise<boolean> {
  return (await client.query<{ yes: boolean }>(query)).rows[0]?.yes === true;
}
