import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ChallengeHead, Services } from '#platform/http/context';
import { keepAttendance } from '../store/attendance.ts';
import { lockSession } from '../store/locks.ts';
import { findSession } from '../store/sessions.ts';

export type AttendanceForm = {
  readonly id: string;
  readonly version: number;
  /** The interviewees who came; the others of the session did not. */
  readonly cameIds: readonly string[];
  readonly othersAttended: number;
};

/** Keeps who came to a session: the report's figures are added up from this. May be corrected at any time. */
export async function recordAttendance(
  services: Services,
  head: ChallengeHead,
  form: AttendanceForm,
  by: string,
): Promise<Refusal<'gone' | 'stale' | 'cancelled'> | { people: number }> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    await lockSession(trx, head.id, form.id);
    const session = await findSession(trx, head.id, form.id);
    if (!session) return refusal('gone', 'This session is no longer there.');
    if (!session.isLive) return refusal('cancelled', 'This session is cancelled: nobody can have come to it.');
    if (session.version !== form.version)
      return refusal('stale', 'Somebody else saved this session just now. Look at what they put, then save again.');
    const came = session.interviewees.filter((who) => form.cameIds.includes(who.id)).map((who) => who.id);
    await keepAttendance(trx, session.id, came, form.othersAttended, session.version + 1);
    const people = came.length + form.othersAttended;
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject: { kind: 'session', id: session.id },
      action: 'Took attendance',
      detail: { people },
      at,
    });
    return { people };
  });
}
