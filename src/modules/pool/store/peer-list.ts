import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { PoolFilter } from '../domain/pool-filter.ts';
import { conditions, lesserTies, order, usedDays } from './pool-conditions.ts';

/** A row of the pool's list. */
export type PeerRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly kind: string;
  readonly status: string;
  readonly role: string | null;
  readonly authority: string | null;
  readonly region: string | null;
  readonly party: string | null;
  readonly skills: readonly { readonly topic: string; readonly level: number }[];
  readonly daysPerYear: number;
  readonly daysUsed: number;
  readonly served: number;
  readonly lastServed: IsoDate | null;
  readonly lastConfirmed: IsoDate | null;
  /** What has to be thought about at the host the filter names; none where it names none. */
  readonly ties: readonly string[];
};

export const POOL_PAGE_SIZE = 50;

/**
 * One page of the peers that match, with how many match in all. Two statements whatever the number of peers: which, then what
 * they bring. `size` null: all of them, for the export. The year of the days is that of the dates asked for, else of `today`.
 */
export async function listPeers(
  db: Queryable,
  bodyIds: readonly string[],
  filter: PoolFilter,
  today: IsoDate,
  size: number | null = POOL_PAGE_SIZE,
  hostId: string | null = null,
): Promise<{ peers: PeerRow[]; total: number }> {
  const limit = size === null ? sql`` : sql`limit ${size} offset ${(filter.page - 1) * size}`;
  const found = await sql<{ id: string; total: number }>`
    with used as (${usedDays(filter.from ?? today)})
    select peer.person_id as id, count(*) over () as total
    from peers peer join people person on person.id = peer.person_id
    left join authorities authority on authority.id = peer.authority_id
    left join used on used.peer_id = peer.person_id
    where peer.body_id = any(${bodyIds}::uuid[]) and peer.status <> 'merged' ${conditions(filter, hostId, today)}
    order by ${order(filter.sort, filter.descending)}, person.name, peer.person_id ${limit}`.execute(db);
  const ids = found.rows.map((row) => row.id);
  if (ids.length === 0) return { peers: [], total: 0 };
  const rows = await sql<PeerRow>`
    with used as (${usedDays(filter.from ?? today)})
    select person.id, person.name, person.email::text as email, peer.kind, peer.status, coalesce(role.title, person.job_title) as role,
      authority.name as authority, authority.region, peer.party, coalesce(skills.list, '[]'::json) as skills,
      peer.days_per_year as "daysPerYear", coalesce(used.days, 0) as "daysUsed", peer.served,
      peer.last_served_on as "lastServed", peer.last_confirmed_on as "lastConfirmed",
      ${hostId === null ? sql`'{}'::text[]` : lesserTies(hostId)} as ties
    from unnest(${ids}::uuid[]) with ordinality as wanted(id, position)
    join peers peer on peer.person_id = wanted.id join people person on person.id = wanted.id
    left join authorities authority on authority.id = peer.authority_id
    left join used on used.peer_id = peer.person_id
    left join lateral (select title from peer_roles where peer_id = wanted.id and until_on is null order by from_on desc nulls last, title limit 1) role on true
    left join lateral (select json_agg(json_build_object('topic', topic, 'level', level) order by level desc, topic) as list
      from peer_skills where peer_id = wanted.id) skills on true
    order by wanted.position`.execute(db);
  return { peers: rows.rows, total: found.rows[0]?.total ?? 0 };
}

/** The pool in four numbers, and what the filters can offer. One statement. */
export async function poolOverview(db: Queryable, bodyIds: readonly string[], today: IsoDate) {
  const { rows } = await sql<PoolOverview>`
    select count(*)::int as "all", count(*) filter (where status = 'serving')::int as serving,
      count(*) filter (where status = 'serving' and served = 0)::int as "firstOuting",
      count(*) filter (where status = 'serving' and (last_confirmed_on is null or last_confirmed_on < ${today}::date - interval '1 year'))::int as "stale",
      (select coalesce(array_agg(party order by party), '{}') from (select distinct party from peers
        where body_id = any(${bodyIds}::uuid[]) and party is not null) named) as parties,
      (select coalesce(array_agg(distinct a.region order by a.region), '{}') from authorities a where exists (select 1 from peers p where p.authority_id = a.id)) as regions,
      (select coalesce(json_agg(json_build_object('key', kind, 'name', kind_name) order by kind_name), '[]') from (select distinct on (a.kind) a.kind, a.kind_name
        from authorities a where exists (select 1 from peers p where p.authority_id = a.id) order by a.kind, a.kind_name) kinds) as "authorityKinds",
      (select coalesce(json_agg(json_build_object('key', pr.key, 'name', v.definition ->> 'name') order by pr.key), '[]') from programmes pr
        join programme_versions v on v.programme_key = pr.key and v.version = pr.current_version) as programmes
    from peers where body_id = any(${bodyIds}::uuid[]) and status <> 'merged'`.execute(db);
  return rows[0] as PoolOverview;
}

export type PoolOverview = {
  readonly all: number;
  readonly serving: number;
  readonly firstOuting: number;
  readonly stale: number;
  readonly parties: readonly string[];
  readonly regions: readonly string[];
  readonly authorityKinds: readonly { readonly key: string; readonly name: string }[];
  readonly programmes: readonly { readonly key: string; readonly name: string }[];
};
