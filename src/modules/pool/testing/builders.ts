import { sql } from 'kysely';
import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import { peerSearchText } from '../domain/search-text.ts';

/** What a made-up peer has; everything left out is ordinary. */
export type PeerOptions = {
  name?: string;
  email?: string | null;
  bodyId: string;
  kind?: string;
  status?: string;
  authorityId?: string | null;
  party?: string | null;
  role?: string;
  roleTitle?: string;
  skills?: Record<string, number>;
  daysPerYear?: number;
  served?: number;
  lastServedOn?: string | null;
  lastConfirmedOn?: string | null;
  accredited?: { programme: string; from: string; until: string }[];
  bio?: string;
};

/** A peer with all that belongs to one, who can also sign in as one. Answers the person's id. */
export async function makePeer(db: Database, options: PeerOptions): Promise<string> {
  const id = newId();
  const { name = 'Ayesha Khan', bodyId, role = 'director', roleTitle = 'Director of Place', skills = {} } = options;
  const email = options.email === undefined ? `${id}@peers.example` : options.email;
  const at = new Date('2026-01-05T09:00:00Z');
  await db
    .insertInto('people')
    .values({ id, name, email, job_title: roleTitle, authority_id: options.authorityId ?? null, created_at: at })
    .execute();
  await db
    .insertInto('peers')
    .values({
      person_id: id,
      body_id: bodyId,
      kind: options.kind ?? 'officer',
      status: options.status ?? 'serving',
      authority_id: options.authorityId ?? null,
      party: options.party ?? null,
      bio: options.bio ?? '',
      days_per_year: options.daysPerYear ?? 10,
      served: options.served ?? 2,
      last_served_on: options.lastServedOn ?? null,
      last_confirmed_on: options.lastConfirmedOn ?? null,
      search_text: peerSearchText({
        name,
        jobTitle: roleTitle,
        authorityNames: [],
        roleTitles: [roleTitle],
        skills: Object.keys(skills),
        bio: options.bio ?? '',
      }),
    })
    .execute();
  await db
    .insertInto('peer_roles')
    .values({ id: newId(), peer_id: id, role, title: roleTitle, authority_id: options.authorityId ?? null })
    .execute();
  for (const [topic, level] of Object.entries(skills))
    await db.insertInto('peer_skills').values({ peer_id: id, topic, level }).execute();
  for (const { programme, from, until } of options.accredited ?? [])
    await db
      .insertInto('accreditations')
      .values({ id: newId(), peer_id: id, programme_key: programme, from_on: from, until_on: until })
      .execute();
  await grant(db, id, 'peer', { bodyId });
  return id;
}

/** Somebody with a role, such as a placement officer of the body. Answers the person's id. */
export async function makePerson(
  db: Database,
  name: string,
  role: string | null,
  scope: { bodyId?: string; challengeId?: string; authorityId?: string } = {},
): Promise<string> {
  const id = newId();
  await db
    .insertInto('people')
    .values({ id, name, email: `${id}@people.example`, created_at: new Date('2026-01-05T09:00:00Z') })
    .execute();
  if (role) await grant(db, id, role, scope);
  return id;
}

async function grant(
  db: Database,
  personId: string,
  role: string,
  scope: { bodyId?: string; challengeId?: string; authorityId?: string },
): Promise<void> {
  await db
    .insertInto('role_grants')
    .values({
      id: newId(),
      person_id: personId,
      role,
      body_id: scope.bodyId ?? null,
      challenge_id: scope.challengeId ?? null,
      authority_id: scope.authorityId ?? null,
      granted_at: new Date('2026-01-05T09:00:00Z'),
    })
    .execute();
}

/** A programme body. */
export async function makeBody(db: Database): Promise<string> {
  const id = newId();
  await db.insertInto('programme_bodies').values({ id, name: 'The Partnership', short_name: 'Partnership' }).execute();
  return id;
}

/** A council with its register code. */
export async function makeAuthority(
  db: Database,
  id: string,
  options: { name?: string; region?: string; leadingParty?: string | null; borders?: string[] } = {},
): Promise<string> {
  const name = options.name ?? `${id} Council`;
  await db
    .insertInto('authorities')
    .values({
      id,
      name,
      short_name: name.replace(/ Council$/, ''),
      kind: 'unitary',
      kind_name: 'Unitary authority',
      nation: 'England',
      region: options.region ?? 'North',
      leading_party: options.leadingParty ?? null,
      search_text: name.toLowerCase(),
    })
    .execute();
  for (const other of options.borders ?? []) {
    const [a_id = '', b_id = ''] = [id, other].sort();
    await db.insertInto('authority_borders').values({ a_id, b_id }).execute();
  }
  return id;
}

/** Thousands of peers in a few statements: for the budget of the list. */
export async function makeManyPeers(db: Database, bodyId: string, count: number, authorityId: string): Promise<void> {
  await sql`with made as (insert into people (id, name, email, job_title, created_at)
    select gen_random_uuid(), 'Peer ' || n, 'peer' || n || '@many.example', 'Director ' || n, '2026-01-05' from generate_series(1, ${count}::int) n returning id, name)
    , pool as (insert into peers (person_id, body_id, kind, status, authority_id, days_per_year, served, search_text)
      select id, ${bodyId}, 'officer', 'serving', ${authorityId}, 10, length(name) % 3, lower(name) || ' director' from made)
    , roles as (insert into peer_roles (id, peer_id, role, title, from_on) select gen_random_uuid(), id, 'director', 'Director of ' || name, '2020-01-01' from made)
    insert into peer_skills (peer_id, topic, level) select id, topic, 1 + length(name) % 3 from made, unnest(array['finance','housing','governance','culture']) topic`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}
