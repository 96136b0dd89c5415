import type { Queryable } from '#platform/database/connect';
import type { Visibility } from '../domain/visibility.ts';

export type Pack = { readonly version: number; readonly sharedVersion: number | null; readonly sharedAt: Date | null };

/** The pre-reading as a whole, or null where nobody has begun it. */
export async function findPack(db: Queryable, challengeId: string): Promise<Pack | null> {
  const row = await db
    .selectFrom('packs')
    .select(['version', 'shared_version', 'shared_at'])
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ? { version: row.version, sharedVersion: row.shared_version, sharedAt: row.shared_at } : null;
}

/** Begins the pack where there is none, and holds it until the transaction ends. */
export async function lockPack(trx: Queryable, challengeId: string): Promise<Pack> {
  await trx
    .insertInto('packs')
    .values({ challenge_id: challengeId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx.selectFrom('packs').select('version').where('challenge_id', '=', challengeId).forUpdate().execute();
  const pack = await findPack(trx, challengeId);
  if (!pack) throw new Error('the pack was just begun');
  return pack;
}

export type PackItem = {
  readonly id: string;
  /** Null: the self-assessment. */
  readonly documentId: string | null;
  readonly title: string | null;
  readonly mediaType: string | null;
  readonly visibleTo: Visibility;
  readonly note: string;
  readonly minutes: number;
};

/** What the team is asked to read, in order; a document that was removed is not among it. */
export async function listPackItems(db: Queryable, challengeId: string): Promise<PackItem[]> {
  const rows = await db
    .selectFrom('pack_items as item')
    .leftJoin('documents as document', 'document.id', 'item.document_id')
    .select(['item.id', 'item.document_id', 'item.note', 'item.reading_minutes'])
    .select(['document.title', 'document.media_type', 'document.visible_to'])
    .where('item.challenge_id', '=', challengeId)
    .where('document.removed_at', 'is', null)
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    title: row.title,
    mediaType: row.media_type,
    visibleTo: (row.visible_to ?? 'team') as Visibility,
    note: row.note,
    minutes: row.reading_minutes,
  }));
}

/** What the team was given to read, in order; nothing before the pack was shared, nor what only the manager may see. One statement. */
export async function sharedPackItems(
  db: Queryable,
  challengeId: string,
): Promise<Pick<PackItem, 'title' | 'note' | 'minutes'>[]> {
  return await db
    .selectFrom('pack_items as item')
    .innerJoin('packs as pack', 'pack.challenge_id', 'item.challenge_id')
    .leftJoin('documents as document', 'document.id', 'item.document_id')
    .select(['document.title', 'item.note', 'item.reading_minutes as minutes'])
    .where('item.challenge_id', '=', challengeId)
    .where('pack.shared_at', 'is not', null)
    .where('document.removed_at', 'is', null)
    .where((where) => where.or([where('document.id', 'is', null), where('document.visible_to', '<>', 'manager')]))
    .orderBy('item.position')
    .orderBy('item.id')
    .execute();
}

/** Who has ticked off which item. */
export async function listReads(
  db: Queryable,
  challengeId: string,
): Promise<{ readonly itemId: string; readonly personId: string }[]> {
  return await db
    .selectFrom('pack_reads as read')
    .innerJoin('pack_items as item', 'item.id', 'read.item_id')
    .select(['read.item_id as itemId', 'read.person_id as personId'])
    .where('item.challenge_id', '=', challengeId)
    .execute();
}

/** True where the document is an item of the pre-reading. */
export async function isInPack(db: Queryable, documentId: string): Promise<boolean> {
  const row = await db.selectFrom('pack_items').select('id').where('document_id', '=', documentId).executeTakeFirst();
  return row !== undefined;
}
