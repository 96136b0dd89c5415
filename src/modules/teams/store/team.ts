import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { SlotNeed } from '#modules/challenges';
import type { Topic } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { PlacementStatus } from '../domain/transitions.ts';

/** A place in a team, with who is in it now. */
export type TeamSlot = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly need: SlotNeed;
  readonly days: number;
  readonly isManager: boolean;
  readonly isLead: boolean;
  readonly isOptional: boolean;
  readonly placement: Placed | null;
  /** Who is asked next should the place come open, in this order. For the office alone. */
  readonly reserves: readonly WaitingReserve[];
};

/** Somebody on the reserve list of a place. `waived`: the kinds of conflict that were waived when they were put on it. */
export type WaitingReserve = {
  readonly id: string;
  readonly peerId: string;
  readonly name: string;
  readonly waived: readonly string[];
};

/** The active placement of a slot, with what its peer brings. */
export type Placed = {
  readonly id: string;
  readonly peerId: string;
  readonly status: PlacementStatus;
  readonly days: number;
  readonly name: string;
  readonly role: string;
  readonly authority: string | null;
  readonly authorityId: string | null;
  readonly served: number;
  /** When the peer last said that their profile is right. */
  readonly lastConfirmed: IsoDate | null;
  readonly skills: Readonly<Partial<Record<Topic, number>>>;
  readonly answeredAt: string | null;
  readonly offerEnds: IsoDate | null;
  readonly waivers: readonly {
    readonly conflict: string;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
  }[];
  /** What has come up since and nobody has looked at yet. For the office alone. */
  readonly alarms: readonly { readonly id: string; readonly why: string }[];
};

/** The slots of a challenge in the programme's order, each with its active placement. One statement. */
export async function teamSlots(db: Queryable, challengeId: string): Promise<TeamSlot[]> {
  const { rows } = await sql<TeamSlot>`
    select slot.id, slot.key, slot.name, slot.requirement as need, slot.days, slot.is_manager as "isManager", slot.is_lead as "isLead",
      slot.is_optional as "isOptional",
      (select json_build_object('id', p.id, 'peerId', p.peer_id, 'status', p.status, 'days', p.days, 'name', person.name,
          'role', coalesce((select title from peer_roles where peer_id = p.peer_id and until_on is null order by from_on desc nulls last, title limit 1), person.job_title),
          'authority', authority.name, 'authorityId', peer.authority_id, 'served', peer.served, 'lastConfirmed', peer.last_confirmed_on, 'answeredAt', p.answered_at,
          'skills', coalesce((select json_object_agg(topic, level) from peer_skills where peer_id = p.peer_id), '{}'),
          'offerEnds', (select max(expires_on) from offers where placement_id = p.id),
          'waivers', coalesce((select json_agg(json_build_object('conflict', w.conflict, 'reason', w.reason, 'by', waiver.name, 'at', w.waived_at) order by w.waived_at)
            from placement_waivers w join people waiver on waiver.id = w.waived_by where w.placement_id = p.id), '[]'),
          'alarms', coalesce((select json_agg(json_build_object('id', a.id, 'why', a.why) order by a.found_at, a.why) from placement_alarms a where a.placement_id = p.id and a.status = 'open'), '[]'))
        from placements p join peers peer on peer.person_id = p.peer_id join people person on person.id = p.peer_id
        left join authorities authority on authority.id = peer.authority_id
        where p.slot_id = slot.id and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')) as placement,
      coalesce((select json_agg(json_build_object('id', r.id, 'peerId', r.peer_id, 'name', next.name, 'waived', (select coalesce(json_agg(k order by k), '[]') from jsonb_object_keys(r.waivers) k)) order by r.position, r.id)
        from slot_reserves r join people next on next.id = r.peer_id where r.slot_id = slot.id and r.status = 'waiting'), '[]') as reserves
    from challenge_slots slot where slot.challenge_id = ${challengeId} order by slot.position`.execute(db);
  return rows;
}

export const PAST_A_PAGE = 50;

/** Places of this challenge that came to nothing, newest first, a page at a time: who was asked and why not. */
export async function pastPlacements(db: Queryable, challengeId: string, page: number) {
  const rows = await db
    .selectFrom('placements as placement')
    .innerJoin('people as person', 'person.id', 'placement.peer_id')
    .innerJoin('challenge_slots as slot', 'slot.id', 'placement.slot_id')
    .select([
      'placement.id',
      'placement.status',
      'placement.answered_at',
      'placement.answer_reason',
      'placement.answer_note',
    ])
    .select(['person.name', 'person.id as peerId', 'slot.name as slot'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('placement.challenge_id', '=', challengeId)
    .where('placement.status', 'in', ['declined', 'expired', 'withdrawn'])
    .orderBy('placement.answered_at', (order) => order.desc().nullsLast())
    .orderBy('placement.id', 'desc')
    .limit(PAST_A_PAGE)
    .offset((page - 1) * PAST_A_PAGE)
    .execute();
  return { rows, total: rows[0]?.total ?? 0 };
}

/** What a challenge's facts need besides its head: host and its party, and who manages. One statement. */
export async function challengeAround(db: Queryable, challengeId: string) {
  return await db
    .selectFrom('challenges as challenge')
    .innerJoin('authorities as host', 'host.id', 'challenge.host_id')
    .leftJoin('people as manager', 'manager.id', 'challenge.manager_id')
    .leftJoin('team_settings as settings', 'settings.challenge_id', 'challenge.id')
    .select([
      'host.name as hostName',
      'host.region as hostRegion',
      'host.nation as hostNation',
      'host.leading_party as hostParty',
      'host.short_name as hostShortName',
    ])
    .select(['manager.name as managerName', 'manager.id as managerId', 'manager.email as managerEmail'])
    .select(['challenge.on_site_from as onSiteFrom', 'challenge.on_site_until as onSiteUntil'])
    .select(['settings.offers_reserves as offersReserves', 'settings.offer_days as offerDays'])
    .where('challenge.id', '=', challengeId)
    .executeTakeFirstOrThrow();
}
