import { type Refusal, refusal } from '#kernel/result';
import { sniffMediaType } from '#platform/files/sniff';
import type { Services, Upload } from '#platform/http/context';
import { wholePicture } from '../domain/picture.ts';
import { holdChallenge } from '../store/hold-challenge.ts';

/** A photograph as a device sends it is scaled down; this leaves room for one that is not. */
export const PHOTOGRAPH_BYTES = 12 * 1024 * 1024;
/** A small file can claim to be a picture that takes all of a colleague's memory to open. */
const MOST_POINTS = 40_000_000;

export type PhotographRefusal = Refusal<'missing' | 'not-yours' | 'not-a-picture' | 'too-large'>;

/**
 * Keeps a photograph with a note of one's own. Its bytes say what it is, not its name: only JPEG and PNG, whole, with nothing behind
 * their end, of at most 40 million points. The same one sent again is kept once.
 */
export async function takeInPhotograph(
  services: Pick<Services, 'db' | 'clock' | 'files'>,
  wanted: {
    readonly challengeId: string;
    readonly id: string;
    readonly noteId: string;
    readonly upload: Upload | undefined;
  },
  personId: string,
): Promise<PhotographRefusal | { readonly kept: true }> {
  const stored = wanted.upload?.stored;
  if (stored === 'too-large') return refusal('too-large', 'The photograph is larger than 12 MB.');
  if (!stored || stored === 'empty') return refusal('not-a-picture', NO_PICTURE);
  const mediaType = await sniffMediaType(services.files, stored);
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return refusal('not-a-picture', NO_PICTURE);
  const size = wholePicture(await services.files.part(stored.sha256, 0, stored.bytes));
  if (!size) return refusal('not-a-picture', NOT_WHOLE);
  if (size.width * size.height > MOST_POINTS) return refusal('too-large', TOO_MANY_POINTS);
  return await services.db.transaction().execute(async (trx) => {
    // Not while the notes are being destroyed: one that came between would stay.
    await holdChallenge(trx, wanted.challengeId);
    const note = await trx
      .selectFrom('notes')
      .select('author_id')
      .where('id', '=', wanted.noteId)
      .where('challenge_id', '=', wanted.challengeId)
      .where('destroyed_at', 'is', null)
      .forShare()
      .executeTakeFirst();
    if (!note) return refusal('missing', 'The note that the photograph belongs to is not there any more.');
    if (note.author_id !== personId)
      return refusal('not-yours', 'Only the person who wrote a note can add a photograph.');
    const now = services.clock();
    await trx
      .insertInto('stored_files')
      .values({ sha256: stored.sha256, bytes: stored.bytes, media_type: mediaType, stored_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const file = { sha256: stored.sha256, bytes: stored.bytes, media_type: mediaType, taken_in_at: now };
    await trx
      .insertInto('note_photographs')
      .values({ id: wanted.id, note_id: wanted.noteId, ...file })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return { kept: true };
  });
}

const NOT_WHOLE = 'That photograph is not whole, or there is something else in the same file. Take it again.';
const TOO_MANY_POINTS = 'That photograph has too many points to open on a phone. Take it again, smaller.';
const NO_PICTURE = 'That is not a photograph that we can show: choose a JPEG or PNG picture.';
