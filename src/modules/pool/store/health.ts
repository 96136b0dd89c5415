import { sql } from 'kysely';
import { addToDate, type IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';
import type { GroupCount } from '../domain/equality.ts';
import { usedDays } from './pool-conditions.ts';

/** Days before an accreditation ends from which a peer is lapsing. */
const LAPSING_DAYS = 90;
/** Days for which somebody the office has looked at is not put before it again. */
const LOOKED_AT_DAYS = 90;

/** Why a peer is put before the office. Keys in the order of the walk. */
export const CONCERNS = ['review-due', 'lapsing', 'unconfirmed', 'overused', 'unused'] as const;
export type Concern = (typeof CONCERNS)[number];

export type HealthLine = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly role: string;
  readonly authority: string | null;
  readonly status: string;
  readonly statusReason: string;
  readonly lastConfirmed: IsoDate | null;
  readonly lastServed: IsoDate | null;
  readonly served: number;
  readonly accreditedUntil: IsoDate | null;
  readonly daysPerYear: number;
  readonly daysUsed: number;
  readonly concerns: readonly Concern[];
  /** Looked at by the office in the last three months. */
  readonly looked: boolean;
};

/**
 * Every peer there is something to look at about, and what: a review is due; the last accreditation ends within ninety days or has
 * ended; not confirmed for a year; asked for more days this year than they offered; not used for two years. One statement.
 */
export async function concernsOf(db: Queryable, bodyIds: readonly string[], today: IsoDate): Promise<HealthLine[]> {
  const { rows } = await sql<HealthLine>`
    with used as (${usedDays(today)}), ends as (select peer_id, max(until_on) as until_on, min(from_on) as from_on from accreditations group by peer_id), line as (
      select person.id, person.name, person.email::text as email, person.job_title as role, authority.name as authority, peer.status,
        peer.status_reason as "statusReason", peer.last_confirmed_on as "lastConfirmed", peer.last_served_on as "lastServed", peer.served,
        ends.until_on as "accreditedUntil", peer.days_per_year as "daysPerYear", coalesce(used.days, 0) as "daysUsed",
        coalesce(peer.reviewed_on > ${addToDate(today, { days: -LOOKED_AT_DAYS })}::date, false) as looked,
        array_remove(array[
          case when peer.status = 'review-due' then 'review-due' end,
          case when ends.until_on < ${addToDate(today, { days: LAPSING_DAYS })}::date then 'lapsing' end,
          case when peer.last_confirmed_on is null or peer.last_confirmed_on < ${addToDate(today, { months: -12 })}::date then 'unconfirmed' end,
          case when coalesce(used.days, 0) > peer.days_per_year then 'overused' end,
          case when coalesce(peer.last_served_on, ends.from_on) < ${addToDate(today, { months: -24 })}::date and coalesce(used.days, 0) = 0 then 'unused' end
        ], null) as concerns
      from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
      left join used on used.peer_id = peer.person_id left join ends on ends.peer_id = peer.person_id
      where peer.body_id = any(${bodyIds}::uuid[]) and peer.status in ('serving', 'review-due'))
    select * from line where cardinality(concerns) > 0
    order by array_position(${[...CONCERNS]}::text[], concerns[1]), cardinality(concerns) desc, "lastConfirmed" nulls first, name, id`.execute(
    db,
  );
  return rows;
}

export type Groups = {
  readonly serving: number;
  readonly answered: number;
  readonly groups: Readonly<Record<'ageBand' | 'ethnicGroup' | 'disability' | 'gender', readonly GroupCount[]>>;
  readonly regions: readonly GroupCount[];
  readonly kinds: readonly GroupCount[];
  readonly parties: readonly GroupCount[];
  /** Authorities of each region there are, to set the peers beside. */
  readonly regionSizes: readonly GroupCount[];
};

/** How many serving peers are of each group. Raw: whoever shows them keeps small counts back. One statement. */
export async function groupsOf(db: Queryable, bodyIds: readonly string[]): Promise<Groups> {
  const counted = (column: string, from = sql`answers`) =>
    sql`coalesce((select json_agg(json_build_object('key', key, 'count', n) order by n desc, key) from (select ${sql.ref(column)} as key, count(*)::int as n
      from ${from} where ${sql.ref(column)} is not null group by 1) each), '[]')`;
  const { rows } = await sql<Groups>`
    with serving as (select peer.*, authority.region from peers peer left join authorities authority on authority.id = peer.authority_id
      where peer.body_id = any(${bodyIds}::uuid[]) and peer.status = 'serving'),
    answers as (select e.* from peer_equality e join serving on serving.person_id = e.peer_id)
    select (select count(*)::int from serving) as serving, (select count(*)::int from answers) as answered,
      json_build_object('ageBand', ${counted('age_band')}, 'ethnicGroup', ${counted('ethnic_group')}, 'disability', ${counted('disability')}, 'gender', ${counted('gender')}) as groups,
      ${counted('region', sql`serving`)} as regions, ${counted('kind', sql`serving`)} as kinds, ${counted('party', sql`serving`)} as parties,
      ${counted('region', sql`(select region from authorities where ends_on is null and sector = 'council') councils`)} as "regionSizes"`.execute(
    db,
  );
  return rows[0] as Groups;
}
