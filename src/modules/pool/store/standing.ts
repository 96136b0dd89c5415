import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

export type Standing = {
  readonly id: string;
  readonly bodyId: string;
  readonly name: string;
  readonly status: string;
  readonly since: IsoDate | null;
  readonly reason: string;
  readonly openPlaces: number;
};

/** Where a peer stands, since when and why, and how many places they are asked for or hold. One statement. */
export async function standingOf(db: Queryable, peerId: string): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select peer.person_id as id, peer.body_id as "bodyId", person.name, peer.status, peer.status_since as since, peer.status_reason as reason,
      (select count(*)::int from placements where peer_id = peer.person_id and status in ('proposed', 'offered', 'accepted', 'confirmed')) as "openPlaces"
    from peers peer join people person on person.id = peer.person_id
    where peer.person_id = ${peerId} and peer.status <> 'merged'`.execute(db);
  return rows[0] ?? null;
}
