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

export type EmergingToBuild = {
  challengeId: string;
  themeId: string;
  noteIds: readonly string[];
  by: string;
  kind?: FindingKind;
  title?: string;
};

/** An emerging finding with its notes, and the step that made it. */
export async function anEmergingFinding(db: Database, wanted: EmergingToBuild): Promise<string> {
  const id = newId();
  const { challengeId, noteIds, by } = wanted;
  await db
    .insertInto('emerging_findings')
    .values({
      id,
      challenge_id: challengeId,
      theme_id: wanted.themeId,
      kind: wanted.kind ?? 'strength',
      title: wanted.title ?? 'They know their patch',
      made_at: BUILT_AT,
      made_by: by,
    })
    .execute();
  for (const note of noteIds) {
    await db
      .insertInto('emerging_finding_notes')
      .values({ emerging_finding_id: id, note_id: note, challenge_id: challengeId })
      .execute();
  }
  const taken = { id: newId(), challenge_id: challengeId, what: 'made', taken_by: by, taken_at: BUILT_AT };
  const { count } = await db
    .selectFrom('grouping_steps')
    .select((step) => step.fn.countAll<number>().as('count'))
    .where('challenge_id', '=', challengeId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('grouping_steps')
    .values({ ...taken, number: Number(count) + 1, into_id: id, added: [...noteIds] })
    .execute();
  return id;
}
