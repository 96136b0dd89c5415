import { type SqlBool, sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import { knownSessions } from './sessions.ts';

/** A prompt with the session that it stands in. */
export type PromptInSession = {
  readonly id: string;
  readonly text: string;
  /** The question to pursue that it was taken from; null where it was typed. */
  readonly noteId: string | null;
  readonly sessionId: string;
  readonly sessionTitle: string;
  readonly asked: boolean;
};

/** One prompt of the challenge, or null. One statement. */
export async function promptById(db: Queryable, challengeId: string, id: string): Promise<PromptInSession | null> {
  const row = await db
    .selectFrom('session_prompts as prompt')
    .innerJoin(knownSessions(challengeId).as('session'), 'session.id', 'prompt.session_id')
    .select(['prompt.id', 'prompt.text', 'prompt.note_id as noteId'])
    .select(['prompt.session_id as sessionId', 'session.title as sessionTitle'])
    .select(sql<boolean>`prompt.asked_at is not null`.as('asked'))
    .where('prompt.id', '=', id)
    .where('prompt.challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ?? null;
}

export type PromptRow = {
  readonly id: string;
  readonly challenge_id: string;
  readonly session_id: string;
  readonly note_id: string | null;
  readonly text: string;
  readonly raised_by: string;
  readonly raised_at: Date;
};

/** A question as it stands in a session that it is to be taken into. */
export type StandingPrompt = {
  readonly id: string;
  readonly sessionId: string;
  readonly text: string;
  readonly asked: boolean;
};

/** Those that stand there already: with one of these ids (the same form sent again), or of the same note in the same session. One statement. */
export async function promptsThere(trx: Transacting, rows: readonly PromptRow[]): Promise<StandingPrompt[]> {
  return await trx
    .selectFrom('session_prompts')
    .select(['id', 'session_id as sessionId', 'text'])
    .select(sql<boolean>`asked_at is not null`.as('asked'))
    .where('challenge_id', '=', rows[0]?.challenge_id ?? '')
    .where(sql<SqlBool>`session_id = any(${rows.map((row) => row.session_id)}::uuid[])`)
    .where(
      sql<SqlBool>`(id = any(${rows.map((row) => row.id)}::uuid[]) or note_id = ${rows[0]?.note_id ?? null}::uuid)`,
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Keeps prompts; answers the sessions into which they came. One statement. */
export async function insertPrompts(trx: Transacting, rows: readonly PromptRow[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const done = await trx
    .insertInto('session_prompts')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .returning('session_id')
    .execute();
  return done.map((row) => row.session_id);
}

/** Gives prompts other words; who raised them stays. One statement. */
export async function rewordPrompts(trx: Transacting, ids: readonly string[], text: string): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable('session_prompts')
    .set({ text })
    .where('id', 'in', [...ids])
    .execute();
}

/** The sessions of the challenge among those ids that are still to come, by time, with their titles as people know them; held so that none is cancelled meanwhile. */
export async function sessionsStillToCome(
  trx: Transacting,
  challengeId: string,
  ids: readonly string[],
  now: Date,
): Promise<{ id: string; title: string }[]> {
  const sessions = await trx
    .selectFrom('sessions')
    .select(['id', sql<Date>`lower(period)`.as('startsAt')])
    .select(
      sql<string>`(select title from ${knownSessions(challengeId)} known where known.id = sessions.id)`.as('title'),
    )
    .where('challenge_id', '=', challengeId)
    .where(sql<SqlBool>`id = any(${[...ids]}::uuid[])`)
    .where('is_live', '=', true)
    .where(sql<SqlBool>`lower(period) > ${now}`)
    // In the order in which a timetable that is being changed holds them.
    .orderBy('id')
    .forShare()
    .execute();
  return sessions.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Marks a prompt as put to those in its session, by that person, or takes the mark away again. */
export async function markPrompt(
  db: Transacting,
  challengeId: string,
  id: string,
  mark: { readonly by: string; readonly at: Date } | null,
): Promise<void> {
  await db
    .updateTable('session_prompts')
    .set(mark ? { asked_at: mark.at, asked_by: mark.by } : { asked_at: null, asked_by: null, answer_note_id: null })
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .where('asked_at', mark ? 'is' : 'is not', null)
    .execute();
}

/** The note answers the prompt: it counts as asked. The first answer stays its answer. */
export async function answerPrompt(
  trx: Transacting,
  challengeId: string,
  promptId: string,
  answer: { readonly noteId: string; readonly by: string; readonly at: Date },
): Promise<void> {
  await trx
    .updateTable('session_prompts')
    .set((prompt) => ({
      asked_at: prompt.fn.coalesce('asked_at', prompt.val(answer.at)),
      asked_by: prompt.fn.coalesce('asked_by', prompt.val(answer.by)),
      answer_note_id: prompt.fn.coalesce('answer_note_id', prompt.val(answer.noteId)),
    }))
    .where('id', '=', promptId)
    .where('challenge_id', '=', challengeId)
    .execute();
}
