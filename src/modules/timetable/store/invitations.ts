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
