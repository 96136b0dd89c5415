import { newId } from '#kernel/ids';
import type { Database } from '#platform/database/connect';
import { BUILT_AT } from '../../challenges/testing/builders.ts';
import type { FindingKind } from '../domain/finding.ts';

export type FindingToBuild = {
  challengeId: string;
  themeId: string;
  /** What it stands on. Where nothing is given, `without` says who answers for that. */
  noteIds?: readonly string[];
  documentIds?: readonly string[];
  without?: { by: string; reason?: string };
  id?: string;
  kind?: FindingKind;
  title?: string;
  body?: string;
  isKeyMessage?: boolean;
  position?: number;
};

/** A finding with what it stands on, in one transaction: the database refuses one that stands on nothing. */
export async function aFinding(db: Database, wanted: FindingToBuild): Promise<string> {
  const id = wanted.id ?? newId();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('findings')
      .values({
        id,
        challenge_id: wanted.challengeId,
        theme_id: wanted.themeId,
        kind: wanted.kind ?? 'strength',
        title: wanted.title ?? 'Staff feel well supported',
        body: wanted.body ?? '',
        is_key_message: wanted.isKeyMessage ?? false,
        position: wanted.position ?? 1,
        without_evidence_reason: wanted.without ? (wanted.without.reason ?? 'Seen by the whole team') : null,
        without_evidence_by: wanted.without?.by ?? null,
        created_at: BUILT_AT,
      })
      .execute();
    for (const note of wanted.noteIds ?? []) {
      await trx.insertInto('finding_notes').values({ finding_id: id, note_id: note }).execute();
    }
    for (const document of wanted.documentIds ?? []) {
      await trx.insertInto('finding_documents').values({ finding_id: id, document_id: document }).execute();
    }
  });
  return id;
}

export type RecommendationToBuild = {
  challengeId: string;
  findingIds?: readonly string[];
  without?: { by: string; reason?: string };
  id?: string;
  title?: string;
  body?: string;
  position?: number;
};

/** A recommendation with the findings it follows from. */
export async function aRecommendation(db: Database, wanted: RecommendationToBuild): Promise<string> {
  const id = wanted.id ?? newId();
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('recommendations')
      .values({
        id,
        challenge_id: wanted.challengeId,
        title: wanted.title ?? 'Give every social worker monthly supervision',
        body: wanted.body ?? '',
        position: wanted.position ?? 1,
        without_evidence_reason: wanted.without ? (wanted.without.reason ?? 'Asked for by the host') : null,
        without_evidence_by: wanted.without?.by ?? null,
        created_at: BUILT_AT,
      })
      .execute();
    for (const finding of wanted.findingIds ?? []) {
      await trx.insertInto('recommendation_findings').values({ recommendation_id: id, finding_id: finding }).execute();
    }
  });
  return id;
}
