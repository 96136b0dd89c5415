import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { inTransaction } from '#platform/database/once-more';
import type { ChallengeHead, Services } from '#platform/http/context';
import { type ArrangedStep, keptSince, stepToTakeBack, type Trail } from '../domain/arrangements.ts';
import { arrangedNow, lockArrangements, removeStep, stepsOfTrail } from '../store/arrangements.ts';
import { lockTimetable } from '../store/locks.ts';
import { countOf, MOST } from './full-lists.ts';
import { putBack, whyNot } from './put-back.ts';

const OTHER =
  'Something else was changed or taken back just now, so nothing was changed. Look at what would be taken back now.';

const IN_USE = 'Some of it is in use by now, so nothing was changed. Look at where it is used, then take it back.';

/**
 * Takes back the newest step of a trail, if it is the one that was seen: all that was changed in that press stands as it did before, or
 * nothing is changed and the reason said. Nobody is told. A second press finds that it is done already.
 */
export async function undoArrangement(
  services: Services,
  head: ChallengeHead,
  trail: Trail,
  stepId: string,
  by: string,
): Promise<Refusal<'nothing' | 'other' | 'taken'> | ArrangedStep> {
  try {
    return await inTransaction(services.db, async (trx) => {
      const at = services.clock();
      await lockArrangements(trx, head.id);
      // What goes again lets go of the sessions that lost their place: nobody gives them one meanwhile.
      await lockTimetable(trx, head.id);
      const now = await arrangedNow(trx, head.id, trail);
      const step = stepToTakeBack(await stepsOfTrail(trx, head.id, trail, keptSince(at)), now);
      if (!step) return refusal('nothing', 'There is nothing to take back any more.');
      if (step.id !== stepId) return refusal('other', OTHER);
      const why = await whyNot(trx, head, step.changes);
      if (why) return refusal('taken', `${why} Nothing was changed.`);
      const before = await countOf(trx, head.id, trail);
      if (!(await putBack(trx, head, step.changes, now, at))) throw new NotPutBack(IN_USE);
      const after = await countOf(trx, head.id, trail);
      if (after > MOST[trail] && after > before) throw new NotPutBack(NO_ROOM_FOR_IT[trail]);
      await removeStep(trx, step.id);
      await recordAudit(trx, {
        actorId: by,
        challengeId: head.id,
        subject: { kind: 'challenge', id: head.id },
        action: TOOK_BACK[trail],
        detail: { changes: step.changes.length },
        at,
      });
      return step;
    });
  } catch (error) {
    if (error instanceof NotPutBack) return refusal('taken', error.message);
    throw error;
  }
}

/** Some of a step cannot be put back after all, and why: thrown, so that none of it is. */
class NotPutBack extends Error {}

/** What stands in the way of putting back what was taken off a list that is full by now. */
const NO_ROOM_FOR_IT: Record<Trail, string> = {
  places: `There are ${MOST.places} rooms by now, which is as many as there can be. Take off one that is not used, then take it back. Nothing was changed.`,
  people: `There are ${MOST.people} people on the list by now, which is as many as it can hold. Take off somebody who is not to be heard, then take it back. Nothing was changed.`,
  wanted: `There are ${MOST.wanted} sessions on the list by now, which is as many as it can hold, so nothing was changed.`,
};

const TOOK_BACK: Record<Trail, string> = {
  places: 'Took back a change to the rooms, hours or journeys',
  people: 'Took back a change to the people to be heard',
  wanted: 'Took back a change to what to hear',
};
