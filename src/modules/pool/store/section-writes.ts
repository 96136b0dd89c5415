import { sql } from 'kysely';
import type { IsoDate } from '#kernel/dates';
import { ROLE_LABELS, TOPIC_LABELS } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import { peerSearchText } from '../domain/search-text.ts';

export type RoleToKeep = {
  id: string;
  role: string;
  title: string;
  authorityId: string | null;
  from: IsoDate | null;
  until: IsoDate | null;
};
export type SkillToKeep = { topic: string; level: number; evidence: string };
export type AccreditationToKeep = { id: string; programme: string; from: IsoDate; until: IsoDate; conditions: string };
export type VisitToKeep = { id: string; authorityId: string; programme: string | null; on: IsoDate; days: number };
export type ConflictToKeep = { id: string; authorityId: string; kind: 'hard' | 'soft'; reason: string };
export type PreviousToKeep = { authorityId: string; until: IsoDate | null };

/** The roles of a peer are exactly these. */
export async function writeRoles(trx: Transacting, peerId: string, roles: readonly RoleToKeep[]): Promise<void> {
  await trx.deleteFrom('peer_roles').where('peer_id', '=', peerId).execute();
  if (roles.length === 0) return;
  const rows = roles.map(({ id, role, title, authorityId, from, until }) => ({
    id,
    peer_id: peerId,
    role,
    title,
    authority_id: authorityId,
    from_on: from,
    until_on: until,
  }));
  await trx.insertInto('peer_roles').values(rows).execute();
}

/** The expertise of a peer is exactly this. */
export async function writeSkills(trx: Transacting, peerId: string, skills: readonly SkillToKeep[]): Promise<void> {
  await trx.deleteFrom('peer_skills').where('peer_id', '=', peerId).execute();
  if (skills.length > 0) {
    await trx
      .insertInto('peer_skills')
      .values(skills.map((skill) => ({ peer_id: peerId, ...skill })))
      .execute();
  }
}

/** The accreditations of a peer are exactly these. */
export async function writeAccreditations(
  trx: Transacting,
  peerId: string,
  kept: readonly AccreditationToKeep[],
): Promise<void> {
  await trx.deleteFrom('accreditations').where('peer_id', '=', peerId).execute();
  if (kept.length === 0) return;
  const rows = kept.map(({ id, programme, from, until, conditions }) => ({
    id,
    peer_id: peerId,
    programme_key: programme,
    from_on: from,
    until_on: until,
    conditions,
  }));
  await trx.insertInto('accreditations').values(rows).execute();
}

/** The places served before our records are exactly these; those that a challenge here made stay. Served and last served follow. */
export async function writeVisits(trx: Transacting, peerId: string, visits: readonly VisitToKeep[]): Promise<void> {
  const removed = await trx
    .deleteFrom('peer_visits')
    .where('peer_id', '=', peerId)
    .where('challenge_id', 'is', null)
    .executeTakeFirst();
  if (visits.length > 0) {
    const rows = visits.map(({ id, authorityId, programme, on, days }) => ({
      id,
      peer_id: peerId,
      authority_id: authorityId,
      programme_key: programme,
      served_on: on,
      days,
    }));
    await trx.insertInto('peer_visits').values(rows).execute();
  }
  await sql`update peers set served = greatest(0, served + ${visits.length - Number(removed.numDeletedRows)}),
    last_served_on = (select max(served_on) from peer_visits where peer_id = ${peerId}) where person_id = ${peerId}`.execute(
    trx,
  );
}

/** The conflicts a peer has declared, and where they worked or sat before, are exactly these. */
export async function writeTies(
  trx: Transacting,
  peerId: string,
  ties: { conflicts: readonly ConflictToKeep[]; previous: readonly PreviousToKeep[]; on: IsoDate },
): Promise<void> {
  const before = await trx
    .deleteFrom('declared_conflicts')
    .where('peer_id', '=', peerId)
    .returning(['id', 'declared_on'])
    .execute();
  const declared = new Map(before.map(({ id, declared_on }) => [id, declared_on]));
  if (ties.conflicts.length > 0) {
    const rows = ties.conflicts.map(({ id, authorityId, kind, reason }) => ({
      id,
      peer_id: peerId,
      authority_id: authorityId,
      kind,
      reason,
      declared_on: declared.get(id) ?? ties.on,
    }));
    await trx.insertInto('declared_conflicts').values(rows).execute();
  }
  await trx.deleteFrom('peer_previous_authorities').where('peer_id', '=', peerId).execute();
  if (ties.previous.length > 0) {
    const rows = ties.previous.map(({ authorityId, until }) => ({
      peer_id: peerId,
      authority_id: authorityId,
      until_on: until,
    }));
    await trx
      .insertInto('peer_previous_authorities')
      .values(rows)
      .onConflict((same) => same.columns(['peer_id', 'authority_id']).doNothing())
      .execute();
  }
}

/**
 * Whoever goes on to another authority has worked or sat at the one before until that day, which keeps them from it as from any earlier
 * one. Before the new one is written. One statement, however many peers.
 */
export async function keepLeftAuthorities(
  trx: Transacting,
  moves: readonly { readonly id: string; readonly authorityId: string | null }[],
  on: IsoDate,
): Promise<void> {
  await sql`insert into peer_previous_authorities (peer_id, authority_id, until_on)
    select peer.person_id, peer.authority_id, ${on}::date
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as moved(id uuid, "authorityId" text) join peers peer on peer.person_id = moved.id
    where peer.authority_id is not null and peer.authority_id is distinct from moved."authorityId"
    on conflict (peer_id, authority_id) do update set until_on = excluded.until_on`.execute(trx);
}

/** What the words of a search are looked for in, made again from all that is known. One read, one write, however many peers. */
export async function refreshSearchText(trx: Transacting, ...peerIds: string[]): Promise<void> {
  const { rows } = await sql<{
    id: string;
    name: string;
    jobTitle: string;
    bio: string;
    titles: string[];
    roles: string[];
    places: string[];
    topics: string[];
  }>`select person.id, person.name, person.job_title as "jobTitle", peer.bio,
      coalesce((select array_agg(title) from peer_roles where peer_id = peer.person_id and until_on is null), '{}') as titles,
      coalesce((select array_agg(distinct role) from peer_roles where peer_id = peer.person_id and until_on is null), '{}') as roles,
      coalesce((select array_agg(distinct a.name) from (select peer.authority_id as id
        union select authority_id from peer_roles where peer_id = peer.person_id and until_on is null) place join authorities a on a.id = place.id), '{}') as places,
      coalesce((select array_agg(topic) from peer_skills where peer_id = peer.person_id), '{}') as topics
    from peers peer join people person on person.id = peer.person_id where peer.person_id = any(${peerIds}::uuid[])`.execute(
    trx,
  );
  const roleLabels: Readonly<Record<string, string>> = ROLE_LABELS;
  const topicLabels: Readonly<Record<string, string>> = TOPIC_LABELS;
  const texts = rows.map((found) =>
    peerSearchText({
      name: found.name,
      jobTitle: found.jobTitle,
      authorityNames: found.places,
      roleTitles: [...new Set([...found.titles, ...found.roles.map((role) => roleLabels[role] ?? role)])],
      skills: found.topics.map((topic) => topicLabels[topic] ?? topic),
      bio: found.bio,
    }),
  );
  await sql`update peers set search_text = made.text
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${texts}::text[]) as made(id, text) where person_id = made.id`.execute(
    trx,
  );
}
