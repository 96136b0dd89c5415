import { sql } from 'kysely';
import type { Queryable } from '../database/connect.ts';

/** The work that may be asked for, by name. A name without a worker is a type error. */
export type JobPayloads = {
  'send-mail': { id: string };
  'daily-round': { date: string };
  'solve-plan': { run: string };
  'accept-plan': { plan: string; by: string; offer: boolean };
  'recheck-teams': { peer: string } | { challenge: string };
  'offer-reserve': { slot: string };
  'peer-left': { challenge: string; peer: string };
  'solve-timetable': { run: string };
  'send-call': { call: string; audience: string; by: string };
  'pool-import': { id: string; step: 'look' | 'take-in' };
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

/** A job that has not been done. Its payload and its error stay out: they can name people. */
export type UndoneJob = {
  readonly id: string;
  readonly name: string;
  readonly attempts: number;
  readonly runAt: Date;
  readonly running: boolean;
  /** No try is left: nothing happens until somebody asks for another. */
  readonly lost: boolean;
};

/** What has not been done yet, those without a try left first, then those that failed, then the soonest; at most 200. */
export async function undoneJobs(db: Queryable): Promise<UndoneJob[]> {
  const { rows } = await sql<UndoneJob>`
    select id::text, task_identifier as name, attempts, run_at as "runAt", locked_at is not null as running,
      attempts >= max_attempts and locked_at is null as lost
    from graphile_worker.jobs order by attempts >= max_attempts desc, attempts > 0 desc, run_at, id limit 200`.execute(
    db,
  );
  return rows;
}

/** How it stands with work that was asked for under a key. */
export type JobStanding = Pick<UndoneJob, 'attempts' | 'runAt' | 'running' | 'lost'>;

/** The work under these keys that has not been done, by its key. What is done, or was taken out of the queue, is not there. */
export async function jobsByKey(db: Queryable, keys: readonly string[]): Promise<ReadonlyMap<string, JobStanding>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<JobStanding & { key: string }>`
    select key, attempts, run_at as "runAt", locked_at is not null as running,
      attempts >= max_attempts and locked_at is null as lost
    from graphile_worker.jobs where key = any(${[...keys]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.key, row]));
}

/** How many jobs have no try left. */
export async function lostJobs(db: Queryable): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from graphile_worker.jobs where attempts >= max_attempts and locked_at is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Tries a job again now, with all its tries before it. False where it is done, gone or being done. */
export async function retryJob(db: Queryable, id: string): Promise<boolean> {
  const { rows } =
    await sql`select from graphile_worker.reschedule_jobs(array[${id}]::bigint[], run_at := now(), attempts := 0)`.execute(
      db,
    );
  return rows.length > 0;
}
