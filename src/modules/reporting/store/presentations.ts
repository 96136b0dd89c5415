import type { Queryable, Transacting } from '#platform/database/connect';
import type { PresentedContent } from '../domain/presented.ts';

/** What was presented and when, or null before it was given. */
export async function presentationOf(
  db: Queryable,
  challengeId: string,
): Promise<{ content: PresentedContent; givenAt: Date } | null> {
  const row = await db
    .selectFrom('presentations')
    .select(['content', 'given_at'])
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ? { content: row.content as unknown as PresentedContent, givenAt: row.given_at } : null;
}

/** Keeps what was presented, once: false where it was kept already. */
export async function keepPresentation(
  trx: Transacting,
  given: { challengeId: string; content: PresentedContent; by: string; at: Date },
): Promise<boolean> {
  const kept = await trx
    .insertInto('presentations')
    .values({
      challenge_id: given.challengeId,
      content: JSON.stringify(given.content),
      given_at: given.at,
      given_by: given.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}
