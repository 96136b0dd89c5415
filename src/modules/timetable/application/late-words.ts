import { longDateTime } from '#kernel/dates';
import { listed } from '#kernel/words';
import { peopleWithRole } from '#modules/challenges';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import type { Session } from '../domain/session.ts';
import { standWords } from './move-on-board.ts';

/** Who moves what the team does not: `ring the host coordinator, Kirsty Patel`. */
export async function whomToRing(db: Queryable, head: ChallengeHead): Promise<string> {
  const names = (await peopleWithRole(db, head, 'host-coordinator')).map(({ name }) => name);
  return names.length === 0 ? 'ring the challenge manager' : `ring the host coordinator, ${listed(names)}`;
}

/** To whoever changed what stands otherwise than they saw: somebody else was faster, or they pressed twice. */
export function changedJustNow(session: Session): string {
  return `It was changed just now, and is ${standWords(session)}. If you pressed twice nothing is left to do; if not, look again, then decide`;
}

/** Why one of the team cannot say that this runs late, and who moves it: see `mayRunLate`. */
export async function notNextWords(db: Queryable, head: ChallengeHead, session: Session): Promise<string> {
  return `‘${session.title}’ is on ${longDateTime(session.startsAt)}, and the team says of what runs, or is next today, that it is late. To have it moved, ${await whomToRing(db, head)}.`;
}
