import { type Refusal, refusal } from '#kernel/result';
import type { Services } from '#platform/http/context';
import { holdChallenge } from '../store/hold-challenge.ts';
import { markPrompt } from '../store/prompts.ts';
import { CLOSED } from './take-into-sessions.ts';

/** Marks a prompt as put to those in its session, by anybody of the team, or as not asked after all. Done already, it does nothing. */
export async function markAsAsked(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  { challengeId, id, asked }: { readonly challengeId: string; readonly id: string; readonly asked: boolean },
  by: string,
): Promise<Refusal<'closed'> | { readonly marked: true }> {
  return await db.transaction().execute(async (trx) => {
    if ((await holdChallenge(trx, challengeId)).closed) return refusal('closed', CLOSED);
    await markPrompt(trx, challengeId, id, asked ? { by, at: clock() } : null);
    return { marked: true };
  });
}
