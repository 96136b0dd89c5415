import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { SlotNeed, TeamNeeds } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { Giver } from '../domain/facts.ts';

/** An open challenge that has still to go on site, with its volunteers' places where its scope is agreed. */
export type PlannedRow = {
  readonly id: string;
  readonly hostId: string;
  readonly hostParty: string | null;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  readonly wishedMonths: readonly string[];
  readonly teamNeeds: TeamNeeds;
  readonly slots: readonly {
    readonly need: SlotNeed;
    readonly days: number;
    readonly optional: boolean;
    readonly held: boolean;
  }[];
};

/** Every challenge of these bodies that is open and not over. One statement. */
export async function plannedRows(db: Queryable, bodies: readonly string[], today: IsoDate): Promise<PlannedRow[]> {
  const { rows } = await sql<PlannedRow>`
    select c.id, c.host_id as "hostId", h.leading_party as "hostParty", c.programme_key as "programmeKey", c.programme_version as "programmeVersion",
      c.on_site_from as "onSiteFrom", c.on_site_until as "onSiteUntil", c.wished_months as "wishedMonths", c.team_needs as "teamNeeds",
      coalesce(places.slots, '[]') as slots
    from challenges c join authorities h on h.id = c.host_id
    left join lateral (select json_agg(json_build_object('need', s.requirement, 'days', s.days, 'optional', s.is_optional, 'held', exists (
        select 1 from placements p where p.slot_id = s.id and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')))
        order by s.position) as slots
      from challenge_slots s where s.challenge_id = c.id and not s.is_manager) places on true
    where c.body_id = any(${bodies}::uuid[]) and c.closed_at is null and (c.on_site_from is null or c.on_site_from >= ${today}::date)
    order by c.on_site_from nulls last, c.reference`.execute(db);
  return rows;
}

/** Every serving peer of these bodies with what they can give from `today` until `end`. Years a former job at a host rules them out. One statement. */
export async function giverRows(
  db: Queryable,
  bodies: readonly string[],
  { today, end, yearsAfterLeaving }: { today: IsoDate; end: IsoDate; yearsAfterLeaving: number },
): Promise<Giver[]> {
  const ours = sql`select person_id from peers where status = 'serving' and body_id = any(${bodies}::uuid[])`;
  const clear = sql`make_interval(years => ${yearsAfterLeaving}::int)`;
  // Grouped once a table, and joined: five thousand look-ups in each would be slower.
  const { rows } = await sql<Giver>`
    with ours as materialized (${ours}),
    roles as (select peer_id, json_agg(json_build_object('role', role, 'until', until_on)) as list from peer_roles
      where until_on is null or until_on >= ${today}::date group by peer_id),
    skills as (select peer_id, json_object_agg(topic, level) as list from peer_skills group by peer_id),
    accredited as (select peer_id, json_agg(json_build_object('programme', programme_key, 'from', from_on, 'until', until_on)) as list
      from accreditations where until_on >= ${today}::date and from_on <= ${end}::date group by peer_id),
    away as (select peer_id, json_agg(json_build_object('from', from_on, 'until', until_on)) as list
      from peer_unavailability where until_on >= ${today}::date and from_on <= ${end}::date group by peer_id),
    placed as (select peer_id, json_agg(json_build_object('from', lower(period), 'until', upper(period) - 1, 'days', days,
        'challengeId', challenge_id, 'counts', status <> 'proposed')) as list
      from placements where status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')
        and upper(period) > date_trunc('year', ${today}::date) group by peer_id),
    barred as (select peer_id, json_agg(json_build_object('id', authority_id, 'until', until)) as list from (
        select peer_id, authority_id, null::date as until from declared_conflicts where kind = 'hard'
        union all select peer_id, authority_id, null from peer_roles where authority_id is not null and (until_on is null or until_on >= ${today}::date)
        union all select peer_id, authority_id, (until_on + ${clear})::date from peer_roles
          where authority_id is not null and until_on < ${today}::date and until_on + ${clear} > ${today}::date
        union all select peer_id, authority_id, (until_on + ${clear})::date from peer_previous_authorities
          where until_on is null or until_on + ${clear} > ${today}::date) each group by peer_id)
    select peer.person_id as id, peer.authority_id as "authorityId", peer.party, peer.days_per_year as "daysPerYear",
      coalesce(roles.list, '[]') as roles, coalesce(skills.list, '{}') as skills, coalesce(accredited.list, '[]') as accredited,
      coalesce(away.list, '[]') as away, coalesce(placed.list, '[]') as placed, coalesce(barred.list, '[]') as barred
    from ours join peers peer on peer.person_id = ours.person_id
    left join roles on roles.peer_id = peer.person_id left join skills on skills.peer_id = peer.person_id
    left join accredited on accredited.peer_id = peer.person_id left join away on away.peer_id = peer.person_id
    left join placed on placed.peer_id = peer.person_id left join barred on barred.peer_id = peer.person_id
    order by peer.person_id`.execute(db);
  return rows;
}
