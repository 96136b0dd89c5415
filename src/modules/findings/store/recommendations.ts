import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { Keeps } from '../domain/keeps.ts';

/** A recommendation as its team sees it, with the findings it follows from. `number` is its place, counted from 1. */
export type Recommendation = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly version: number;
  readonly without: { readonly reason: string; readonly by: string; readonly byName: string } | null;
  readonly findingIds: readonly string[];
};

/**
 * What of the host's stands on a recommendation, and would be left without its reason if that were removed: an entry of a progress review, or
 * so many actions of its plan. Null where nothing does. One statement.
 */
export async function whatKeeps(db: Queryable, id: string): Promise<Keeps | null> {
  const { rows } = await sql<Keeps>`select (select count(*) from actions where recommendation_id = ${id}) as actions,
    exists (select 1 from progress_entries where recommendation_id = ${id}) as reviewed`.execute(db);
  const [keeps] = rows;
  return keeps && (keeps.reviewed || keeps.actions > 0) ? keeps : null;
}

/** The recommendations of a challenge in the team's order. One statement. */
export async function listRecommendations(db: Queryable, challengeId: string): Promise<Recommendation[]> {
  const rows = await db
    .selectFrom('recommendations as recommendation')
    .leftJoin('people as answerer', 'answerer.id', 'recommendation.without_evidence_by')
    .select(['recommendation.id', 'recommendation.title', 'recommendation.body', 'recommendation.version'])
    .select(['recommendation.without_evidence_reason as reason', 'recommendation.without_evidence_by as by'])
    .select('answerer.name as byName')
    .select(
      sql<string[]>`array(select finding_id::text from recommendation_findings
        where recommendation_id = recommendation.id)`.as('findingIds'),
    )
    .where('recommendation.challenge_id', '=', challengeId)
    .orderBy('recommendation.position')
    .orderBy('recommendation.id')
    .execute();
  return rows.map(({ reason, by, byName, ...row }, index) => ({
    ...row,
    number: index + 1,
    without: reason && by ? { reason, by, byName: byName ?? '' } : null,
  }));
}
