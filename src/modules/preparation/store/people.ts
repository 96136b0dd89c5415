import type { Queryable } from '#platform/database/connect';

/** The peers of the team now, by name; whether or not they can be written to. */
export async function teamPeers(db: Queryable, challengeId: string): Promise<{ id: string; name: string }[]> {
  return await db
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.id', 'person.name'])
    .where('held.role', '=', 'team-peer')
    .where('held.ended_at', 'is', null)
    .where('held.challenge_id', '=', challengeId)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
}
