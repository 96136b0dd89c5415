import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { TeamNeeds } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';

/** A challenge that a plan may take in: open, and not on site yet. */
export type Choosable = {
  readonly id: string;
  readonly title: string;
  readonly hostShortName: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly stage: string;
  readonly onSiteFrom: IsoDate | null;
  readonly onSiteUntil: IsoDate | null;
  readonly wishedMonths: readonly string[];
  readonly teamNeeds: TeamNeeds;
  /** Volunteers' places that are still empty; null before the scope is agreed. */
  readonly open: number | null;
  readonly places: number | null;
};

/** In the order of their days, those without any last. One statement. */
export async function choosableChallenges(
  db: Queryable,
  bodyIds: readonly string[],
  today: IsoDate,
  ids?: readonly string[],
): Promise<Choosable[]> {
  const { rows } = await sql<Choosable>`
    select c.id, c.title, h.short_name as "hostShortName", c.programme_key as "programmeKey", c.programme_version as "programmeVersion",
      c.stage, c.on_site_from as "onSiteFrom", c.on_site_until as "onSiteUntil", c.wished_months as "wishedMonths", c.team_needs as "teamNeeds",
      s.places, case when s.places > 0 then s.places - s.taken end as open
    from challenges c join authorities h on h.id = c.host_id
    left join lateral (select count(*) filter (where not slot.is_manager) as places,
        count(p.id) filter (where not slot.is_manager) as taken
      from challenge_slots slot left join placements p on p.slot_id = slot.id and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')
      where slot.challenge_id = c.id) s on true
    where c.body_id = any(${bodyIds}::uuid[]) and c.closed_at is null and (c.on_site_from is null or c.on_site_from > ${today}::date)
      ${ids === undefined ? sql`` : sql`and c.id = any(${ids}::uuid[])`}
    order by c.on_site_from nulls last, c.reference limit 1000`.execute(db);
  return rows;
}
