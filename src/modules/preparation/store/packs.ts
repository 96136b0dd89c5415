import type { Queryable } from '#platform/database/connect';

/** True where the document is an item of the pre-reading. */
export async function isInPack(db: Queryable, documentId: string): Promise<boolean> {
  const row = await db.selectFrom('pack_items').select('id').where('document_id', '=', documentId).executeTakeFirst();
  return row !== undefined;
}
