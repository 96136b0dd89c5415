import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { ScoreParts } from '#modules/matching';
import type { Queryable } from '#platform/database/connect';
import type { Weights } from '../domain/policy.ts';
import { type SaidNo, saidNoIn } from './said-no.ts';

/** A run that has begun and fell silent for so long will never end by itself: its process was stopped. */
export const SILENT_MS = 60_000;

export type PlanKind = 'year' | 'team' | 'repair';

/** A plan as it stands. */
export type Plan = {
  readonly id: string;
  readonly bodyId: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly weights: Weights;
  readonly parts: ScoreParts | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly version: number;
  /** Changes whenever a placement of its teams does: what is remembered of the plan holds while this is the same. */
  readonly standing: string;
  /** The newest run that came to an end with a plan. */
  readonly runId: string | null;
  /** Since when all its teams are being proposed; null where they are not. */
  readonly proposingSince: Date | null;
  /** What came of it last: places proposed, and places that need somebody. */
  readonly proposedDone: number | null;
  readonly proposedLeft: number | null;
};

/** The plan with that id among those of these bodies, or null. */
export async function findPlan(db: Queryable, id: string, bodyIds: readonly string[]): Promise<Plan | null> {
  const { rows } = await sql<Plan>`
    select p.id, p.body_id as "bodyId", p.name, p.kind, p.weights, p.parts, p.created_at as "createdAt", maker.name as "createdBy", p.version,
      p.proposing_since as "proposingSince", p.proposed_done as "proposedDone", p.proposed_left as "proposedLeft",
      (select count(*) || '.' || coalesce(sum(t.version), 0) from placements t where t.challenge_id in
        (select challenge_id from plan_challenges c where c.plan_id = p.id)) as standing,
      (select r.id from plan_runs r where r.plan_id = p.id and r.instance is not null order by r.asked_at desc limit 1) as "runId"
    from plans p left join people maker on maker.id = p.created_by
    where p.id = ${id} and p.body_id = any(${bodyIds}::uuid[])`.execute(db);
  return rows[0] ?? null;
}

/**
 * Who the plan has in one place, as the teams stand now: whoever has the place by a placement, of the plan's making or not; nobody where
 * the plan's peer has said no since, or was withdrawn.
 */
export type PlanPlace = {
  readonly slotKey: string;
  readonly challengeId: string;
  readonly slotId: string | null;
  readonly name: string;
  readonly hostShortName: string;
  readonly hostId: string;
  readonly programmeKey: string;
  readonly programmeVersion: number;
  /** Whom a person took out of this team. */
  readonly excluded: readonly string[];
  /** Who may be in this team again though they had been asked for it before. */
  readonly allowed: readonly string[];
  readonly position: number;
  readonly peerId: string | null;
  readonly peerName: string | null;
  readonly authorityName: string | null;
  /** When the peer last said that their profile is right. */
  readonly lastConfirmed: IsoDate | null;
  readonly hold: 'placed' | 'pinned' | null;
  readonly fault: string;
  readonly placementId: string | null;
  /** Where the placement stands by now: of this plan's own making, or there before it. */
  readonly status: string | null;
  readonly outcome: string;
  /** Whom the plan had here until they said no, did not answer in time or were withdrawn. */
  readonly gone: { readonly name: string; readonly status: string; readonly reason: string | null } | null;
};

/** Joins to each place `x` the placement that is `there` now, and how the one of the plan's peer came to an end, where it is `gone`. */
export const AS_IT_STANDS = sql`
    left join placements there on there.slot_id = x.slot_id and there.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')
    left join lateral (select ended.status, ended.answer_reason as reason from placements ended
      where there.id is null and ended.challenge_id = x.challenge_id and ended.peer_id = x.peer_id and ended.status in ('declined', 'expired', 'withdrawn')
        and (ended.id = x.placement_id or ended.answered_at > (select max(r.ended_at) from plan_runs r where r.plan_id = x.plan_id and r.instance is not null))
        and not exists (select 1 from plan_exclusions e where e.plan_id = x.plan_id and e.challenge_id = x.challenge_id and e.peer_id = x.peer_id and e.is_allowed)
      order by ended.answered_at desc nulls last limit 1) gone on true`;

/** Who has the place, with those joins. */
export const HOLDER = sql`coalesce(there.peer_id, case when gone.status is null then x.peer_id end)`;

/** The places of a plan, team by team; of one team where it is named. One statement. */
export async function planPlaces(db: Queryable, planId: string, challengeId?: string): Promise<PlanPlace[]> {
  const ofTeam = challengeId === undefined ? sql`` : sql`and x.challenge_id = ${challengeId}`;
  const { rows } = await placeQuery(sql`x.plan_id = ${planId} ${ofTeam}`).execute(db);
  return rows;
}

/** One place of a plan, with who said no to its team; or null. One statement. */
export async function planPlace(
  db: Queryable,
  planId: string,
  slotKey: string,
): Promise<(PlanPlace & { readonly saidNo: readonly SaidNo[] }) | null> {
  const saidNo = sql`, (select coalesce(json_agg(n), '[]') from (${saidNoIn(sql`p.challenge_id = x.challenge_id`)}) n) as "saidNo"`;
  const query = placeQuery(sql`x.plan_id = ${planId} and x.slot_key = ${slotKey}`, saidNo);
  const { rows } = await query.execute(db);
  return (rows[0] as (PlanPlace & { saidNo: SaidNo[] }) | undefined) ?? null;
}

function placeQuery(condition: ReturnType<typeof sql>, besides: ReturnType<typeof sql> = sql``) {
  return sql<PlanPlace>`
    select x.slot_key as "slotKey", x.challenge_id as "challengeId", x.slot_id as "slotId", x.name, x.position, ${HOLDER} as "peerId",
      person.name as "peerName", a.short_name as "authorityName", peer.last_confirmed_on as "lastConfirmed", case when there.id is not null then 'placed' when gone.status is null then x.hold end as hold,
      x.fault, there.id as "placementId", there.status, case when gone.status is null then x.outcome else '' end as outcome,
      case when gone.status is not null then json_build_object('name', was.name, 'status', gone.status, 'reason', gone.reason) end as gone,
      h.short_name as "hostShortName", c.host_id as "hostId", c.programme_key as "programmeKey", c.programme_version as "programmeVersion",
      coalesce((select array_agg(e.peer_id) from plan_exclusions e where e.plan_id = x.plan_id and e.challenge_id = x.challenge_id and not e.is_allowed), '{}') as excluded,
      coalesce((select array_agg(e.peer_id) from plan_exclusions e where e.plan_id = x.plan_id and e.challenge_id = x.challenge_id and e.is_allowed), '{}') as allowed${besides}
    from plan_places x join challenges c on c.id = x.challenge_id join authorities h on h.id = c.host_id
    ${AS_IT_STANDS}
    left join people was on was.id = x.peer_id
    left join people person on person.id = ${HOLDER} left join peers peer on peer.person_id = ${HOLDER}
    left join authorities a on a.id = peer.authority_id
    where ${condition} order by x.challenge_id, x.position`;
}

/** Peers taken out of teams of the plan, or allowed in them again, with names. */
export async function planExclusions(db: Queryable, planId: string) {
  return await db
    .selectFrom('plan_exclusions as x')
    .innerJoin('people as person', 'person.id', 'x.peer_id')
    .select(['x.challenge_id as challengeId', 'x.peer_id as peerId', 'person.name', 'x.is_allowed as isAllowed'])
    .where('x.plan_id', '=', planId)
    .orderBy('person.name')
    .execute();
}

export type PlanLine = {
  readonly id: string;
  readonly name: string;
  readonly kind: PlanKind;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly challenges: number;
  readonly places: number;
  readonly filled: number;
  readonly proposed: number;
  readonly running: boolean;
  readonly score: number | null;
  readonly bound: number | null;
};

export const PLANS_A_PAGE = 20;

/** A page of plans, newest first, with how many there are in all. One statement. */
export async function listPlans(
  db: Queryable,
  bodyIds: readonly string[],
  page: number,
  now: Date,
): Promise<{ lines: PlanLine[]; total: number }> {
  const { rows } = await sql<PlanLine & { total: number }>`
    select p.id, p.name, p.kind, p.created_at as "createdAt", maker.name as "createdBy", count(*) over () as total,
      (select count(*) from plan_challenges c where c.plan_id = p.id) as challenges,
      (select count(*) from plan_places x where x.plan_id = p.id) as places,
      (select count(x.peer_id) from plan_places x where x.plan_id = p.id) as filled,
      (select count(x.placement_id) from plan_places x where x.plan_id = p.id) as proposed,
      exists (select 1 from plan_runs r where r.plan_id = p.id and r.ended_at is null
        and (r.started_at is null or coalesce(r.heard_at, r.started_at) > ${new Date(now.getTime() - SILENT_MS)})) as running,
      last.score, last.bound
    from plans p left join people maker on maker.id = p.created_by
    left join lateral (select score, bound from plan_runs r where r.plan_id = p.id order by asked_at desc limit 1) last on true
    where p.body_id = any(${bodyIds}::uuid[]) order by p.created_at desc, p.id desc
    limit ${PLANS_A_PAGE} offset ${(page - 1) * PLANS_A_PAGE}`.execute(db);
  return { lines: rows, total: rows[0]?.total ?? 0 };
}

/** The newest plan made to mend this challenge's team, or null. One statement. */
export async function newestRepair(db: Queryable, challengeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('plans as p')
    .innerJoin('plan_challenges as c', 'c.plan_id', 'p.id')
    .select('p.id')
    .where('c.challenge_id', '=', challengeId)
    .where('p.kind', '=', 'repair')
    .orderBy('p.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
