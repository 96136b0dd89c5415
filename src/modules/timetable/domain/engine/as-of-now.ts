import { type Refusal, refusal } from '#kernel/result';
import { fixedProblem } from './check-structure.ts';
import type { Instance, Session } from './instance.ts';
import { type ClockMinute, clockMinute, knownMinute } from './local-time.ts';

/** An instance in which what has begun is pinned where it is. `from`: nothing else may start then or before. */
export type AsOfNow = { readonly instance: Instance; readonly from: ClockMinute | null };

/**
 * The instance as it stands at `now`: sessions whose current start has come stay as they are, and no other may start before the
 * next minute. Without `now` everything is still open. Refused where what has begun breaks the rules, since no timetable could
 * then keep both.
 */
export function asOfNow(
  instance: Instance,
  now: string | null,
): AsOfNow | Refusal<'not-a-time' | 'begun-breaks-rules'> {
  if (now === null) return { instance, from: null };
  const from = clockMinute(now);
  if (from === null)
    return refusal('not-a-time', `--now: expected a local time such as 2027-05-12T10:00, found ${now}`);
  const begun = (session: Session) => session.current !== null && knownMinute(session.current.start) <= from;
  const sessions = instance.sessions.map((session) =>
    !session.pinned && begun(session) ? { ...session, pinned: session.current } : session,
  );
  const problem = fixedProblem(
    instance,
    'current',
    (session) => session.pinned ?? (begun(session) ? session.current : null),
  );
  return problem === null ? { instance: { ...instance, sessions }, from } : refusal('begun-breaks-rules', problem);
}
