import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import { type KnownPeer, likeness } from '../domain/import-fate.ts';

/** Whom some addresses belong to, in lower case. */
export type KnownOf = {
  /** Peers of the body. */
  readonly peers: ReadonlyMap<string, KnownPeer>;
  /** People who are no peer of this body, and whether they are another body's peer or an entry that was merged. */
  readonly people: ReadonlyMap<string, { readonly id: string; readonly peerElsewhere: boolean }>;
};

/** Whom these addresses (in lower case) belong to. Two statements, whatever the size of the pool. */
export async function knownByAddress(db: Queryable, bodyId: string, addresses: readonly string[]): Promise<KnownOf> {
  if (addresses.length === 0) return { peers: new Map(), people: new Map() };
  const { rows } = await sql<KnownPeer & { email: string }>`
    select person.id, lower(person.email::text) as email, person.name, peer.kind, peer.status, person.job_title as "jobTitle", peer.authority_id as "authorityId",
      peer.party, peer.days_per_year as "daysPerYear", peer.languages, peer.bio, coalesce(skills.list, '{}'::json) as skills,
      (select r.role from peer_roles r where r.peer_id = person.id and r.until_on is null order by r.from_on desc nulls last, r.title limit 1) as role
    from people person join peers peer on person.id = peer.person_id
    left join lateral (select json_object_agg(topic, level) as list from peer_skills where peer_id = person.id) skills on true
    where person.email = any(${addresses}::citext[]) and peer.body_id = ${bodyId} and peer.status <> 'merged'`.execute(
    db,
  );
  const others = await sql<{ id: string; email: string; elsewhere: boolean }>`
    select person.id, lower(person.email::text) as email, peer.person_id is not null as elsewhere from people person
    left join peers peer on peer.person_id = person.id
    where person.email = any(${addresses}::citext[]) and (peer.person_id is null or peer.body_id <> ${bodyId} or peer.status = 'merged')`.execute(
    db,
  );
  return {
    peers: new Map(rows.map((peer) => [peer.email, peer])),
    people: new Map(others.rows.map(({ id, email, elsewhere }) => [email, { id, peerElsewhere: elsewhere }])),
  };
}

export type KnownAlike = { readonly id: string };

/** Every peer of the body by name and authority (`likeness`). One statement. */
export async function alikeIndex(db: Queryable, bodyId: string): Promise<Map<string, KnownAlike>> {
  const rows = await db
    .selectFrom('peers as peer')
    .innerJoin('people as person', 'person.id', 'peer.person_id')
    .select(['person.id', 'person.name', 'peer.authority_id'])
    .where('peer.body_id', '=', bodyId)
    .where('peer.status', '<>', 'merged')
    .where('peer.authority_id', 'is not', null)
    .execute();
  const index = new Map<string, KnownAlike>();
  for (const { id, name, authority_id: authorityId } of rows) {
    const like = likeness(name, authorityId);
    if (like) index.set(like, { id });
  }
  return index;
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
