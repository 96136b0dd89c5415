import { sql } from 'kysely';
import type { Database } from '#platform/database/connect';

/** Whoever waits does so within milliseconds; on a machine that is busy, seconds. */
const PATIENCE_MS = 20_000;

/**
 * Until so many wait for what another transaction holds. It asks through a connection of its own: within a transaction PostgreSQL
 * answers what it saw first, however often it is asked. Fails where nobody comes to wait.
 */
export async function untilWaiting(db: Database, many = 1): Promise<void> {
  const given = Date.now() + PATIENCE_MS;
  for (let waiting = 0; waiting < many; ) {
    if (Date.now() > given) throw new Error(`${waiting} wait for what another transaction holds, and not ${many}`);
    const { rows } = await sql<{ waiting: number }>`select count(*) as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    waiting = rows[0]?.waiting ?? 0;
  }
}
