import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** Somebody who was asked to join a team for the days it has now and is not on it: they said no, did not answer, or were withdrawn. */
export type SaidNo = {
  readonly challengeId: string;
  readonly peerId: string;
  readonly status: 'declined' | 'expired' | 'withdrawn';
  readonly reason: string | null;
  /** When, as the database writes it or as a date. */
  readonly on: Date | string | null;
  /** The host objected, and they were withdrawn. */
  readonly objected: boolean;
};

/**
 * Who is not to be proposed again for these teams, the newest first. A no to other days than the team's own does not count, nor a
 * proposal that was taken back before anybody was asked; a host's objection counts whatever the days. One statement.
 */
export async function whoSaidNo(db: Queryable, challengeIds: readonly string[]): Promise<SaidNo[]> {
  const { rows } = await saidNoIn(sql`p.challenge_id = any(${challengeIds}::uuid[])`).execute(db);
  return rows;
}

/** The same as a query, for the placements `p` of a condition. */
export function saidNoIn(condition: ReturnType<typeof sql>) {
  return sql<SaidNo>`
    select distinct on (p.challenge_id, p.peer_id) p.challenge_id as "challengeId", p.peer_id as "peerId", p.status, p.answer_reason as reason,
      p.answered_at as "on", coalesce(view.objected, false) as objected
    from placements p join challenges c on c.id = p.challenge_id
    left join lateral (select true as objected from host_views_of_team v
      where v.placement_id = p.id and v.view = 'objects' and v.answer = 'withdrawn' limit 1) view on true
    where ${condition} and p.status in ('declined', 'expired', 'withdrawn')
      and (view.objected or (exists (select 1 from offers o where o.placement_id = p.id)
        and upper(p.period) - 1 = c.on_site_until and c.on_site_from - lower(p.period) between 0 and 1))
      and not exists (select 1 from placements now where now.challenge_id = p.challenge_id and now.peer_id = p.peer_id
        and now.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served'))
    order by p.challenge_id, p.peer_id, view.objected desc nulls last, p.answered_at desc nulls last`;
}
