import { newId } from '#kernel/ids';
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

/** The person with that address; made where there is none. Somebody who is known already keeps their own name. */
export async function personWithEmail(
  trx: Transacting,
  person: { name: string; jobTitle: string; email: string; authorityId: string | null; at: Date },
): Promise<string> {
  await trx
    .insertInto('people')
    .values({
      id: newId(person.at.getTime()),
      name: person.name,
      email: person.email,
      job_title: person.jobTitle,
      authority_id: person.authorityId,
      created_at: person.at,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute();
  const row = await trx.selectFrom('people').select('id').where('email', '=', person.email).executeTakeFirstOrThrow();
  return row.id;
}

/** Says who an interviewee is, from now on. */
export async function linkInterviewee(trx: Transacting, intervieweeId: string, personId: string): Promise<void> {
  await trx.updateTable('interviewees').set({ person_id: personId }).where('id', '=', intervieweeId).execute();
}

/** Forgets who an interviewee was taken to be. */
export async function unlinkInterviewee(trx: Transacting, intervieweeId: string): Promise<void> {
  await trx.updateTable('interviewees').set({ person_id: null }).where('id', '=', intervieweeId).execute();
}
