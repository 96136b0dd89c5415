import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** Somebody who could run a challenge. */
export type PossibleManager = { readonly id: string; readonly name: string; readonly runs: number };

/** Those who run or have run challenges of the body, and its programme managers, with how many each runs now. */
export async function possibleManagers(db: Queryable, bodyId: string): Promise<PossibleManager[]> {
  return await db
    .selectFrom('people as person')
    .select(['person.id', 'person.name'])
    .select(
      sql<number>`(select count(*) from challenges where manager_id = person.id and closed_at is null)`.as('runs'),
    )
    .where((where) =>
      where.exists(
        where
          .selectFrom('role_grants as grant')
          .leftJoin('challenges as challenge', 'challenge.id', 'grant.challenge_id')
          .select('grant.id')
          .whereRef('grant.person_id', '=', 'person.id')
          .where((either) =>
            either.or([
              either.and([either('grant.role', '=', 'challenge-manager'), either('challenge.body_id', '=', bodyId)]),
              either.and([
                either('grant.role', '=', 'programme-manager'),
                either('grant.body_id', '=', bodyId),
                either('grant.ended_at', 'is', null),
              ]),
            ]),
          ),
      ),
    )
    .orderBy('person.name')
    .limit(100)
    .execute();
}
