import type { Role } from '#platform/access/roles';
import type { Queryable } from '#platform/database/connect';

/** Somebody who can be written to. */
export type PersonToTell = { readonly id: string; readonly name: string; readonly email: string };

/** Who holds the role now, on the challenge or at the host, and has an address; by name. */
export async function peopleToTell(
  db: Queryable,
  role: Extract<Role, 'challenge-manager' | 'team-peer' | 'host-coordinator'>,
  challenge: { readonly id: string; readonly hostId: string },
): Promise<PersonToTell[]> {
  const rows = await db
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
  return rows.flatMap((row) => (row.email ? [{ id: row.id, name: row.name, email: row.email }] : []));
}
