import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** The challenges to which any of these peers has still to go. One statement. */
export async function openChallengesOf(db: Queryable, peerIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.challenge_id as id from placements p join challenges c on c.id = p.challenge_id
    where p.peer_id = any(${peerIds}::uuid[]) and c.closed_at is null
      and p.status in ('proposed', 'offered', 'accepted', 'confirmed')`.execute(db);
  return rows.map(({ id }) => id);
}
