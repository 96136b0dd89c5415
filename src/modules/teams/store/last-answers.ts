import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** How somebody answered when they were asked for a place. `host` is null where the reader may not know it. */
export type LastAnswer = { readonly status: string; readonly reason: string | null; readonly host: string | null };

/** The last three answers of each of these peers, the newest first. One statement. */
export async function lastAnswersOf(
  db: Queryable,
  peerIds: readonly string[],
  namesOtherHosts: boolean,
): Promise<ReadonlyMap<string, readonly LastAnswer[]>> {
  if (peerIds.length === 0) return new Map();
  const { rows } = await sql<LastAnswer & { peerId: string }>`
    select asked.id as "peerId", last.status, last.reason, case when ${namesOtherHosts} then last.host end as host
    from unnest(${peerIds}::uuid[]) asked(id) cross join lateral (
      select p.status, p.answer_reason as reason, h.short_name as host, p.answered_at
      from placements p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
      where p.peer_id = asked.id and p.answered_at is not null order by p.answered_at desc limit 3) last
    order by asked.id, last.answered_at desc`.execute(db);
  return Map.groupBy(rows, (row) => row.peerId);
}
