import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { PeerPlacement, PlanPeer } from '../domain/facts.ts';

type Row = Omit<
  PlanPeer,
  'roles' | 'skills' | 'accredited' | 'unavailable' | 'previous' | 'visits' | 'declared' | 'placements'
>;

/**
 * The serving peers of a body, and whoever is asked for by id besides, with all that belongs to them. Nine statements whatever
 * their number: each kind of fact is read once and dealt out here, which is far quicker than asking for it by peer.
 */
export async function poolFacts(db: Queryable, bodyId: string, besides: readonly string[]): Promise<PlanPeer[]> {
  const whose = sql`select person_id from peers where body_id = ${bodyId} and (status = 'serving' or person_id = any(${besides}::uuid[]))`;
  const { rows } = await sql<Row>`
    select person_id as id, status = 'serving' as serving, authority_id as "authorityId", party, sex, served, days_per_year as "daysPerYear"
    from peers where person_id in (${whose}) order by person_id`.execute(db);
  const of = async <Fact>(query: ReturnType<typeof sql>) => {
    const found = await (query as ReturnType<typeof sql<{ peer: string } & Fact>>).execute(db);
    return Map.groupBy(found.rows, (each) => each.peer);
  };
  const roles = await of<PlanPeer['roles'][number]>(
    sql`select peer_id as peer, role, authority_id as "authorityId", until_on as until from peer_roles where peer_id in (${whose})`,
  );
  const skills = await of<{ topic: string; level: number }>(
    sql`select peer_id as peer, topic, level from peer_skills where peer_id in (${whose})`,
  );
  const accredited = await of<PlanPeer['accredited'][number]>(
    sql`select peer_id as peer, programme_key as programme, from_on as "from", until_on as until from accreditations where peer_id in (${whose})`,
  );
  const unavailable = await of<PlanPeer['unavailable'][number]>(
    sql`select peer_id as peer, from_on as "from", until_on as until from peer_unavailability where peer_id in (${whose})`,
  );
  const previous = await of<PlanPeer['previous'][number]>(
    sql`select peer_id as peer, authority_id as "authorityId", until_on as until from peer_previous_authorities where peer_id in (${whose})`,
  );
  const visits = await of<PlanPeer['visits'][number]>(
    sql`select peer_id as peer, authority_id as "authorityId", challenge_id as "challengeId" from peer_visits where peer_id in (${whose})`,
  );
  const declared = await of<PlanPeer['declared'][number]>(
    sql`select peer_id as peer, authority_id as "authorityId", kind from declared_conflicts where peer_id in (${whose})`,
  );
  const placements = await of<PeerPlacement>(sql`
    select p.peer_id as peer, p.challenge_id as "challengeId", c.host_id as "hostId", p.days, p.status, c.closed_at is null as "challengeOpen",
      lower(p.period) as "from", upper(p.period) - 1 as until
    from placements p join challenges c on c.id = p.challenge_id
    where p.peer_id in (${whose}) and p.status in ('proposed', 'offered', 'accepted', 'confirmed', 'served')`);
  return rows.map((row) => ({
    ...row,
    roles: roles.get(row.id) ?? [],
    skills: Object.fromEntries((skills.get(row.id) ?? []).map(({ topic, level }) => [topic, level])),
    accredited: accredited.get(row.id) ?? [],
    unavailable: unavailable.get(row.id) ?? [],
    previous: previous.get(row.id) ?? [],
    visits: visits.get(row.id) ?? [],
    declared: declared.get(row.id) ?? [],
    placements: placements.get(row.id) ?? [],
  }));
}
