import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import { inTransaction } from '#platform/database/once-more';
import type { ChallengeHead, Services } from '#platform/http/context';
import { changesBetween, keptSince, type Trail } from '../domain/arrangements.ts';
import { arrangedNow, insertStep, lockArrangements } from '../store/arrangements.ts';

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
