import { type Refusal, refusal } from '#kernel/result';
import type { Services, Upload } from '#platform/http/context';
import { holdChallenge } from '../store/hold-challenge.ts';
import { keepSmall, ownPhotograph } from '../store/photographs.ts';
import { pictureSizeIn, readSmall } from './take-in-photograph.ts';

export type SmallToTakeIn = {
  readonly challengeId: string;
  readonly photographId: string;
  readonly small: Upload | undefined;
};

/**
 * Keeps the small version of a photograph that came without: from a phone that could make none, out of a file of unsent notes, or before
 * there were any. It comes from the photograph's own author, and is looked at as one that comes along. The photograph's size, where it was
 * not known, is from then on. One that has a small version already keeps it.
 */
export async function takeInSmall(
  services: Pick<Services, 'db' | 'clock' | 'files'>,
  { challengeId, photographId, small }: SmallToTakeIn,
  personId: string,
): Promise<Refusal<'missing' | 'not-a-picture'> | { readonly kept: true }> {
  const there = await ownPhotograph(services.db, { challengeId, personId, id: photographId });
  if (!there) return refusal('missing', 'That photograph is not there, or somebody else took it.');
  if (there.smallSha256 !== null) return { kept: true };
  const size = await pictureSizeIn(services.files, there);
  const stored = size && (await readSmall(services.files, small?.stored, size));
  if (!stored) return refusal('not-a-picture', 'That is not a small version of that photograph.');
  return await services.db.transaction().execute(async (trx) => {
    // Not while the notes are being destroyed: one that came between would stay.
    await holdChallenge(trx, challengeId);
    await keepSmall(trx, photographId, { size, small: stored }, services.clock());
    return { kept: true };
  });
}
