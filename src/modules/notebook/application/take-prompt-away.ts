import type { Services } from '#platform/http/context';
import { holdOpenNotebook } from '../store/note-place.ts';

/** Takes a prompt out of its session, by anybody of the team. The note it came from stays. Done already, it does nothing. */
export async function takePromptAway({ db }: Pick<Services, 'db'>, challengeId: string, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await holdOpenNotebook(trx, challengeId))) return;
    await trx.deleteFrom('session_prompts').where('id', '=', id).where('challenge_id', '=', challengeId).execute();
  });
}
