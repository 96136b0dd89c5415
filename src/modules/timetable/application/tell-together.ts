import type { Transacting } from '#platform/database/connect';
import { changesSince, newsIn, retold } from '../domain/frozen.ts';
import { keepRelease, toldBefore } from '../store/releases.ts';
import { sessionsByIds } from '../store/sessions.ts';
import { inviteInterviewees } from './invite-interviewees.ts';
import type { About } from './messages.ts';
import { tellChanges } from './tell-changes.ts';
import { sessionTold, tellOfChange } from './tell-people.ts';
import { namesToRing, whoRings } from './who-rings.ts';
import { NOBODY, type Told } from './whom-to-ring.ts';

/**
 * After a session of a released timetable changed, or several together by one press: what was told is frozen with them as they are now,
 * and each person concerned gets one message, whatever number of them they are in; of what is over nobody is told. Whom no mail reaches is
 * named. The caller asked `toldBefore` before the change.
 */
export async function tellTogether(trx: Transacting, about: About, ids: readonly string[], by: string): Promise<Told> {
  const { head, at } = about;
  const told = await toldBefore(trx, head.id, at);
  const now = await sessionsByIds(trx, ids);
  const [only] = now;
  const before = only ? await sessionTold(trx, told, only) : null;
  await keepRelease(trx, { challengeId: head.id, at, by, snapshot: retold(told, now) });
  const all = changesSince(told, now);
  const changes = newsIn(all, at);
  if (changes.length === 0) return { ...NOBODY, isOver: all.length > 0 };
  const rings = await whoRings(trx, head, changes, by);
  const names = await namesToRing(trx, rings);
  if (only && now.length === 1) {
    const otherHeard = changes.some((one) => one.joinedIntervieweeIds.length + one.leftIntervieweeIds.length > 0);
    return { told: await tellOfChange(trx, about, { before, after: only, by, otherHeard, rings }), ...names };
  }
  const news = changes.map(({ session }) => session.id);
  await inviteInterviewees(trx, head, news, by, at);
  return { told: await tellChanges(trx, about, changes, rings, by), ...names };
}
