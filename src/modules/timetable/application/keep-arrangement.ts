import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import { inTransaction } from '#platform/database/once-more';
import type { ChallengeHead, Services } from '#platform/http/context';
import { changesBetween, keptSince, type Trail } from '../domain/arrangements.ts';
import { arrangedNow, insertStep, lockArrangements } from '../store/arrangements.ts';
import { countOf, FULL, MOST } from './full-lists.ts';

/** Ends a transaction that would leave more in a list than it can hold. Never leaves `adding`. */
class TooMany extends Error {}

/** The same as `arranging` for what adds to a list: refused in words where it would hold more than it can, and nothing is added. */
export async function adding<T>(
  services: Services,
  head: ChallengeHead,
  about: { trail: Trail; by: string },
  work: (trx: Transacting, at: Date) => Promise<T>,
): Promise<T | Refusal<'full'>> {
  try {
    return await arranging(services, head, about, async (trx, at) => {
      const before = await countOf(trx, head.id, about.trail);
      const done = await work(trx, at);
      const now = await countOf(trx, head.id, about.trail);
      if (now > MOST[about.trail] && now > before) throw new TooMany();
      return done;
    });
  } catch (error) {
    if (error instanceof TooMany) return refusal('full', FULL[about.trail]);
    throw error;
  }
}

/**
 * Changes what the timetable is made from, in one transaction with the step by which undo takes it back. `work` does it; where
 * it refuses nothing is kept, and no step either where people were told of the change: another change puts that right, and they hear
 * of it.
 */
export async function arranging<T>(
  services: Services,
  head: ChallengeHead,
  { trail, by }: { trail: Trail; by: string },
  work: (trx: Transacting, at: Date) => Promise<T>,
  isTold: (done: T) => boolean = () => false,
): Promise<T> {
  return await inTransaction(services.db, async (trx) => {
    const at = services.clock();
    await lockArrangements(trx, head.id);
    const before = await arrangedNow(trx, head.id, trail);
    const done = await work(trx, at);
    if (isRefusal(done) || isTold(done)) return done;
    const changes = changesBetween(before, await arrangedNow(trx, head.id, trail));
    const step = { id: newId(at.getTime()), challengeId: head.id, trail, at, by, changes };
    if (changes.length > 0) await insertStep(trx, step, keptSince(at));
    return done;
  });
}
