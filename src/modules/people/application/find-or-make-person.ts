import { newId } from '#kernel/ids';
import type { Transacting } from '#platform/database/connect';

/** Somebody as another module knows them: by an address that nobody else has. */
export type PersonToFind = {
  readonly name: string;
  readonly email: string;
  readonly jobTitle?: string;
  readonly authorityId?: string | null;
};

/**
 * The person with that address, made where there is none; `made` says which. Somebody who is known already keeps their own name,
 * post and authority. Addresses that differ only in capitals are one.
 */
export async function findOrMakePerson(
  trx: Transacting,
  { name, email, jobTitle = '', authorityId = null }: PersonToFind,
  at: Date,
): Promise<{ id: string; name: string; made: boolean }> {
  const made = await trx
    .insertInto('people')
    .values({ id: newId(at.getTime()), name, email, job_title: jobTitle, authority_id: authorityId, created_at: at })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  const person = await trx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { ...person, made: made.numInsertedOrUpdatedRows === 1n };
}
