import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import { BUILT_AT } from '../../challenges/testing/builders.ts';

/** A plan of these challenges, not run yet. */
export async function aPlan(
  db: Database,
  bodyId: string,
  challengeIds: readonly string[],
  name = 'The year',
): Promise<string> {
  const id = newId();
  await db.insertInto('plans').values({ id, body_id: bodyId, name, kind: 'year', created_at: BUILT_AT }).execute();
  await db
    .insertInto('plan_challenges')
    .values(challengeIds.map((challenge_id) => ({ plan_id: id, challenge_id })))
    .execute();
  return id;
}
