import type { Transacting } from '#platform/database/connect';

/**
 * Whether a note can stand there: `closed` where the challenge has ended, `known` where the session and the theme (if any) are the
 * challenge's. The challenge is held against closing until the transaction ends.
 */
export async function placeOfNote(
  trx: Transacting,
  place: { challengeId: string; sessionId: string | null; themeId: string | null },
): Promise<{ closed: boolean; known: boolean }> {
  const challenge = await trx
    .selectFrom('challenges')
    .select('closed_at')
    .where('id', '=', place.challengeId)
    .forShare()
    .executeTakeFirstOrThrow();
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
  return { closed: challenge.closed_at !== null, known: session !== undefined && theme !== undefined };
}

/** Holds the challenge against closing until the transaction ends. False where it has closed. */
export async function holdOpenNotebook(trx: Transacting, challengeId: string): Promise<boolean> {
  const challenge = await trx
    .selectFrom('challenges')
    .select('closed_at')
    .where('id', '=', challengeId)
    .forShare()
    .executeTakeFirstOrThrow();
  return challenge.closed_at === null;
}
