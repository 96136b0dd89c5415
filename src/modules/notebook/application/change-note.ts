import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import type { SourceCategory } from '#modules/programmes';
import type { Services } from '#platform/http/context';
import type { NoteKind } from '../domain/note.ts';
import { placeOfNote } from '../store/note-place.ts';
import { CLOSED } from './write-notes.ts';

export type NoteChange = {
  readonly challengeId: string;
  readonly noteId: string;
  /** The version that was changed. */
  readonly version: number;
  readonly text: string;
  readonly kind: NoteKind;
  readonly sessionId: string | null;
  readonly themeId: string | null;
  readonly sourceCategory: SourceCategory;
};

export type ChangeRefusal = Refusal<'missing' | 'not-yours' | 'closed' | 'not-here' | 'stale'>;

/** Changes a note in the words of its author, and nobody else's. A version that has moved on in the meantime is not overwritten. */
export async function changeNote(
  services: Pick<Services, 'db' | 'clock'>,
  change: NoteChange,
  authorId: string,
): Promise<ChangeRefusal | { readonly changed: true }> {
  return await services.db.transaction().execute(async (trx) => {
    const place = await placeOfNote(trx, change);
    const note = await trx
      .selectFrom('notes')
      .select(['author_id', 'version'])
      .where('id', '=', change.noteId)
      .where('challenge_id', '=', change.challengeId)
      .where('destroyed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!note) return refusal('missing', 'This note is not there any more.');
    if (note.author_id !== authorId) return refusal('not-yours', NOT_YOURS);
    if (place.closed) return refusal('closed', CLOSED);
    if (!place.known)
      return refusal('not-here', 'That session or theme is not part of this challenge any more. Choose again.');
    if (note.version !== change.version)
      return refusal('stale', 'You changed this note somewhere else in the meantime. Both texts are shown below.');
    await trx
      .updateTable('notes')
      .set({
        text: change.text,
        kind: change.kind,
        session_id: change.sessionId,
        theme_id: change.themeId,
        source_category: change.sourceCategory,
        changed_at: services.clock(),
        version: note.version + 1,
        revision_id: newId(services.clock().getTime()),
      })
      .where('id', '=', change.noteId)
      .execute();
    return { changed: true };
  });
}

export const NOT_YOURS = 'Only the person who wrote a note can change or delete it.';
