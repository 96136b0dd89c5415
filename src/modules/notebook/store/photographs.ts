import type { Queryable } from '#platform/database/connect';
import type { StoredFile } from '#platform/files/file-store';
import type { PictureSize } from '../domain/picture.ts';

export type StoredPhotograph = {
  readonly sha256: string;
  readonly mediaType: string;
  /** Its small version, a JPEG; null where there is none. */
  readonly smallSha256: string | null;
};

/** A photograph of that challenge, or null. One statement. */
export async function photographOf(db: Queryable, challengeId: string, id: string): Promise<StoredPhotograph | null> {
  const row = await db
    .selectFrom('note_photographs as photograph')
    .innerJoin('notes as note', 'note.id', 'photograph.note_id')
    .select(['photograph.sha256', 'photograph.media_type as mediaType'])
    .select('photograph.small_sha256 as smallSha256')
    .where('photograph.id', '=', id)
    .where('note.challenge_id', '=', challengeId)
    .executeTakeFirst();
  return row ?? null;
}

/** A picture whose bytes were looked at. */
export type PhotographFile = {
  readonly stored: StoredFile;
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly size: PictureSize;
};

/** Keeps it with that note, and its small version with it. Nothing is done where one of that id is there: it was sent again. */
export async function keepPhotograph(
  trx: Queryable,
  { id, noteId }: { readonly id: string; readonly noteId: string },
  { whole, small }: { readonly whole: PhotographFile; readonly small: StoredFile | null },
  now: Date,
): Promise<void> {
  const there = await trx.selectFrom('note_photographs').select('id').where('id', '=', id).executeTakeFirst();
  if (there) return;
  const { sha256, bytes } = whole.stored;
  const files = [
    { sha256, bytes, media_type: whole.mediaType, stored_at: now },
    ...(small ? [{ ...small, media_type: 'image/jpeg', stored_at: now }] : []),
  ];
  await trx
    .insertInto('stored_files')
    .values(files)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const about = { sha256, bytes, media_type: whole.mediaType, ...whole.size, small_sha256: small?.sha256 ?? null };
  await trx
    .insertInto('note_photographs')
    .values({ id, note_id: noteId, ...about, taken_in_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type OwnPhotograph = StoredFile & {
  readonly width: number | null;
  readonly height: number | null;
  readonly smallSha256: string | null;
};

/** A photograph with a note of that person's own, or null. One statement. */
export async function ownPhotograph(
  db: Queryable,
  { challengeId, personId, id }: { readonly challengeId: string; readonly personId: string; readonly id: string },
): Promise<OwnPhotograph | null> {
  const row = await db
    .selectFrom('note_photographs as photograph')
    .innerJoin('notes as note', 'note.id', 'photograph.note_id')
    .select(['photograph.sha256', 'photograph.bytes', 'photograph.width', 'photograph.height'])
    .select('photograph.small_sha256 as smallSha256')
    .where('photograph.id', '=', id)
    .where('note.challenge_id', '=', challengeId)
    .where('note.author_id', '=', personId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps the small version of one that has none, and its size. Nothing is done where it has one, or is gone. Two statements. */
export async function keepSmall(
  trx: Queryable,
  id: string,
  { size, small }: { readonly size: PictureSize; readonly small: StoredFile },
  now: Date,
): Promise<void> {
  const isWithout = (db: Queryable) =>
    db.selectFrom('note_photographs').select('id').where('id', '=', id).where('small_sha256', 'is', null);
  if (!(await isWithout(trx).forUpdate().executeTakeFirst())) return;
  await trx
    .insertInto('stored_files')
    .values({ ...small, media_type: 'image/jpeg', stored_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .updateTable('note_photographs')
    .set({ ...size, small_sha256: small.sha256 })
    .where('id', '=', id)
    .execute();
}
