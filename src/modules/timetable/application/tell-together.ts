import type { Transacting } from '#platform/database/connect';
import { changesSince, retold } from '../domain/frozen.ts';
import { keepRelease, toldBefore } from '../store/releases.ts';
import { sessionsByIds } from '../store/sessions.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import type { About } from './messages.ts';
import { tellChanges } from './release-again.ts';
import { sessionTold, tellOfChange } from './tell-people.ts';

/**
 * After sessions of a released timetable changed together, by one press: what was told is frozen with them as they are now, and each
 * person concerned gets one message, whatever number of them they are in. Answers how many people a message goes to.
 */
export async function tellTogether(
  trx: Transacting,
  about: About,
  ids: readonly string[],
  by: string,
): Promise<number> {
  const { head, at } = about;
  const told = await toldBefore(trx, head.id, at);
  const now = await sessionsByIds(trx, ids);
  const [only] = now;
  const before = only ? await sessionTold(trx, told, only) : null;
  await keepRelease(trx, { challengeId: head.id, at, by, snapshot: retold(told, now) });
  if (only && now.length === 1) return await tellOfChange(trx, about, { before, after: only, by });
  await inviteInterviewees(trx, head, ids, by, at);
  return await tellChanges(trx, about, changesSince(told, now), by);
}
