import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';

/** Locks one session of that challenge until the transaction ends, for what is noted of it beside the timetable: see `lockTimetable`. */
export async function lockSession(trx: Transacting, challengeId: string, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Locks the timetable of a challenge, what was told of it and every session that takes place until the transaction ends: two changes follow
 * one another. Taken before anything else is: a change that had locked one session first would wait for another that waits for it. Answers
 * how many sessions take place.
 */
export async function lockTimetable(trx: Transacting, challengeId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`timetable ${challengeId}`}, 0))`.execute(trx);
  const rows = await trx
    .selectFrom('sessions')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('is_live', '=', true)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length;
}

/** How many sessions of a challenge take place. */
export async function countLive(trx: Transacting, challengeId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('sessions')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('challenge_id', '=', challengeId)
    .where('is_live', '=', true)
    .executeTakeFirstOrThrow();
  return count;
}
