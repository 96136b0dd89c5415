import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { type KnownPeer, likeness } from '../domain/import-fate.ts';

export type KnownPool = {
  /** Peers of the body by address, in lower case. */
  readonly byEmail: ReadonlyMap<string, KnownPeer>;
  /** Peers of the body by name and authority. */
  readonly byLikeness: ReadonlyMap<string, KnownPeer>;
  /** Addresses of people who are no peer of this body, with the person and whether they are another body's peer. */
  readonly people: ReadonlyMap<string, { readonly id: string; readonly peerElsewhere: boolean }>;
};

/** Everybody a file could mean. Two statements, whatever the size of the pool. */
export async function knownPool(db: Queryable, bodyId: string): Promise<KnownPool> {
  const { rows } = await sql<KnownPeer & { email: string | null }>`
    select person.id, lower(person.email::text) as email, person.name, peer.kind, peer.status, person.job_title as "jobTitle", peer.authority_id as "authorityId",
      peer.party, peer.days_per_year as "daysPerYear", peer.languages, peer.bio, coalesce(skills.list, '{}'::json) as skills,
      (select r.role from peer_roles r where r.peer_id = person.id and r.until_on is null order by r.from_on desc nulls last, r.title limit 1) as role
    from peers peer join people person on person.id = peer.person_id
    left join lateral (select json_object_agg(topic, level) as list from peer_skills where peer_id = person.id) skills on true
    where peer.body_id = ${bodyId} and peer.status <> 'merged'`.execute(db);
  const others = await sql<{ id: string; email: string; elsewhere: boolean }>`
    select person.id, lower(person.email::text) as email, peer.person_id is not null as elsewhere from people person
    left join peers peer on peer.person_id = person.id
    where person.email is not null and (peer.person_id is null or peer.body_id <> ${bodyId} or peer.status = 'merged')`.execute(
    db,
  );
  const byEmail = new Map<string, KnownPeer>();
  const byLikeness = new Map<string, KnownPeer>();
  for (const peer of rows) {
    if (peer.email) byEmail.set(peer.email, peer);
    const like = likeness(peer.name, peer.authorityId);
    if (like) byLikeness.set(like, peer);
  }
  const people = new Map(others.rows.map(({ id, email, elsewhere }) => [email, { id, peerElsewhere: elsewhere }]));
  return { byEmail, byLikeness, people };
}

/** Every way a file may name an authority, in lower case, to its code; a name that several have is left out. */
export async function authorityNames(db: Queryable): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('authorities')
    .select(['id', 'name', 'short_name', 'alternative_names'])
    .where('ends_on', 'is', null)
    .execute();
  const names = new Map<string, string>();
  const several = new Set<string>();
  for (const { id, name, short_name, alternative_names } of rows) {
    for (const one of new Set([id, name, short_name, ...alternative_names].map((each) => each.toLowerCase()))) {
      if (names.has(one)) several.add(one);
      else names.set(one, id);
    }
  }
  for (const name of several) names.delete(name);
  return names;
}
