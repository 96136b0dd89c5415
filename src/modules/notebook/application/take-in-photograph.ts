import { type Refusal, refusal } from '#kernel/result';
import type { Queryable } from '#platform/database/connect';
import type { FileStore, StoredFile } from '#platform/files/file-store';
import { sniffMediaType } from '#platform/files/sniff';
import type { Services, Upload } from '#platform/http/context';
import { isSmallOf, type PictureSize, SMALL_BYTES, wholePicture } from '../domain/picture.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { leaverOf } from '../store/leavers.ts';
import { keepPhotograph, type OwnPhotograph, type PhotographFile } from '../store/photographs.ts';
import { refusedToLeaver } from './leaving.ts';

/** A photograph as a device sends it is scaled down; this leaves room for one that is not. */
export const PHOTOGRAPH_BYTES = 12 * 1024 * 1024;
/** A small file can claim to be a picture that takes all of a colleague's memory to open. */
const MOST_POINTS = 40_000_000;

export type PhotographRefusal = Refusal<'missing' | 'not-yours' | 'not-a-picture' | 'too-large' | 'too-late'>;

export type PhotographToTakeIn = {
  readonly challengeId: string;
  readonly id: string;
  readonly noteId: string;
  readonly upload: Upload | undefined;
  /** Its small version, where the device made one. */
  readonly small?: Upload | undefined;
};

/**
 * Keeps a photograph with a note of one's own. Its bytes say what it is, not its name: only JPEG and PNG, whole, with nothing behind
 * their end, of at most 40 million points. Its small version goes along where it is one; else the photograph is kept without. The same
 * one sent again is kept once. Whoever has left the team can hand one in while the time for it goes on.
 */
export async function takeInPhotograph(
  services: Pick<Services, 'db' | 'clock' | 'files'>,
  wanted: PhotographToTakeIn,
  personId: string,
): Promise<PhotographRefusal | { readonly kept: true }> {
  const whole = await readWhole(services.files, wanted.upload?.stored);
  if ('refused' in whole) return whole;
  const small = await readSmall(services.files, wanted.small?.stored, whole.size);
  return await services.db.transaction().execute(async (trx) => {
    // Not while the notes are being destroyed: one that came between would stay.
    await holdChallenge(trx, wanted.challengeId);
    const now = services.clock();
    const refused = (await refusedBy(trx, wanted, personId)) ?? (await refusedNow(trx, wanted, personId, now));
    if (refused) return refused;
    await keepPhotograph(trx, wanted, { whole, small }, now);
    return { kept: true };
  });
}

async function refusedBy(
  trx: Queryable,
  { noteId, challengeId }: PhotographToTakeIn,
  personId: string,
): Promise<PhotographRefusal | null> {
  const note = await trx
    .selectFrom('notes')
    .select('author_id')
    .where('id', '=', noteId)
    .where('challenge_id', '=', challengeId)
    .where('destroyed_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  if (!note) return refusal('missing', 'The note that the photograph belongs to is not there any more.');
  if (note.author_id === personId) return null;
  return refusal('not-yours', 'Only the person who wrote a note can add a photograph.');
}

async function refusedNow(trx: Queryable, { challengeId }: PhotographToTakeIn, personId: string, now: Date) {
  const leaver = await leaverOf(trx, challengeId, personId);
  return leaver && (await refusedToLeaver(trx, { challengeId, personId, leftAt: leaver.leftAt }, now));
}

async function readWhole(
  files: FileStore,
  stored: Upload['stored'] | undefined,
): Promise<PhotographRefusal | PhotographFile> {
  if (stored === 'too-large') return refusal('too-large', 'The photograph is larger than 12 MB.');
  if (!stored || stored === 'empty') return refusal('not-a-picture', NO_PICTURE);
  const mediaType = await sniffMediaType(files, stored);
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png') return refusal('not-a-picture', NO_PICTURE);
  const size = await sizeOf(files, stored);
  if (!size) return refusal('not-a-picture', NOT_WHOLE);
  if (size.width * size.height > MOST_POINTS) return refusal('too-large', TOO_MANY_POINTS);
  return { stored, mediaType, size };
}

/** Null where there is none, or what came is not a small JPEG of that shape: nobody is told, for the photograph itself is there. */
export async function readSmall(
  files: FileStore,
  stored: Upload['stored'] | undefined,
  whole: PictureSize,
): Promise<StoredFile | null> {
  if (!stored || typeof stored === 'string' || stored.bytes > SMALL_BYTES) return null;
  if ((await sniffMediaType(files, stored)) !== 'image/jpeg') return null;
  const size = await sizeOf(files, stored);
  return size && isSmallOf(size, whole) ? stored : null;
}

/** How large a photograph is that is there already: of one of before, its bytes tell. */
export async function pictureSizeIn(files: FileStore, there: OwnPhotograph): Promise<PictureSize | null> {
  const { width, height, ...stored } = there;
  return width !== null && height !== null ? { width, height } : await sizeOf(files, stored);
}

async function sizeOf(files: FileStore, { sha256, bytes }: StoredFile): Promise<PictureSize | null> {
  return wholePicture(await files.part(sha256, 0, bytes));
}

const NOT_WHOLE = 'That photograph is not whole, or there is something else in the same file. Take it again.';
const TOO_MANY_POINTS = 'That photograph has too many points to open on a phone. Take it again, smaller.';
const NO_PICTURE = 'That is not a photograph that we can show: choose a JPEG or PNG picture.';
