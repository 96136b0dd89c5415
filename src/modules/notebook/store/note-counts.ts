import { sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { NoteKind } from '../domain/note.ts';
import type { NoteCount } from '../domain/wall.ts';

/** How many notes a challenge has of each kind by theme and source, those destroyed but counted among them. One statement. */
export async function noteCounts(db: Queryable, challengeId: string): Promise<NoteCount[]> {
  const rows = await db
    .selectFrom('notes')
    .select(['theme_id as themeId', 'source_category as source', 'kind', sql<number>`count(*)`.as('notes')])
    .where('challenge_id', '=', challengeId)
    .groupBy(['theme_id', 'source_category', 'kind'])
    .execute();
  return rows.map((row) => ({ ...row, source: row.source as SourceCategory, kind: row.kind as NoteKind }));
}

/** Whether the notebook is still open, and when its notes were destroyed, if they were. One statement. */
export async function notebookState(
  db: Queryable,
  challengeId: string,
): Promise<{ closed: boolean; destroyedAt: Date | null }> {
  const row = await db
    .selectFrom('challenges as challenge')
    .select('challenge.closed_at')
    .select(
      sql<Date | null>`(select max(destroyed_at) from notes where notes.challenge_id = challenge.id)`.as(
        'destroyed_at',
      ),
    )
    .where('challenge.id', '=', challengeId)
    .executeTakeFirstOrThrow();
  return { closed: row.closed_at !== null, destroyedAt: row.destroyed_at };
}
