import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';
import type { FindingKind } from '../domain/finding.ts';

/** A finding as slides and reports may show it: nothing in it leads to a note, its author or who was spoken to. */
export type ReportFinding = {
  readonly id: string;
  readonly themeId: string;
  readonly themeName: string;
  readonly kind: FindingKind;
  readonly title: string;
  readonly body: string;
  readonly isKeyMessage: boolean;
  readonly position: number;
};

/** A recommendation as a report shows it. `number` is its place, counted from 1. */
export type ReportRecommendation = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly findingIds: readonly string[];
};

/** The findings of a challenge: theme by theme in the order agreed, strengths first, each in the team's order. One statement. */
export async function findingsForReport(db: Queryable, challengeId: string): Promise<ReportFinding[]> {
  const rows = await db
    .selectFrom('findings as finding')
    .innerJoin('challenge_themes as theme', 'theme.id', 'finding.theme_id')
    .select(['finding.id', 'finding.theme_id as themeId', 'theme.name as themeName', 'finding.kind'])
    .select(['finding.title', 'finding.body', 'finding.is_key_message as isKeyMessage', 'finding.position'])
    .where('finding.challenge_id', '=', challengeId)
    .orderBy('theme.position')
    .orderBy('finding.kind', 'desc')
    .orderBy('finding.position')
    .orderBy('finding.id')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as FindingKind }));
}

/** The recommendations of a challenge in the team's order, with the findings each follows from. One statement. */
export async function recommendationsForReport(db: Queryable, challengeId: string): Promise<ReportRecommendation[]> {
  const rows = await db
    .selectFrom('recommendations as recommendation')
    .select(['recommendation.id', 'recommendation.title', 'recommendation.body'])
    .select(
      sql<string[]>`coalesce((select json_agg(link.finding_id order by finding.position, finding.id)
        from recommendation_findings link join findings finding on finding.id = link.finding_id
        where link.recommendation_id = recommendation.id), '[]')`.as('findingIds'),
    )
    .where('recommendation.challenge_id', '=', challengeId)
    .orderBy('recommendation.position')
    .orderBy('recommendation.id')
    .execute();
  return rows.map((row, index) => ({ ...row, number: index + 1 }));
}
