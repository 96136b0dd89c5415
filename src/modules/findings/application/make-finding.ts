import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { type Stands, standsOn } from '../domain/evidence.ts';
import type { FindingKind } from '../domain/finding.ts';
import {
  documentsToStandOn,
  holdOpenChallenge,
  nextPosition,
  notesToStandOn,
  writeEvidence,
} from '../store/writing.ts';

/** A finding as it is to be. Notes and documents that are not the challenge's are left out. */
export type FindingWanted = {
  readonly challengeId: string;
  readonly id: string;
  readonly themeId: string;
  readonly kind: FindingKind;
  readonly title: string;
  readonly body: string;
  readonly isKeyMessage: boolean;
  readonly noteIds: readonly string[];
  readonly documentIds: readonly string[];
  /** Why it is to stand without evidence; empty where nobody says. */
  readonly reason: string;
};

/** Who asks, and whether they may let something stand without evidence. */
export type Finder = { readonly personId: string; readonly mayOverride: boolean };

export type FindingRefusal = Refusal<
  'closed' | 'theme' | 'no-evidence' | 'no-override' | 'other-words' | 'missing' | 'stale'
>;

type Parts = Pick<Services, 'db' | 'clock'>;

/**
 * Makes a finding at the end of its challenge's, standing on its notes and documents, or by a reason that the challenge manager
 * answers for. Made once however often the form is sent; sent again in other words it is refused.
 */
export async function makeFinding(
  { db, clock }: Parts,
  wanted: FindingWanted,
  finder: Finder,
): Promise<FindingRefusal | { readonly id: string }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    return await insertFinding(trx, wanted, finder, clock());
  });
}

/** The same within a transaction that holds the challenge and knows it to be open. */
export async function insertFinding(
  trx: Transacting,
  wanted: FindingWanted,
  finder: Finder,
  now: Date,
): Promise<FindingRefusal | { readonly id: string }> {
  const known = await trx.selectFrom('findings').selectAll().where('id', '=', wanted.id).executeTakeFirst();
  if (known) {
    const same =
      known.challenge_id === wanted.challengeId && known.title === wanted.title && known.body === wanted.body;
    return same ? { id: wanted.id } : refusal('other-words', SAVED_ALREADY);
  }
  const evidence = await evidenceFor(trx, wanted, finder, null, 0);
  if (isRefusal(evidence)) return evidence;
  const { stands, notes, documents } = evidence;
  await trx
    .insertInto('findings')
    .values({
      id: wanted.id,
      challenge_id: wanted.challengeId,
      ...columns(wanted, stands),
      position: await nextPosition(trx, 'findings', wanted.challengeId),
      created_at: now,
      created_by: finder.personId,
    })
    .execute();
  await writeEvidence(trx, wanted.id, notes, documents);
  await auditFinding(trx, wanted, 'made a finding', stands, finder, now);
  return { id: wanted.id };
}

export const CLOSED = 'This challenge has closed, so its findings and recommendations can no longer be changed.';
export const SAVED_ALREADY =
  'You have saved this once already, in other words. Save again to keep this as a second one.';

/** What a finding would stand on: its own challenge's, of a theme of its own, or why it cannot. `kept` counts destroyed notes. */
export async function evidenceFor(
  trx: Transacting,
  wanted: FindingWanted,
  finder: Finder,
  before: { reason: string; by: string } | null,
  kept: number,
): Promise<FindingRefusal | { stands: Stands; notes: { id: string }[]; documents: { id: string }[] }> {
  const theme = await trx
    .selectFrom('challenge_themes')
    .select('id')
    .where('id', '=', wanted.themeId)
    .where('challenge_id', '=', wanted.challengeId)
    .executeTakeFirst();
  if (!theme) return refusal('theme', 'Choose one of this challenge’s themes');
  const notes = await notesToStandOn(trx, wanted.challengeId, wanted.noteIds);
  const documents = await documentsToStandOn(trx, wanted.challengeId, wanted.documentIds, wanted.id);
  const evidence = notes.length + documents.length + kept;
  const { reason } = wanted;
  const stands = standsOn({ evidence, reason, mayOverride: finder.mayOverride, before }, finder.personId);
  return isRefusal(stands) ? stands : { stands, notes, documents };
}

/** The columns that making and changing a finding both write. */
export function columns(wanted: FindingWanted, { without }: Stands) {
  return {
    theme_id: wanted.themeId,
    kind: wanted.kind,
    title: wanted.title,
    body: wanted.body,
    is_key_message: wanted.isKeyMessage,
    without_evidence_reason: without?.reason ?? null,
    without_evidence_by: without?.by ?? null,
  };
}

/** The audit trail keeps what was done and the reason for an override, never what a finding says: others may read the trail. */
export async function auditFinding(
  trx: Transacting,
  { challengeId, id }: { challengeId: string; id: string },
  action: string,
  { without }: Stands,
  finder: Finder,
  at: Date,
): Promise<void> {
  const entry = { actorId: finder.personId, challengeId, subject: { kind: 'finding', id }, at };
  await recordAudit(trx, { ...entry, action });
  if (!without?.isNew) return;
  await recordAudit(trx, { ...entry, action: 'let a finding stand without evidence', reason: without.reason });
}
