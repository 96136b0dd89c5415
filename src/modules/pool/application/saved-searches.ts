import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';

export type SavedSearch = { readonly id: string; readonly name: string; readonly query: string };

/** Most searches one person keeps: more is a list one has to search. */
const MOST_SEARCHES = 20;

/** The searches somebody keeps, by name. They are theirs alone. */
export async function savedSearches(db: Queryable, personId: string): Promise<SavedSearch[]> {
  return await db
    .selectFrom('saved_pool_searches')
    .select(['id', 'name', 'query'])
    .where('person_id', '=', personId)
    .orderBy('name')
    .execute();
}

/** Keeps a search under a name; a name used before now stands for this search. The same form twice keeps one. */
export async function saveSearch(services: Services, search: SavedSearch, personId: string): Promise<Refusal | null> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const kept = await savedSearches(trx, personId);
    const same = kept.find(({ id, name }) => id === search.id || name.toLowerCase() === search.name.toLowerCase());
    if (same) {
      await trx
        .updateTable('saved_pool_searches')
        .set({ name: search.name, query: search.query })
        .where('id', '=', same.id)
        .execute();
    } else if (kept.length >= MOST_SEARCHES) {
      return refusal('full', `You keep ${MOST_SEARCHES} searches already. Take one away first`);
    } else {
      await trx
        .insertInto('saved_pool_searches')
        .values({ ...search, person_id: personId, created_at: at })
        .execute();
    }
    const subject = { kind: 'pool-search', id: same?.id ?? search.id };
    await recordAudit(trx, { actorId: personId, subject, action: 'Kept a search of the pool', at });
    return null;
  });
}

/** Takes one's own search away. Answers its name, or null where it is not theirs. */
export async function removeSearch(services: Services, id: string, personId: string): Promise<string | null> {
  return await services.db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('saved_pool_searches')
      .where('id', '=', id)
      .where('person_id', '=', personId)
      .returning('name')
      .executeTakeFirst();
    if (!gone) return null;
    const subject = { kind: 'pool-search', id };
    await recordAudit(trx, { actorId: personId, subject, action: 'Took a search away', at: services.clock() });
    return gone.name;
  });
}
