import { sql } from 'kysely';
import type { SlotNeed, TeamNeeds } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { Held, PlanAuthority } from '../domain/facts.ts';

/** A challenge with what planning needs of it; days assumed where none are agreed. */
export type ChallengeRow = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly hostId: string;
  readonly hostName: string;
  readonly hostShortName: string;
  readonly hostRegion: string;
  readonly hostParty: string | null;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  readonly stage: string;
  readonly closed: boolean;
  readonly teamNeeds: TeamNeeds;
  readonly onSiteFrom: string | null;
  readonly onSiteUntil: string | null;
  /** False where the days are only assumed. */
  readonly agreed: boolean;
  readonly themes: readonly string[];
};

/** The challenges of a plan in the order of their days. One statement. */
export async function planChallengeRows(db: Queryable, planId: string): Promise<ChallengeRow[]> {
  const { rows } = await challengeQuery(sql`p.plan_id = ${planId}`).execute(db);
  return rows;
}

/** One challenge of a plan, or null. One statement. */
export async function planChallengeRow(
  db: Queryable,
  planId: string,
  challengeId: string,
): Promise<ChallengeRow | null> {
  const { rows } = await challengeQuery(sql`p.plan_id = ${planId} and c.id = ${challengeId}`).execute(db);
  return rows[0] ?? null;
}

function challengeQuery(condition: ReturnType<typeof sql>) {
  return sql<ChallengeRow>`
    select c.id, c.reference, c.title, c.host_id as "hostId", h.name as "hostName", h.short_name as "hostShortName", h.region as "hostRegion",
      h.leading_party as "hostParty", c.programme_key as "programmeKey", c.programme_version as "programmeVersion", c.stage,
      c.closed_at is not null as closed, c.team_needs as "teamNeeds", coalesce(c.on_site_from, p.assumed_from) as "onSiteFrom",
      coalesce(c.on_site_until, p.assumed_until) as "onSiteUntil", c.on_site_from is not null as agreed,
      coalesce((select array_agg(t.key order by t.position) from challenge_themes t where t.challenge_id = c.id and not t.is_local), '{}') as themes
    from plan_challenges p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id
    where ${condition} order by coalesce(c.on_site_from, p.assumed_from), c.reference`;
}

/** A volunteers' place as it stands in its challenge, with whoever has it. */
export type SlotRow = {
  readonly id: string;
  readonly challengeId: string;
  readonly name: string;
  readonly need: SlotNeed;
  readonly days: number;
  readonly isOptional: boolean;
  readonly held: Held | null;
};

/** The volunteers' places of these challenges, in the order of each team. One statement. */
export async function slotRows(db: Queryable, challengeIds: readonly string[]): Promise<SlotRow[]> {
  const { rows } = await sql<SlotRow>`
    select s.id, s.challenge_id as "challengeId", s.name, s.requirement as need, s.days, s.is_optional as "isOptional",
      (select json_build_object('placementId', p.id, 'peerId', p.peer_id, 'status', p.status, 'days', p.days,
          'waived', exists (select 1 from placement_waivers w where w.placement_id = p.id))
        from placements p where p.slot_id = s.id and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')) as held
    from challenge_slots s where s.challenge_id = any(${challengeIds}::uuid[]) and not s.is_manager
    order by s.challenge_id, s.position`.execute(db);
  return rows;
}

/** These authorities and the borders of `hostIds`. Two statements. */
export async function authorityRows(
  db: Queryable,
  ids: readonly string[],
  hostIds: readonly string[],
): Promise<{ authorities: PlanAuthority[]; borders: [string, string][] }> {
  const { rows } = await sql<PlanAuthority>`
    select id, kind, nation, region, population, deprivation_decile as deprivation, latitude as lat, longitude as long
    from authorities where id = any(${ids}::text[])`.execute(db);
  const borders = await sql<{
    a: string;
    b: string;
  }>`select authority_id as a, neighbour_id as b from authority_neighbours
    where authority_id = any(${hostIds}::text[])`.execute(db);
  return { authorities: rows, borders: borders.rows.map(({ a, b }) => [a, b]) };
}

/** [authority, host]: somebody of the host was a peer at the authority. One statement. */
export async function returnedVisits(db: Queryable, hostIds: readonly string[]): Promise<[string, string][]> {
  const { rows } = await sql<{ authority: string; host: string }>`
    select distinct v.authority_id as authority, other.authority_id as host from peer_visits v join peers other on other.person_id = v.peer_id
    where other.authority_id = any(${hostIds}::text[])`.execute(db);
  return rows.map(({ authority, host }) => [authority, host]);
}
