import { sql } from 'kysely';
import type { Database } from '../database/connect.ts';

/**
 * Counts one try and tells whether it is still within the limit. `key` must already be a keyed hash: no address is stored. A
 * window is a fixed span of the clock; old windows are swept by the daily round.
 */
export async function withinLimit(
  db: Database,
  key: string,
  limit: { tries: number; minutes: number },
  now: Date,
): Promise<boolean> {
  const span = limit.minutes * 60_000;
  const window = new Date(Math.floor(now.getTime() / span) * span);
  const { rows } = await sql<{ tries: number }>`
    insert into rate_limits (key, window_start, tries) values (${key}, ${window}, 1)
    on conflict (key, window_start) do update set tries = rate_limits.tries + 1 returning tries`.execute(db);
  return (rows[0]?.tries ?? 0) <= limit.tries;
}

/** Forgets windows older than a day. */
export async function sweepLimits(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('rate_limits')
    .where('window_start', '<', new Date(now.getTime() - 86_400_000))
    .execute();
}
