import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { PoolFilter, PoolSort } from '../domain/pool-filter.ts';
import { searchWords } from '../domain/search-text.ts';

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
};

export const POOL_PAGE_SIZE = 50;

const COUNTED = sql`('offered', 'accepted', 'confirmed', 'served')`;
const ACTIVE = sql`('proposed', 'offered', 'accepted', 'confirmed', 'served')`;

/**
 * One page of the peers that match, with how many match in all. Two statements whatever the number of peers: which, then what
 * they bring. `size` null: all of them, for the export. `today` sets the year of the days and the day of accreditation.
 */
export async function listPeers(
  db: Queryable,
  bodyIds: readonly string[],
  filter: PoolFilter,
  today: IsoDate,
  size: number | null = POOL_PAGE_SIZE,
): Promise<{ peers: PeerRow[]; total: number }> {
  const limit = size === null ? sql`` : sql`limit ${size} offset ${(filter.page - 1) * size}`;
  const found = await sql<{ id: string; total: number }>`
    with used as (${usedDays(today)})
    select peer.person_id as id, count(*) over () as total
    from peers peer join people person on person.id = peer.person_id
    left join authorities authority on authority.id = peer.authority_id
    left join used on used.peer_id = peer.person_id
    where peer.body_id = any(${bodyIds}::uuid[]) and peer.status <> 'merged' ${conditions(filter, today)}
    order by ${order(filter.sort, filter.descending)}, person.name, peer.person_id ${limit}`.execute(db);
  const ids = found.rows.map((row) => row.id);
  if (ids.length === 0) return { peers: [], total: 0 };
  const rows = await sql<PeerRow>`
    with used as (${usedDays(today)})
    select person.id, person.name, person.email::text as email, peer.kind, peer.status, coalesce(role.title, person.job_title) as role,
      authority.name as authority, authority.region, peer.party, coalesce(skills.list, '[]'::json) as skills,
      peer.days_per_year as "daysPerYear", coalesce(used.days, 0) as "daysUsed", peer.served,
      peer.last_served_on as "lastServed", peer.last_confirmed_on as "lastConfirmed"
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

function usedDays(today: IsoDate) {
  const year = Number(today.slice(0, 4));
  return sql`select peer_id, sum(days)::int as days from placements where status in ${COUNTED}
    and period && daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date) and lower(period) >= ${`${year}-01-01`}::date group by peer_id`;
}

/** Each narrowing is one condition; a word is found anywhere in what a peer is searched by. */
function conditions(filter: PoolFilter, today: IsoDate) {
  const parts = searchWords(filter.words).map(
    (word) => sql`and peer.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  );
  if (filter.kind) parts.push(sql`and peer.kind = ${filter.kind}`);
  if (filter.status) parts.push(sql`and peer.status = ${filter.status}`);
  if (filter.party) parts.push(sql`and peer.party = ${filter.party}`);
  if (filter.region) parts.push(sql`and authority.region = ${filter.region}`);
  if (filter.role)
    parts.push(
      sql`and exists (select 1 from peer_roles r where r.peer_id = peer.person_id and r.until_on is null and r.role = ${filter.role})`,
    );
  if (filter.skill)
    parts.push(
      sql`and exists (select 1 from peer_skills s where s.peer_id = peer.person_id and s.topic = ${filter.skill} and s.level >= ${filter.level})`,
    );
  const [from, until] = [filter.from ?? today, filter.until ?? today];
  if (filter.programme)
    parts.push(sql`and exists (select 1 from accreditations a where a.peer_id = peer.person_id
      and a.programme_key = ${filter.programme} and a.from_on <= ${from}::date and a.until_on >= ${until}::date)`);
  if (filter.from && filter.until)
    parts.push(
      sql`and not exists (select 1 from peer_unavailability u where u.peer_id = peer.person_id and u.from_on <= ${until}::date and u.until_on >= ${from}::date)
      and not exists (select 1 from placements p where p.peer_id = peer.person_id and p.status in ${ACTIVE} and p.period && daterange(${from}::date, ${until}::date, '[]'))`,
    );
  return sql.join(parts, sql` `);
}

/** Those who have never served or confirmed come first where the list asks who was left longest. */
function order(sort: PoolSort, descending: boolean) {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls first`;
  const by: Record<PoolSort, ReturnType<typeof sql>> = {
    name: sql`person.name`,
    role: sql`(select title from peer_roles r where r.peer_id = peer.person_id and r.until_on is null order by r.from_on desc nulls last, r.title limit 1)`,
    authority: sql`authority.name`,
    'days-left': sql`greatest(0, peer.days_per_year - coalesce(used.days, 0))`,
    'last-served': sql`peer.last_served_on`,
    'last-confirmed': sql`peer.last_confirmed_on`,
  };
  return sql`${by[sort]} ${direction}`;
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
  readonly programmes: readonly { readonly key: string; readonly name: string }[];
};
