import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** The places of the team that were filled, and from where; no names. One statement. */
export async function teamPlaces(
  db: Queryable,
  challengeId: string,
): Promise<{ place: string; authority: string | null }[]> {
  return await db
    .selectFrom('challenge_slots as slot')
    .leftJoin('placements as placement', (join) =>
      join
        .onRef('placement.slot_id', '=', 'slot.id')
        .on('placement.status', 'in', sql<string>`('accepted', 'confirmed', 'served')`),
    )
    .leftJoin('peers as peer', 'peer.person_id', 'placement.peer_id')
    .leftJoin('authorities as home', 'home.id', 'peer.authority_id')
    .select(['slot.name as place', 'home.name as authority'])
    .where('slot.challenge_id', '=', challengeId)
    .where((where) => where.or([where('placement.id', 'is not', null), where('slot.is_manager', '=', true)]))
    .orderBy('slot.position')
    .execute();
}
