import type { Queryable } from '#platform/database/connect';

/** A photograph of that challenge, or null. One statement. */
export async function photographOf(
  db: Queryable,
  challengeId: string,
  id: string,
): Promise<{ sha256: string; mediaType: string } | null> {
  const row = await db
    .selectFrom('note_photographs as photograph')
    .innerJoin('notes as note', 'note.id', 'photograph.note_id')
    .select(['photograph.sha256', 'photograph.media_type as mediaType'])
    .where('photograph.id', '=', id)
    .where('note.challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ?? null;
}
