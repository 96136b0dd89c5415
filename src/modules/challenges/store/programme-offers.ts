import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** A programme as it is offered now: its current version and whose it is. */
export type ProgrammeOffer = {
  readonly key: string;
  readonly version: number;
  readonly bodyId: string;
  readonly name: string;
  readonly shortName: string;
  readonly summary: string;
};

/** What is offered, of these bodies or of all of them. */
export async function programmeOffers(db: Queryable, bodyIds: readonly string[] | null): Promise<ProgrammeOffer[]> {
  const query = db
    .selectFrom('programmes as programme')
    .innerJoin('programme_versions as version', (join) =>
      join
        .onRef('version.programme_key', '=', 'programme.key')
        .onRef('version.version', '=', 'programme.current_version'),
    )
    .select(['programme.key', 'version.version', 'programme.body_id as bodyId'])
    .select([
      sql<string>`version.definition ->> 'name'`.as('name'),
      sql<string>`version.definition ->> 'shortName'`.as('shortName'),
      sql<string>`version.definition ->> 'summary'`.as('summary'),
    ])
    .orderBy('programme.key');
  if (bodyIds === null) return await query.execute();
  return bodyIds.length === 0 ? [] : await query.where('programme.body_id', 'in', [...bodyIds]).execute();
}
