import { findOrMakePerson, grantRole } from '#modules/people';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { linkInterviewee, reachableInterviewees } from '../store/invitations.ts';

/**
 * Lets those interviewees of these live sessions who have an address sign in and see their own sessions: a person, and the role on
 * this challenge. Who has it already keeps it. Only ever done once a timetable is released: before, nobody is asked to come.
 */
export async function inviteInterviewees(
  trx: Transacting,
  head: ChallengeHead,
  sessionIds: readonly string[],
  by: string | null,
  at: Date,
): Promise<void> {
  for (const who of await reachableInterviewees(trx, sessionIds)) await letIn(trx, head, who, by, at);
}

/** Lets one interviewee who has an address sign in and see their own sessions. */
export async function letIn(
  trx: Transacting,
  head: ChallengeHead,
  who: { id: string; name: string; jobTitle: string; email: string | null; personId: string | null },
  by: string | null,
  at: Date,
): Promise<void> {
  if (who.personId !== null || who.email === null) return;
  const { name, jobTitle, email } = who;
  const { id: personId } = await findOrMakePerson(trx, { name, jobTitle, email }, at);
  await linkInterviewee(trx, who.id, personId);
  await grantRole(trx, { personId, role: 'interviewee', scopeId: head.id, by, at });
}
