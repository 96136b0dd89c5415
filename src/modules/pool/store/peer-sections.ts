import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import type { Queryable } from '#platform/database/connect';

/** A peer's profile as it is edited: rows with their ids, authorities by the name people know. */
export type PeerSections = {
  readonly id: string;
  readonly bodyId: string;
  readonly version: number;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string;
  readonly kind: string;
  readonly status: string;
  readonly authorityId: string | null;
  readonly authority: string | null;
  readonly party: string | null;
  readonly bio: string;
  readonly languages: readonly string[];
  readonly daysPerYear: number;
  readonly lastConfirmed: IsoDate | null;
  readonly roles: readonly RoleLine[];
  readonly skills: readonly SkillLine[];
  readonly accreditations: readonly AccreditationLine[];
  readonly visits: readonly VisitLine[];
  readonly conflicts: readonly { id: string; authority: string; kind: 'hard' | 'soft'; reason: string }[];
  readonly previous: readonly { authorityId: string; authority: string; until: IsoDate | null }[];
};

export type RoleLine = {
  id: string;
  role: string;
  title: string;
  authority: string | null;
  from: IsoDate | null;
  until: IsoDate | null;
};
export type SkillLine = { topic: string; level: number; evidence: string };
export type AccreditationLine = { id: string; programme: string; from: IsoDate; until: IsoDate; conditions: string };
/** `ours` is a visit that a challenge of this system made: it is not edited by hand. */
export type VisitLine = {
  id: string;
  authority: string;
  programme: string | null;
  slot: string;
  on: IsoDate;
  days: number;
  ours: boolean;
};

/** The profile of one peer for editing, or null. One statement. `lock` keeps others out until the transaction ends. */
export async function peerSections(db: Queryable, peerId: string, lock = false): Promise<PeerSections | null> {
  const { rows } = await sql<PeerSections>`
    select person.id, peer.body_id as "bodyId", peer.version, person.name, person.email::text as email, person.job_title as "jobTitle",
      peer.kind, peer.status, peer.authority_id as "authorityId", authority.name as authority, peer.party, peer.bio, peer.languages,
      peer.days_per_year as "daysPerYear", peer.last_confirmed_on as "lastConfirmed",
      coalesce((select json_agg(json_build_object('id', r.id, 'role', r.role, 'title', r.title, 'authority', a.name, 'from', r.from_on, 'until', r.until_on)
        order by r.until_on desc nulls first, r.from_on desc nulls last, r.id) from peer_roles r left join authorities a on a.id = r.authority_id where r.peer_id = person.id), '[]') as roles,
      coalesce((select json_agg(json_build_object('topic', topic, 'level', level, 'evidence', evidence) order by level desc, topic)
        from peer_skills where peer_id = person.id), '[]') as skills,
      coalesce((select json_agg(json_build_object('id', id, 'programme', programme_key, 'from', from_on, 'until', until_on, 'conditions', conditions)
        order by until_on desc, id) from accreditations where peer_id = person.id), '[]') as accreditations,
      coalesce((select json_agg(json_build_object('id', v.id, 'authority', a.name, 'programme', v.programme_key, 'slot', v.slot_name, 'on', v.served_on,
        'days', v.days, 'ours', v.challenge_id is not null) order by v.served_on desc, v.id) from peer_visits v join authorities a on a.id = v.authority_id where v.peer_id = person.id), '[]') as visits,
      coalesce((select json_agg(json_build_object('id', c.id, 'authority', a.name, 'kind', c.kind, 'reason', c.reason) order by c.declared_on desc, c.id)
        from declared_conflicts c join authorities a on a.id = c.authority_id where c.peer_id = person.id), '[]') as conflicts,
      coalesce((select json_agg(json_build_object('authorityId', a.id, 'authority', a.name, 'until', p.until_on) order by p.until_on desc nulls last, a.name)
        from peer_previous_authorities p join authorities a on a.id = p.authority_id where p.peer_id = person.id), '[]') as previous
    from peers peer join people person on person.id = peer.person_id left join authorities authority on authority.id = peer.authority_id
    where peer.person_id = ${peerId} ${lock ? sql`for update of peer` : sql``}`.execute(db);
  return rows[0] ?? null;
}

/** Where an old address of a merged peer leads now; null where the peer is not merged. */
export async function mergedInto(db: Queryable, peerId: string): Promise<string | null> {
  const row = await db.selectFrom('peers').select('merged_into_id').where('person_id', '=', peerId).executeTakeFirst();
  return row?.merged_into_id ?? null;
}
