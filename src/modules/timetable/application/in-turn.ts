import { type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import { inTransaction, lostToAnother } from '#platform/database/once-more';
import type { Services } from '#platform/http/context';
import { lockTimetable } from '../store/write-session.ts';

const SOMEBODY_SAVED =
  'Somebody else saved something just now, so nothing was changed here. Look again, then try once more.';

/**
 * Every change to a timetable, and to what was told of it, one after the other: the timetable is locked before anything of it is read, so
 * that no two ever wait for each other. A peer in two challenges at once can still make their timetables wait for each other; whoever
 * loses begins again, and where that was in vain too, is told so.
 */
export async function inTurn<T>(
  services: Pick<Services, 'db'>,
  challengeId: string,
  change: (trx: Transacting) => Promise<T>,
): Promise<T | Refusal<'busy'>> {
  try {
    return await inTransaction(services.db, async (trx) => {
      await lockTimetable(trx, challengeId);
      return await change(trx);
    });
  } catch (error) {
    if (lostToAnother(error)) return refusal('busy', SOMEBODY_SAVED);
    throw error;
  }
}
