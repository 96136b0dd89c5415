import type { Transacting } from '#platform/database/connect';
import type { NotesOfStep } from '../domain/emerging.ts';

/** What anybody did after the step of that number and has not undone, in order. One statement. */
export async function laterSteps(trx: Transacting, challengeId: string, number: number): Promise<NotesOfStep[]> {
  return await trx
    .selectFrom('grouping_steps')
    .select(['into_id as intoId', 'added', 'from_id as fromId', 'removed'])
    .where('challenge_id', '=', challengeId)
    .where('number', '>', number)
    .where('undone_at', 'is', null)
    .orderBy('number')
    .execute();
}
