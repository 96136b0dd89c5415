import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** What somebody has answered so far, by the names of the form's fields. */
export type Answers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An offer that is being written, or null. */
export async function findDraft(db: Queryable, id: string) {
  const row = await db
    .selectFrom('interest_drafts')
    .select(['id', 'body_id as bodyId', 'person_id as personId', 'browser_hash as browserHash'])
    .select(['answers', 'saved_at as savedAt', 'call_id as callId', 'nomination_id as nominationId'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, answers: row.answers as Answers } : null;
}

export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>;

/** The offers this person has begun and not sent, newest first. */
export async function draftsOf(db: Queryable, personId: string) {
  return await db
    .selectFrom('interest_drafts')
    .select(['id', 'started_at as startedAt', 'saved_at as savedAt'])
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .limit(5)
    .execute();
}

/** Keeps these answers over the ones of the same names; the others stay. */
export async function keepAnswers(db: Queryable, id: string, answers: Answers, at: Date): Promise<void> {
  await db
    .updateTable('interest_drafts')
    .set({ answers: sql`answers || ${JSON.stringify(answers)}::jsonb`, saved_at: at })
    .where('id', '=', id)
    .execute();
}

/** The browser no longer goes on by itself: whoever comes next signs in. */
export async function leaveDraft(db: Queryable, id: string): Promise<void> {
  await db.updateTable('interest_drafts').set({ browser_hash: null }).where('id', '=', id).execute();
}
