import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** Everything that is known of one peer, for the office and for the peer. */
export type PeerProfile = {
  readonly id: string;
  readonly bodyId: string;
  readonly version: number;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string;
  readonly kind: string;
  readonly status: string;
  readonly authority: string | null;
  readonly region: string | null;
  readonly party: string | null;
  readonly bio: string;
  readonly languages: readonly string[];
  readonly daysPerYear: number;
  readonly served: number;
  readonly lastServed: IsoDate | null;
  readonly lastConfirmed: IsoDate | null;
  readonly roles: readonly { title: string; authority: string | null; from: IsoDate | null; until: IsoDate | null }[];
  readonly skills: readonly { topic: string; level: number; evidence: string }[];
  readonly accreditations: readonly { programme: string; from: IsoDate; until: IsoDate; conditions: string }[];
  readonly unavailable: readonly { id: string; from: IsoDate; until: IsoDate }[];
  readonly placements: readonly PlacementLine[];
  readonly conflicts: readonly { id: string; authority: string; kind: string; reason: string; declaredOn: IsoDate }[];
  readonly previous: readonly { authority: string; until: IsoDate | null }[];
  readonly statusSince: IsoDate | null;
  readonly statusReason: string;
  /** What they told the office with the yearly answer, newest first. */
  readonly news: readonly { readonly text: string; readonly at: string }[];
  readonly visits: readonly { authority: string; programme: string | null; slot: string; on: IsoDate; days: number }[];
};

/** A place a peer was thought of for, asked to take or has taken. `from` and `until` are both days of it. */
export type PlacementLine = {
  readonly id: string;
  readonly challenge: string;
  readonly reference: string;
  readonly host: string;
  readonly slot: string;
  readonly status: string;
  readonly days: number;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly answeredAt: string | null;
  readonly answerReason: string | null;
  readonly answerNote: string | null;
  readonly answerBy: IsoDate | null;
};

/** The peer with that id, or null. One statement, however much is known. */
export async function peerProfile(db: Queryable, peerId: string, today: IsoDate): Promise<PeerProfile | null> {
  const { rows } = await sql<PeerProfile>`
    select person.id, peer.body_id as "bodyId", peer.version, person.name, person.email::text as email, person.job_title as "jobTitle",
      peer.kind, peer.status, authority.name as authority, authority.region, peer.party, peer.bio, peer.languages,
      peer.days_per_year as "daysPerYear", peer.served, peer.status_since as "statusSince", peer.status_reason as "statusReason",
      coalesce((select json_agg(json_build_object('text', news, 'at', answered_at) order by answered_at desc) from (select news, answered_at from peer_confirmations
        where peer_id = person.id and news <> '' and answered_at is not null order by answered_at desc limit 3) told), '[]') as news,
      peer.last_served_on as "lastServed", peer.last_confirmed_on as "lastConfirmed",
      coalesce((select json_agg(json_build_object('title', r.title, 'authority', a.name, 'from', r.from_on, 'until', r.until_on)
        order by r.until_on desc nulls first, r.from_on desc nulls last) from peer_roles r left join authorities a on a.id = r.authority_id where r.peer_id = person.id), '[]') as roles,
      coalesce((select json_agg(json_build_object('topic', topic, 'level', level, 'evidence', evidence) order by level desc, topic)
        from peer_skills where peer_id = person.id), '[]') as skills,
      coalesce((select json_agg(json_build_object('programme', v.definition ->> 'name', 'from', a.from_on, 'until', a.until_on, 'conditions', a.conditions)
        order by a.until_on desc) from accreditations a join programmes p on p.key = a.programme_key
        join programme_versions v on v.programme_key = p.key and v.version = p.current_version where a.peer_id = person.id), '[]') as accreditations,
      coalesce((select json_agg(json_build_object('id', id, 'from', from_on, 'until', until_on) order by from_on)
        from peer_unavailability where peer_id = person.id and until_on >= ${today}::date), '[]') as unavailable,
      coalesce((${placements()}), '[]') as placements,
      coalesce((select json_agg(json_build_object('id', c.id, 'authority', a.name, 'kind', c.kind, 'reason', c.reason, 'declaredOn', c.declared_on)
        order by c.declared_on desc, c.id) from declared_conflicts c join authorities a on a.id = c.authority_id where c.peer_id = person.id), '[]') as conflicts,
      coalesce((select json_agg(json_build_object('authority', a.name, 'until', p.until_on) order by p.until_on desc nulls last)
        from peer_previous_authorities p join authorities a on a.id = p.authority_id where p.peer_id = person.id), '[]') as previous,
      coalesce((select json_agg(json_build_object('authority', a.name, 'programme', v.programme_key, 'slot', v.slot_name, 'on', v.served_on, 'days', v.days)
        order by v.served_on desc) from peer_visits v join authorities a on a.id = v.authority_id where v.peer_id = person.id), '[]') as visits
    from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
    where peer.person_id = ${peerId}`.execute(db);
  return rows[0] ?? null;
}

function placements() {
  return sql`select json_agg(json_build_object('id', p.id, 'challenge', c.title, 'reference', c.reference, 'host', h.name, 'slot', s.name,
      'status', p.status, 'days', p.days, 'from', lower(p.period), 'until', upper(p.period) - 1, 'answeredAt', p.answered_at,
      'answerReason', p.answer_reason, 'answerNote', p.answer_note,
      'answerBy', (select max(o.expires_on) from offers o where o.placement_id = p.id)) order by lower(p.period) desc, p.id)
    from placements p join challenges c on c.id = p.challenge_id join authorities h on h.id = c.host_id join challenge_slots s on s.id = p.slot_id
    where p.peer_id = person.id`;
}
