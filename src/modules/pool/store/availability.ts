import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { AwayRange } from '../domain/weeks.ts';

export type Availability = {
  readonly away: readonly (AwayRange & { readonly id: string })[];
  readonly places: readonly {
    readonly host: string;
    readonly from: IsoDate;
    readonly until: IsoDate;
    readonly status: string;
  }[];
};

/** What a peer has ruled out from that day on, and the places they hold or are asked for. One statement. */
export async function availabilityOf(db: Queryable, peerId: string, from: IsoDate): Promise<Availability> {
  const { rows } = await sql<Availability>`select
    coalesce((select json_agg(json_build_object('id', id, 'from', from_on, 'until', until_on) order by from_on)
      from peer_unavailability where peer_id = ${peerId} and until_on >= ${from}::date), '[]') as away,
    coalesce((select json_agg(json_build_object('host', h.short_name, 'from', lower(p.period), 'until', upper(p.period) - 1, 'status', p.status) order by p.period)
      from placements p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
      where p.peer_id = ${peerId} and p.status in ('offered', 'accepted', 'confirmed') and upper(p.period) > ${from}::date), '[]') as places`.execute(
    db,
  );
  return rows[0] ?? { away: [], places: [] };
}
