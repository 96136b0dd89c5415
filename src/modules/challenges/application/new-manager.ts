import { type Refusal, refusal } from '#kernel/result';
import { findOrMakePerson } from '#modules/people';
import type { Transacting } from '#platform/database/connect';

/** Who is to run the challenge: somebody we know, or somebody new with an address. */
export type NewManager = { readonly personId: string } | { readonly name: string; readonly email: string };

/** That person; made where nobody has the address. Refused where the person chosen is nobody. */
export async function findNewManager(
  trx: Transacting,
  manager: NewManager,
  now: Date,
): Promise<Refusal<'no-person'> | { id: string; name: string }> {
  if ('email' in manager) return await findOrMakePerson(trx, manager, now);
  const known = await trx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', '=', manager.personId)
    .executeTakeFirst();
  return known ?? refusal('no-person', 'We do not know that person. Give their name and email address.');
}
