import type { Transacting } from '#platform/database/connect';
import { holdChallenge } from './hold-challenge.ts';

/**
 * Whether a note can stand there: `closed` where the challenge has ended, `known` where the session and the theme (if any) are the
 * challenge's. The challenge is held against closing until the transaction ends.
 */
export async function placeOfNote(
  trx: Transacting,
  place: { challengeId: string; sessionId: string | null; themeId: string | null },
): Promise<{ closed: boolean; known: boolean }> {
  const { closed } = await holdChallenge(trx, place.challengeId);
  const session = place.sessionId
    ? await trx
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', place.sessionId)
        .where('challenge_id', '=', place.challengeId)
        .executeTakeFirst()
    : null;
  const theme = place.themeId
    ? await trx
        .selectFrom('challenge_themes')
        .select('id')
        .where('id', '=', place.themeId)
        .where('challenge_id', '=', place.challengeId)
        .executeTakeFirst()
    : null;
  return { closed, known: session !== undefined && theme !== undefined };
}
