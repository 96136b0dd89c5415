import { createHash } from 'node:crypto';
import type { Id } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import type { SourceCategory } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import type { NoteKind } from '../domain/note.ts';
import type { ReadNote } from '../domain/read-markers.ts';
import { placeOfNote } from '../store/note-place.ts';
import { answerPrompt } from '../store/prompts.ts';

export type NotesToWrite = {
  readonly challengeId: string;
  /** Made where the notes were written: the same id sent again writes nothing again. Further notes of one text follow from it. */
  readonly id: Id;
  readonly notes: readonly (ReadNote & { readonly kind: NoteKind })[];
  readonly sessionId: string | null;
  readonly themeId: string | null;
  readonly sourceCategory: SourceCategory;
  /** The question of its session that it answers: that has been asked now. */
  readonly promptId?: string | null;
};

export type WriteRefusal = Refusal<'closed' | 'not-here' | 'other-words'>;

/**
 * Keeps what one text said as one or more notes of this author. Sent again word for word it changes nothing; sent again in other
 * words it is refused, so that neither version is lost. The session and the theme must be the challenge's own, and it must be open.
 */
export async function writeNotes(
  services: Pick<Services, 'db' | 'clock'>,
  wanted: NotesToWrite,
  authorId: string,
): Promise<WriteRefusal | { readonly written: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const place = await placeOfNote(trx, wanted);
    if (place.closed) return refusal('closed', CLOSED);
    if (!place.known)
      return refusal('not-here', 'That session or theme is not part of this challenge any more. Choose again.');
    const rows = rowsOf(wanted, authorId, services.clock());
    const inserted = await trx
      .insertInto('notes')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute();
    if (inserted.length < rows.length && !(await sameAsBefore(trx, rows, authorId))) {
      // Further lines that were new: all of the text is going to be saved under other ids.
      await takeBack(
        trx,
        inserted.map(({ id }) => id),
      );
      return refusal(
        'other-words',
        'You have saved this note once already, in other words. Save again to keep this text as a second note.',
      );
    }
    const answer = { noteId: wanted.id, by: authorId, at: services.clock() };
    if (wanted.promptId) await answerPrompt(trx, wanted.challengeId, wanted.promptId, answer);
    return { written: rows.length };
  });
}

export const CLOSED = 'This challenge has closed, so its notes can no longer be written or changed.';

function rowsOf(wanted: NotesToWrite, authorId: string, now: Date) {
  return wanted.notes.map((note, index) => ({
    id: index === 0 ? wanted.id : followingId(wanted.id, index),
    challenge_id: wanted.challengeId,
    session_id: wanted.sessionId,
    theme_id: wanted.themeId,
    author_id: authorId,
    kind: note.kind,
    source_category: wanted.sourceCategory,
    text: note.text,
    written_at: now,
    nth_in_press: index,
    changed_at: now,
  }));
}

/** The id of the nth further note of one text: the same text sent twice makes the same ids. */
function followingId(id: Id, index: number): Id {
  const hex = createHash('sha256').update(`${id}/${index}`).digest('hex');
  return `${id.slice(0, 14)}8${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

async function takeBack(trx: Transacting, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('notes').where('id', 'in', ids).execute();
}

async function sameAsBefore(
  trx: Transacting,
  rows: readonly { id: string; text: string }[],
  authorId: string,
): Promise<boolean> {
  const kept = await trx
    .selectFrom('notes')
    .select(['id', 'text'])
    .where('author_id', '=', authorId)
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  return rows.every((row) => kept.some((note) => note.id === row.id && note.text === row.text));
}
