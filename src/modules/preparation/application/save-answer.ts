import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { openSelfAssessment } from '../store/self-assessments.ts';

export type AnswerToSave = {
  readonly challengeId: string;
  readonly promptKey: string;
  readonly text: string;
  /** The version the form was made from; 0 where nothing had been saved. */
  readonly version: number;
  readonly by: string;
};

/** Somebody else saved other words since the form was opened: both are to be shown, neither is lost. */
export type StaleAnswer = { readonly stale: true; readonly text: string; readonly version: number };

/**
 * Afterwards the answer is what was typed, if nobody else changed it meanwhile. The same words again change nothing. Once handed in
 * nothing is saved.
 */
export async function saveAnswer(
  services: Services,
  answer: AnswerToSave,
): Promise<'saved' | StaleAnswer | Refusal<'handed-in'>> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const status = await openSelfAssessment(trx, answer.challengeId, now);
    if (status !== 'open')
      return refusal(
        'handed-in',
        'The self-assessment was handed in meanwhile. What you typed is below: reopen the self-assessment in another tab, then save this.',
      );
    const before = await trx
      .selectFrom('self_assessment_answers')
      .select(['text', 'version'])
      .where('challenge_id', '=', answer.challengeId)
      .where('prompt_key', '=', answer.promptKey)
      .executeTakeFirst();
    if ((before?.text ?? '') === answer.text) return 'saved';
    if ((before?.version ?? 0) !== answer.version)
      return { stale: true, text: before?.text ?? '', version: before?.version ?? 0 };
    const values = { text: answer.text, saved_at: now, saved_by: answer.by, version: answer.version + 1 };
    await trx
      .insertInto('self_assessment_answers')
      .values({ challenge_id: answer.challengeId, prompt_key: answer.promptKey, ...values })
      .onConflict((conflict) => conflict.columns(['challenge_id', 'prompt_key']).doUpdateSet(values))
      .execute();
    return 'saved';
  });
}
