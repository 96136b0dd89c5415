import type { Role } from '#platform/access/roles';
import type { Queryable } from '#platform/database/connect';

/** Somebody who can be written to. */
export type PersonToTell = { readonly id: string; readonly name: string; readonly email: string };

type RoleToTell = Extract<Role, 'challenge-manager' | 'team-peer' | 'host-coordinator'>;
type Whose = { readonly id: string; readonly hostId: string };

/** Who holds the role now, on the challenge or at the host, by name; whether or not they can be written to. */
export async function holdersOf(db: Queryable, role: RoleToTell, challenge: Whose) {
  return await db
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .where('held.role', '=', role)
    .where('held.ended_at', 'is', null)
    .where((where) =>
      role === 'host-coordinator'
        ? where('held.authority_id', '=', challenge.hostId)
        : where('held.challenge_id', '=', challenge.id),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}

/** Who holds the role now and has an address. */
export async function peopleToTell(db: Queryable, role: RoleToTell, challenge: Whose): Promise<PersonToTell[]> {
  const rows = await holdersOf(db, role, challenge);
  return rows.flatMap((row) => (row.email ? [{ id: row.id, name: row.name, email: row.email }] : []));
}
