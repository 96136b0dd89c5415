import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { type Direction, moved } from '../domain/order.ts';
import { destroyedNotesBehind, holdOpenChallenge, writeEvidence, writeOrder } from '../store/writing.ts';
import {
  auditFinding,
  CLOSED,
  columns,
  evidenceFor,
  type Finder,
  type FindingRefusal,
  type FindingWanted,
} from './make-finding.ts';

type Parts = Pick<Services, 'db' | 'clock'>;
type Which = { readonly challengeId: string; readonly id: string };

/** Changes a finding and what it stands on. A version that has moved on in the meantime is not overwritten. */
export async function changeFinding(
  { db, clock }: Parts,
  wanted: FindingWanted & { readonly version: number },
  finder: Finder,
): Promise<FindingRefusal | { readonly changed: true }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, wanted.challengeId))) return refusal('closed', CLOSED);
    const row = await trx
      .selectFrom('findings')
      .select(['version', 'without_evidence_reason as reason', 'without_evidence_by as by'])
      .where('id', '=', wanted.id)
      .where('challenge_id', '=', wanted.challengeId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return refusal('missing', 'This finding is not there any more.');
    if (row.version !== wanted.version) {
      return refusal(
        'stale',
        'A colleague has changed this finding in the meantime. Both texts are shown: put together what you want to keep.',
      );
    }
    const before = row.reason !== null && row.by !== null ? { reason: row.reason, by: row.by } : null;
    const kept = await destroyedNotesBehind(trx, wanted.id);
    const evidence = await evidenceFor(trx, wanted, finder, before, kept);
    if (isRefusal(evidence)) return evidence;
    await trx
      .updateTable('findings')
      .set({ ...columns(wanted, evidence.stands), version: row.version + 1 })
      .where('id', '=', wanted.id)
      .execute();
    await writeEvidence(trx, wanted.id, evidence.notes, evidence.documents);
    await auditFinding(trx, wanted, 'changed a finding', evidence.stands, finder, clock());
    return { changed: true };
  });
}

/** Puts a finding one place further up or down among those of its theme and kind. At an end nothing changes. */
export async function moveFinding({ db }: Parts, { challengeId, id }: Which, direction: Direction): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, challengeId))) return;
    const rows = await trx
      .selectFrom('findings')
      .select(['id', 'theme_id', 'kind'])
      .where('challenge_id', '=', challengeId)
      .orderBy('position')
      .orderBy('id')
      .execute();
    const order = moved(rows, id, direction, (a, b) => a.theme_id === b.theme_id && a.kind === b.kind);
    await writeOrder(
      trx,
      'findings',
      order.map((row) => row.id),
    );
  });
}

/** Removes a finding for good; its notes stay. Not while a recommendation follows from it: the refusal names it. */
export async function removeFinding(
  { db, clock }: Parts,
  { challengeId, id }: Which,
  by: string,
): Promise<Refusal<'closed' | 'stands-behind'> | { readonly removed: true }> {
  return await db.transaction().execute(async (trx) => {
    if (!(await holdOpenChallenge(trx, challengeId))) return refusal('closed', CLOSED);
    const following = await trx
      .selectFrom('recommendation_findings as link')
      .innerJoin('recommendations as recommendation', 'recommendation.id', 'link.recommendation_id')
      .select('recommendation.title')
      .where('link.finding_id', '=', id)
      .orderBy('recommendation.position')
      .execute();
    if (following.length > 0) {
      const titles = following.map(({ title }) => `“${title}”`).join(' and ');
      return refusal(
        'stands-behind',
        `The recommendation ${titles} follows from this finding. Take the finding out of it first.`,
      );
    }
    const gone = await trx
      .deleteFrom('findings')
      .where('id', '=', id)
      .where('challenge_id', '=', challengeId)
      .executeTakeFirst();
    if (gone.numDeletedRows > 0n) {
      const subject = { kind: 'finding', id };
      await recordAudit(trx, { actorId: by, challengeId, subject, action: 'removed a finding', at: clock() });
    }
    return { removed: true };
  });
}
