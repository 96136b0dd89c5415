import { isRefusal, type Refusal, refusal } from '#kernel/result';
import type { Transacting } from '#platform/database/connect';
import { inTransaction, lostToAnother } from '#platform/database/once-more';
import type { Services } from '#platform/http/context';
import { countLive, lockTimetable } from '../store/locks.ts';

const SOMEBODY_SAVED =
  'Somebody else saved something just now, so nothing was changed here. Look again, then try once more.';

/** So many sessions of one challenge can take place: several times the longest timetable that we know. */
export const MOST_SESSIONS = 400;

const FULL = `This timetable has ${MOST_SESSIONS} sessions, which is as many as it can hold, so nothing was changed. Change one of them instead, or cancel those that are not held.`;

/** Why a change was not made that was none the matter with: somebody else was faster, or there is no room for more. */
export type OutOfTurn = 'busy' | 'full';

/** Ends a transaction that would leave more than a timetable can hold. Never leaves `inTurn`. */
class TooMany extends Error {}

/**
 * Every change to a timetable, and to what was told of it, one after the other: the timetable is locked before anything of it is read, so
 * that no two ever wait for each other. A peer in two challenges at once can still make their timetables wait for each other; whoever
 * loses begins again, and where that was in vain too, is told so. What would add to more than a timetable can hold is refused: nothing that
 * is read of it is ever cut off.
 */
export async function inTurn<T>(
  services: Pick<Services, 'db'>,
  challengeId: string,
  change: (trx: Transacting) => Promise<T>,
): Promise<T | Refusal<OutOfTurn>> {
  try {
    return await inTransaction(services.db, async (trx) => {
      const before = await lockTimetable(trx, challengeId);
      const done = await change(trx);
      const many = isRefusal(done) ? 0 : await countLive(trx, challengeId);
      if (many > MOST_SESSIONS && many > before) throw new TooMany();
      return done;
    });
  } catch (error) {
    if (error instanceof TooMany) return refusal('full', FULL);
    if (lostToAnother(error)) return refusal('busy', SOMEBODY_SAVED);
    throw error;
  }
}
