import type { Transacting } from '#platform/database/connect';

/** Interviewees of these live sessions who have an address. */
export async function reachableInterviewees(trx: Transacting, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return [];
  return await trx
    .selectFrom('interviewees as who')
    .innerJoin('session_interviewees as mine', 'mine.interviewee_id', 'who.id')
    .select(['who.id', 'who.name', 'who.job_title as jobTitle', 'who.email', 'who.person_id as personId'])
    .distinct()
    .where('mine.session_id', 'in', [...sessionIds])
    .where('mine.is_live', '=', true)
    .where('who.email', 'is not', null)
    .orderBy('who.id')
    .execute();
}

/** Says who an interviewee is, from now on. */
export async function linkInterviewee(trx: Transacting, intervieweeId: string, personId: string): Promise<void> {
  await trx.updateTable('interviewees').set({ person_id: personId }).where('id', '=', intervieweeId).execute();
}

/** Forgets who an interviewee was taken to be. */
export async function unlinkInterviewee(trx: Transacting, intervieweeId: string): Promise<void> {
  await trx.updateTable('interviewees').set({ person_id: null }).where('id', '=', intervieweeId).execute();
}

/** True where somebody else who is to be heard in that challenge is the same person to this service: they share an address. */
export async function isSomebodyElseToo(
  trx: Transacting,
  challengeId: string,
  who: { intervieweeId: string; personId: string },
): Promise<boolean> {
  const other = await trx
    .selectFrom('interviewees')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('person_id', '=', who.personId)
    .where('id', '!=', who.intervieweeId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Ids of everybody to be heard in a challenge at that address, in whatever letters it was typed. */
export async function intervieweesAt(trx: Transacting, challengeId: string, email: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('interviewees')
    .select('id')
    .where('challenge_id', '=', challengeId)
    .where('email', '=', email)
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets what was answered from an address that is not theirs any more. */
export async function forgetAnswers(
  trx: Transacting,
  intervieweeId: string,
  sessionIds: readonly string[],
): Promise<void> {
  await trx
    .updateTable('session_interviewees')
    .set({ answer: null, answer_note: '', answered_at: null, answered_period: null })
    .where('interviewee_id', '=', intervieweeId)
    .where('session_id', 'in', [...sessionIds])
    .execute();
}
