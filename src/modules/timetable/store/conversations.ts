import { sql } from 'kysely';
import type { Transacting } from '#platform/database/connect';
import { OF_THE_DRAFT_ALONE } from '../domain/board/moves.ts';

/** Keeps, for the team alone, whom it talked to in that session. */
export async function keepConversation(
  trx: Transacting,
  sessionId: string,
  { title, sourceCategory }: { title: string; sourceCategory: string },
): Promise<void> {
  await trx
    .insertInto('team_conversations')
    .values({ session_id: sessionId, title, source_category: sourceCategory })
    .execute();
}

/** Leaves of a challenge’s conversations only what is counted: when they were, and who spoke, coarsely. What was typed of why one is off goes too. */
export async function forgetConversations(trx: Transacting, challengeId: string): Promise<void> {
  await trx
    .updateTable('sessions')
    .set({ cancelled_reason: null })
    .where('challenge_id', '=', challengeId)
    .where('id', 'in', (talk) => talk.selectFrom('team_conversations').select('session_id'))
    .where(sql<boolean>`cancelled_reason <> all(${[...OF_THE_DRAFT_ALONE]}::text[])`)
    .execute();
  await trx
    .updateTable('team_conversations')
    .set({ title: null })
    .where('session_id', 'in', (session) =>
      session.selectFrom('sessions').select('sessions.id').where('sessions.challenge_id', '=', challengeId),
    )
    .execute();
}
