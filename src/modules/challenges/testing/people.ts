import path from 'node:path';
import { newId } from '#kernel/ids';
import { loadProgrammeDefinitions, type ProgrammeDefinition, storeDefinitions } from '#modules/programmes';
import type { ROLES, Role } from '#platform/access/roles';
import type { Database } from '#platform/database/connect';

/** When the builders' things were made, unless a test says otherwise. */
export const BUILT_AT = new Date('2026-11-20T09:00:00Z');

type BodyRole = { [R in Role]: (typeof ROLES)[R]['scope'] extends 'body' ? R : never }[Role];
type ChallengeRole = { [R in Role]: (typeof ROLES)[R]['scope'] extends 'challenge' ? R : never }[Role];
type AuthorityRole = { [R in Role]: (typeof ROLES)[R]['scope'] extends 'authority' ? R : never }[Role];

/** A role to give, with the one id that it is scoped to. */
export type GrantToGive =
  | { role: BodyRole; bodyId: string }
  | { role: ChallengeRole; challengeId: string }
  | { role: AuthorityRole; authorityId: string };

let made = 0;

/** A programme body. */
export async function aBody(db: Database, name = 'The Sector Partnership'): Promise<string> {
  const id = newId();
  await db.insertInto('programme_bodies').values({ id, name, short_name: 'Partnership' }).execute();
  return id;
}

export type AuthorityToBuild = {
  id?: string;
  name?: string;
  shortName?: string;
  region?: string;
  nation?: string;
  kind?: string;
  population?: number;
  leadingParty?: string;
};

/** An authority; its code is made up where none is given. Needs no other row. */
export async function anAuthority(db: Database, authority: AuthorityToBuild = {}): Promise<string> {
  made += 1;
  const id = authority.id ?? `T${String(made).padStart(3, '0')}`;
  const shortName = authority.shortName ?? authority.name ?? `Testshire ${made}`;
  await db
    .insertInto('authorities')
    .values({
      id,
      name: authority.name ?? `${shortName} Council`,
      short_name: shortName,
      kind: authority.kind ?? 'unitary',
      kind_name: 'Unitary council',
      nation: authority.nation ?? 'England',
      region: authority.region ?? 'North East',
      population: authority.population ?? 250_000,
      leading_party: authority.leadingParty ?? null,
      search_text: `${authority.name ?? shortName} ${shortName} ${id}`.toLowerCase(),
    })
    .execute();
  return id;
}

export type PersonToBuild = {
  name?: string;
  email?: string | null;
  jobTitle?: string;
  authorityId?: string | null;
  grants?: readonly GrantToGive[];
};

/** A person with roles; the address is made up where none is given. */
export async function aPerson(db: Database, person: PersonToBuild = {}): Promise<string> {
  made += 1;
  const id = newId();
  await db
    .insertInto('people')
    .values({
      id,
      name: person.name ?? `Person ${made}`,
      email: person.email === undefined ? `person${made}@test.example` : person.email,
      job_title: person.jobTitle ?? '',
      authority_id: person.authorityId ?? null,
      created_at: BUILT_AT,
    })
    .execute();
  for (const grant of person.grants ?? []) await aGrant(db, id, grant);
  return id;
}

/** One more role for somebody. */
export async function aGrant(db: Database, personId: string, grant: GrantToGive): Promise<void> {
  await db
    .insertInto('role_grants')
    .values({
      id: newId(),
      person_id: personId,
      role: grant.role,
      body_id: 'bodyId' in grant ? grant.bodyId : null,
      challenge_id: 'challengeId' in grant ? grant.challengeId : null,
      authority_id: 'authorityId' in grant ? grant.authorityId : null,
      granted_at: BUILT_AT,
    })
    .execute();
}

export type PeerToBuild = { bodyId: string; authorityId?: string | null; kind?: string; served?: number };

/** Makes somebody a peer of the pool: the `peers` row and the role in the body. */
export async function aPeerOf(db: Database, personId: string, peer: PeerToBuild): Promise<void> {
  await db
    .insertInto('peers')
    .values({
      person_id: personId,
      body_id: peer.bodyId,
      kind: peer.kind ?? 'officer',
      status: 'serving',
      authority_id: peer.authorityId ?? null,
      days_per_year: 10,
      served: peer.served ?? 1,
    })
    .execute();
  await aGrant(db, personId, { role: 'peer', bodyId: peer.bodyId });
}

const stored = new WeakSet<Database>();
let builtIn: ReturnType<typeof loadProgrammeDefinitions> | undefined;
const folder = path.resolve(import.meta.dirname, '../../../../programmes');

/** The built-in programme of that key; all built-in definitions are stored for the body, once. */
export async function aProgramme(
  db: Database,
  bodyId: string,
  key = 'adult-social-care',
): Promise<ProgrammeDefinition> {
  builtIn ??= loadProgrammeDefinitions(folder);
  const loaded = await builtIn;
  if ('problems' in loaded) throw new Error(loaded.problems.join('\n'));
  if (!stored.has(db)) {
    const problems = await storeDefinitions(db, bodyId, loaded.definitions, BUILT_AT);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    stored.add(db);
  }
  const definition = loaded.definitions.find((each) => each.key === key);
  if (!definition) throw new Error(`aProgramme: there is no built-in programme ${key}`);
  return definition;
}
