import { sql } from 'kysely';
import type { Queryable } from '../database/connect.ts';

/** The work that may be asked for, by name. A name without a worker is a type error. */
export type JobPayloads = {
  'send-mail': { id: string };
  'daily-round': { date: string };
};
export type JobName = keyof JobPayloads;

/**
 * Asks for a job inside the caller's transaction: it exists exactly if the transaction commits. Tried up to eight times, each
 * wait longer. `key` makes asking twice one job.
 */
export async function addJob<Name extends JobName>(
  db: Queryable,
  name: Name,
  payload: JobPayloads[Name],
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}::text, payload := ${JSON.stringify(payload)}::json,
    run_at := ${options.runAt ?? null}::timestamptz, max_attempts := 8, job_key := ${options.key ?? null}::text)`.execute(
    db,
  );
}

/** Jobs that have failed and wait for another try, or have no try left: for a person to look at. */
export async function troubledJobs(
  db: Queryable,
): Promise<Array<{ id: string; name: string; attempts: number; error: string; lost: boolean }>> {
  const { rows } = await sql<{ id: string; name: string; attempts: number; error: string; lost: boolean }>`
    select id::text, task_identifier as name, attempts, coalesce(last_error, '') as error, attempts >= max_attempts as lost
    from graphile_worker.jobs where attempts > 0 and last_error is not null order by id desc limit 100`.execute(db);
  return rows;
}
