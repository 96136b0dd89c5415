import { sql } from 'kysely';
import type { SourceCategory } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { FindingKind } from '../domain/finding.ts';

/** A finding as its team sees it, with what stands behind it counted and what follows from it named. */
export type Finding = {
  readonly id: string;
  readonly themeId: string;
  readonly themeName: string;
  readonly kind: FindingKind;
  readonly title: string;
  readonly body: string;
  readonly isKeyMessage: boolean;
  readonly version: number;
  /** Why it stands without evidence, where it does, and who answers for that. */
  readonly without: { readonly reason: string; readonly by: string; readonly byName: string } | null;
  /** How many notes, those destroyed among them. */
  readonly notes: number;
  /** The kinds of source that they come from, each once: independent ones make a finding firm. */
  readonly sources: readonly SourceCategory[];
  /** Notes that can still be read. */
  readonly noteIds: readonly string[];
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly recommendations: readonly { readonly id: string; readonly title: string }[];
};

/** The findings of a challenge: theme by theme, strengths first, in the team's order. One statement. */
export async function listFindings(db: Queryable, challengeId: string): Promise<Finding[]> {
  const rows = await findingRows(db)
    .where('finding.challenge_id', '=', challengeId)
    .orderBy('theme.position')
    .orderBy('finding.kind', 'desc')
    .orderBy('finding.position')
    .orderBy('finding.id')
    .execute();
  return rows.map(findingOf);
}

/** One finding of the challenge, or null. One statement. */
export async function findingById(db: Queryable, challengeId: string, id: string): Promise<Finding | null> {
  const row = await findingRows(db)
    .where('finding.challenge_id', '=', challengeId)
    .where('finding.id', '=', id)
    .executeTakeFirst();
  return row ? findingOf(row) : null;
}

function findingRows(db: Queryable) {
  return db
    .selectFrom('findings as finding')
    .innerJoin('challenge_themes as theme', 'theme.id', 'finding.theme_id')
    .leftJoin('people as answerer', 'answerer.id', 'finding.without_evidence_by')
    .select(['finding.id', 'finding.theme_id as themeId', 'theme.name as themeName', 'finding.kind', 'finding.title'])
    .select(['finding.body', 'finding.is_key_message as isKeyMessage', 'finding.version'])
    .select(['finding.without_evidence_reason', 'finding.without_evidence_by', 'answerer.name as answerer'])
    .select(sql<number>`(select count(*) from finding_notes where finding_id = finding.id)`.as('notes'))
    .select(
      sql<SourceCategory[]>`array(select distinct note.source_category from finding_notes link
        join notes note on note.id = link.note_id where link.finding_id = finding.id order by 1)`.as('sources'),
    )
    .select(
      sql<string[]>`array(select note.id::text from finding_notes link join notes note on note.id = link.note_id
        where link.finding_id = finding.id and note.destroyed_at is null order by note.written_at, note.nth_in_press, note.id)`.as(
        'noteIds',
      ),
    )
    .select(
      sql<{ id: string; title: string }[]>`coalesce((select json_agg(json_build_object('id', document.id, 'title',
        document.title) order by document.title, document.id) from finding_documents link
        join documents document on document.id = link.document_id where link.finding_id = finding.id), '[]')`.as(
        'documents',
      ),
    )
    .select(
      sql<{ id: string; title: string }[]>`coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title)
        order by r.position, r.id) from recommendation_findings link
        join recommendations r on r.id = link.recommendation_id where link.finding_id = finding.id), '[]')`.as(
        'recommendations',
      ),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof findingRows>['execute']>>[number];

function findingOf({ without_evidence_reason, without_evidence_by, answerer, ...row }: Row): Finding {
  const without =
    without_evidence_reason && without_evidence_by
      ? { reason: without_evidence_reason, by: without_evidence_by, byName: answerer ?? '' }
      : null;
  return { ...row, kind: row.kind as FindingKind, without };
}
