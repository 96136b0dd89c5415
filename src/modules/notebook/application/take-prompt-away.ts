import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { holdChallenge } from '../store/hold-challenge.ts';
import { CLOSED } from './take-into-sessions.ts';

/** Takes a prompt out of its session, by anybody of the team. The note it came from stays. Done already, it does nothing. */
export async function takePromptAway(
  { db }: Pick<Services, 'db'>,
  challengeId: string,
  id: string,
): Promise<Refusal<'closed'> | { readonly gone: true }> {
  return await db.transaction().execute(async (trx) => {
    if ((await holdChallenge(trx, challengeId)).closed) return refusal('closed', CLOSED);
    await trx.deleteFrom('session_prompts').where('id', '=', id).where('challenge_id', '=', challengeId).execute();
    return { gone: true };
  });
}
