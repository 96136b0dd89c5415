import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';
import type { ImportedPeer } from '../domain/import-row.ts';

/** A row of a file as it is written: whose it is, and the ids of what is new. What the file leaves out stays as it was. */
export type ImportedRecord = ImportedPeer & {
  readonly id: string;
  /** True where nobody is known by the address yet. */
  readonly person: boolean;
  /** For a role held that is not known yet; null where the file names none. */
  readonly roleId: string | null;
  readonly roleTitle?: string;
  /** Days a year where the file says nothing. */
  readonly usualDays: number;
};

const FIELDS = sql`id uuid, person boolean, name text, email text, kind text, "jobTitle" text, role text, "authorityId" text, party text,
  "daysPerYear" integer, languages text[], bio text, "roleId" uuid, "roleTitle" text, "usualDays" integer`;

function given(records: readonly ImportedRecord[]) {
  return sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as given(${FIELDS})`;
}

/** People nobody knew yet, and a peer for each record: serving, of that body. Two statements. */
export async function addImported(
  trx: Transacting,
  records: readonly ImportedRecord[],
  bodyId: string,
  at: Date,
): Promise<void> {
  await sql`insert into people (id, name, email, job_title, authority_id, created_at)
    select id, name, email, coalesce("jobTitle", ''), "authorityId", ${at}::timestamptz from ${given(records)} where person`.execute(
    trx,
  );
  await sql`insert into peers (person_id, body_id, kind, status, authority_id, party, bio, languages, days_per_year)
    select id, ${bodyId}::uuid, kind, 'serving', "authorityId", party, coalesce(bio, ''), coalesce(languages, '{}'), coalesce("daysPerYear", "usualDays")
    from ${given(records)}`.execute(trx);
}

/** Peers that are known say what the file says of them. Two statements. */
export async function changeImported(trx: Transacting, records: readonly ImportedRecord[]): Promise<void> {
  await sql`update people set name = given.name, job_title = coalesce(given."jobTitle", job_title),
      authority_id = coalesce(given."authorityId", authority_id), version = version + 1
    from ${given(records)} where people.id = given.id`.execute(trx);
  await sql`update peers set kind = given.kind, authority_id = coalesce(given."authorityId", authority_id), party = coalesce(given.party, peers.party),
      bio = coalesce(given.bio, peers.bio), languages = coalesce(given.languages, peers.languages),
      days_per_year = coalesce(given."daysPerYear", days_per_year), version = version + 1
    from ${given(records)} where peers.person_id = given.id`.execute(trx);
}

/** A level of the file replaces ours, the line of evidence stays. One statement. */
export async function writeImportedSkills(trx: Transacting, records: readonly ImportedRecord[]): Promise<void> {
  const skills = records.flatMap(({ id, skills = [] }) => skills.map((skill) => ({ id, ...skill })));
  if (skills.length === 0) return;
  await sql`insert into peer_skills (peer_id, topic, level)
    select id, topic, level from jsonb_to_recordset(${JSON.stringify(skills)}::jsonb) as given(id uuid, topic text, level integer)
    on conflict (peer_id, topic) do update set level = excluded.level`.execute(trx);
}

/** A role held is added where it is not held now. One statement. */
export async function writeImportedRoles(trx: Transacting, records: readonly ImportedRecord[]): Promise<void> {
  const holders = records.filter(({ roleId }) => roleId !== null);
  if (holders.length === 0) return;
  await sql`insert into peer_roles (id, peer_id, role, title, authority_id)
    select "roleId", id, role, "roleTitle", "authorityId" from ${given(holders)}
    where not exists (select from peer_roles held where held.peer_id = given.id and held.role = given.role and held.until_on is null)`.execute(
    trx,
  );
}
