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
  const clear = sql`make_interval(years => ${yearsAfterLeaving}::int)`;
  // Each list is a look-up by peer in an index: as fast on tables that the database has no statistics of yet.
  const { rows } = await sql<Giver>`
    select peer.person_id as id, peer.authority_id as "authorityId", peer.party, peer.days_per_year as "daysPerYear",
      coalesce((select json_agg(json_build_object('role', role, 'until', until_on)) from peer_roles
        where peer_id = peer.person_id and (until_on is null or until_on >= ${today}::date)), '[]') as roles,
      coalesce((select json_object_agg(topic, level) from peer_skills where peer_id = peer.person_id), '{}') as skills,
      coalesce((select json_agg(json_build_object('programme', programme_key, 'from', from_on, 'until', until_on)) from accreditations
        where peer_id = peer.person_id and until_on >= ${today}::date and from_on <= ${end}::date), '[]') as accredited,
      coalesce((select json_agg(json_build_object('from', from_on, 'until', until_on)) from peer_unavailability
        where peer_id = peer.person_id and until_on >= ${today}::date and from_on <= ${end}::date), '[]') as away,
      coalesce((select json_agg(json_build_object('from', lower(period), 'until', upper(period) - 1, 'days', days,
          'challengeId', challenge_id, 'counts', status <> 'proposed')) from placements
        where peer_id = peer.person_id and status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')
          and upper(period) > date_trunc('year', ${today}::date)), '[]') as placed,
      coalesce((select json_agg(json_build_object('id', authority_id, 'until', until)) from (
          select authority_id, null::date as until from declared_conflicts where peer_id = peer.person_id and kind = 'hard'
          union all select authority_id, case when until_on < ${today}::date then (until_on + ${clear})::date end from peer_roles
            where peer_id = peer.person_id and authority_id is not null and (until_on is null or until_on + ${clear} > ${today}::date)
          union all select authority_id, (until_on + ${clear})::date from peer_previous_authorities
            where peer_id = peer.person_id and (until_on is null or until_on + ${clear} > ${today}::date)) each), '[]') as barred
    from peers peer where peer.status = 'serving' and peer.body_id = any(${bodies}::uuid[]) order by peer.person_id`.execute(
    db,
  );
  return rows;
}
