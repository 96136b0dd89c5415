import { sql } from 'kysely';
import { addToDate, type IsoDate } from '#kernel/dates';
import type { PoolFilter, PoolSort } from '../domain/pool-filter.ts';
import { searchWords } from '../domain/search-text.ts';

/** Years for which an earlier job or seat at a host rules a peer out in the list; the programme's own rule decides on a team. */
const YEARS_AFTER_LEAVING = 5;

const COUNTED = sql`('offered', 'accepted', 'confirmed', 'served')`;
const ACTIVE = sql`('proposed', 'offered', 'accepted', 'confirmed', 'served')`;

/** The days asked of each peer in the calendar year of that day, as `peer_id` and `days`. */
export function usedDays(day: IsoDate) {
  const year = Number(day.slice(0, 4));
  return sql`select peer_id, sum(days)::int as days from placements where status in ${COUNTED}
    and period && daterange(${`${year}-01-01`}::date, ${`${year + 1}-01-01`}::date) and lower(period) >= ${`${year}-01-01`}::date group by peer_id`;
}

/** Each narrowing is one condition on `peer`, `authority` and `used`. `hostId` is the host the filter names, once it is found. */
export function conditions(filter: PoolFilter, hostId: string | null, today: IsoDate) {
  const parts = searchWords(filter.words).map(
    (word) => sql`and peer.search_text like ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
  );
  if (filter.kind) parts.push(sql`and peer.kind = ${filter.kind}`);
  if (filter.status) parts.push(sql`and peer.status = ${filter.status}`);
  if (filter.party) parts.push(sql`and peer.party = ${filter.party}`);
  if (filter.region) parts.push(sql`and authority.region = ${filter.region}`);
  if (filter.authorityKind) parts.push(sql`and authority.kind = ${filter.authorityKind}`);
  if (filter.role) {
    parts.push(
      sql`and exists (select 1 from peer_roles r where r.peer_id = peer.person_id and r.until_on is null and r.role = ${filter.role})`,
    );
  }
  if (filter.skill) {
    parts.push(
      sql`and exists (select 1 from peer_skills s where s.peer_id = peer.person_id and s.topic = ${filter.skill} and s.level >= ${filter.level})`,
    );
  }
  parts.push(...whenConditions(filter, today), ...useConditions(filter, today));
  if (filter.host) parts.push(hostId === null ? sql`and false` : hostCondition(hostId, today));
  return sql.join(parts, sql` `);
}

/** Accredited on all the days asked for, and free on each of them. */
function whenConditions(filter: PoolFilter, today: IsoDate) {
  const [from, until] = [filter.from ?? today, filter.until ?? today];
  const parts = [];
  if (filter.programme) {
    parts.push(sql`and exists (select 1 from accreditations a where a.peer_id = peer.person_id
      and a.programme_key = ${filter.programme} and a.from_on <= ${from}::date and a.until_on >= ${until}::date)`);
  }
  if (filter.from && filter.until) {
    parts.push(
      sql`and not exists (select 1 from peer_unavailability u where u.peer_id = peer.person_id and u.from_on <= ${until}::date and u.until_on >= ${from}::date)
      and not exists (select 1 from placements p where p.peer_id = peer.person_id and p.status in ${ACTIVE} and p.period && daterange(${from}::date, ${until}::date, '[]'))`,
    );
  }
  return parts;
}

function useConditions(filter: PoolFilter, today: IsoDate) {
  const parts = [];
  if (filter.daysLeft > 0) parts.push(sql`and peer.days_per_year - coalesce(used.days, 0) >= ${filter.daysLeft}`);
  if (filter.unused === 'never') parts.push(sql`and peer.served = 0 and peer.last_served_on is null`);
  if (filter.unused === 'two-years') {
    parts.push(
      sql`and (peer.last_served_on is null or peer.last_served_on < ${addToDate(today, { months: -24 })}::date)`,
    );
  }
  if (filter.unconfirmed) {
    parts.push(
      sql`and (peer.last_confirmed_on is null or peer.last_confirmed_on < ${addToDate(today, { months: -12 })}::date)`,
    );
  }
  return parts;
}

/** Nothing rules them out at that host: not there now or lately, no tie declared, on no open challenge of it. */
function hostCondition(hostId: string, today: IsoDate) {
  const since = addToDate(today, { months: -12 * YEARS_AFTER_LEAVING });
  return sql`and peer.authority_id is distinct from ${hostId}
    and not exists (select 1 from peer_roles r where r.peer_id = peer.person_id and r.authority_id = ${hostId} and (r.until_on is null or r.until_on > ${since}::date))
    and not exists (select 1 from peer_previous_authorities b where b.peer_id = peer.person_id and b.authority_id = ${hostId} and (b.until_on is null or b.until_on > ${since}::date))
    and not exists (select 1 from declared_conflicts d where d.peer_id = peer.person_id and d.authority_id = ${hostId} and d.kind = 'hard')
    and not exists (select 1 from placements p join challenges c on c.id = p.challenge_id where p.peer_id = peer.person_id
      and c.host_id = ${hostId} and c.closed_at is null and p.status in ('proposed', 'offered', 'accepted', 'confirmed'))`;
}

/** What of a peer has to be thought about at that host, though it does not rule them out: an array of keys. */
export function lesserTies(hostId: string) {
  return sql`array_remove(array[
    case when exists (select 1 from declared_conflicts d where d.peer_id = peer.person_id and d.authority_id = ${hostId} and d.kind = 'soft') then 'declared' end,
    case when exists (select 1 from peer_visits v where v.peer_id = peer.person_id and v.authority_id = ${hostId}) then 'visited' end,
    case when exists (select 1 from authority_neighbours n where n.authority_id = peer.authority_id and n.neighbour_id = ${hostId}) then 'borders'
      when authority.region = (select region from authorities where id = ${hostId}) then 'region' end], null)`;
}

/** Those who have never served or confirmed come first where the list asks who was left longest. */
export function order(sort: PoolSort, descending: boolean) {
  const direction = descending ? sql`desc nulls last` : sql`asc nulls first`;
  const by: Record<PoolSort, ReturnType<typeof sql>> = {
    name: sql`person.name`,
    role: sql`(select title from peer_roles r where r.peer_id = peer.person_id and r.until_on is null order by r.from_on desc nulls last, r.title limit 1)`,
    authority: sql`authority.name`,
    'days-left': sql`greatest(0, peer.days_per_year - coalesce(used.days, 0))`,
    'last-served': sql`peer.last_served_on`,
    'last-confirmed': sql`peer.last_confirmed_on`,
    served: sql`peer.served`,
  };
  return sql`${by[sort]} ${direction}`;
}
