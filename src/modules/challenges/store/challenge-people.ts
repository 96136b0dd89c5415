import { sql } from 'kysely';
import type { Role } from '#platform/access/roles';
import type { Queryable } from '#platform/database/connect';

/** What decides who belongs to a challenge: a ChallengeHead is one. */
export type WhoseChallenge = { readonly id: string; readonly bodyId: string; readonly hostId: string };

/** Somebody who holds a role on a challenge. */
export type ChallengePerson = {
  readonly personId: string;
  readonly role: Role;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string;
  readonly authority: string | null;
  /** The place in the team, for a peer who has one. */
  readonly slot: string | null;
};

/** Everybody with a role here, interviewees left out: the office's two roles, the team and the host. One statement. */
export async function challengePeople(db: Queryable, challenge: WhoseChallenge): Promise<ChallengePerson[]> {
  const rows = await db
    .selectFrom('role_grants as grant')
    .innerJoin('people as person', 'person.id', 'grant.person_id')
    .leftJoin('authorities as authority', 'authority.id', 'person.authority_id')
    .leftJoin('placements as placement', (join) =>
      join
        .onRef('placement.peer_id', '=', 'grant.person_id')
        .on('placement.challenge_id', '=', challenge.id)
        .on('placement.status', 'in', ['accepted', 'confirmed', 'served']),
    )
    .leftJoin('challenge_slots as slot', 'slot.id', 'placement.slot_id')
    .select(['person.id as personId', 'grant.role', 'person.name', 'person.email', 'person.job_title as jobTitle'])
    .select(['authority.short_name as authority', 'slot.name as slot'])
    .where('grant.ended_at', 'is', null)
    .where('grant.role', '!=', 'interviewee')
    .where((where) =>
      where.or([
        where('grant.challenge_id', '=', challenge.id),
        where('grant.authority_id', '=', challenge.hostId),
        where.and([
          where('grant.body_id', '=', challenge.bodyId),
          where('grant.role', 'in', ['programme-manager', 'placement-officer']),
        ]),
      ]),
    )
    // The office comes last: a large body never crowds out the team or the host.
    .orderBy(sql`"grant".body_id is not null`)
    .orderBy('slot.position')
    .orderBy('person.name')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role, slot: row.role === 'team-peer' ? row.slot : null }));
}

/** Whom to write to: those who hold one of the roles and have an address. Each person once. */
export async function peopleWithRole(
  db: Queryable,
  challenge: WhoseChallenge,
  ...roles: readonly Role[]
): Promise<{ personId: string; name: string; email: string }[]> {
  const rows = await db
    .selectFrom('role_grants as grant')
    .innerJoin('people as person', 'person.id', 'grant.person_id')
    .select(['person.id as personId', 'person.name', 'person.email'])
    .distinct()
    .where('grant.ended_at', 'is', null)
    .where('grant.role', 'in', [...roles])
    .where((where) =>
      where.or([
        where('grant.challenge_id', '=', challenge.id),
        where('grant.authority_id', '=', challenge.hostId),
        where('grant.body_id', '=', challenge.bodyId),
      ]),
    )
    .orderBy('person.name')
    .execute();
  return rows.flatMap(({ personId, name, email }) => (email === null ? [] : [{ personId, name, email }]));
}
