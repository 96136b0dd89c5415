import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { reportOf, sectionsOf } from '../store/draft.ts';
import { answerPointRow, deletePoint, insertPoint } from '../store/fact-points.ts';

type By = { readonly personId: string };

export type FactPointWords = { readonly says: string; readonly shouldSay: string; readonly source: string };

/** The host says what is not so in a section. */
export async function raiseFactPoint(
  services: Services,
  point: FactPointWords & { id: string; challengeId: string; sectionKey: string },
  by: By,
): Promise<Refusal<'closed' | 'missing'> | 'raised'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, point.challengeId, true);
    if (report?.status !== 'fact-check')
      return refusal('closed', 'The fact check is closed. Write to the challenge manager.');
    const section = (await sectionsOf(trx, point.challengeId)).find((each) => each.key === point.sectionKey);
    if (!section) return refusal('missing', 'Choose the section that it is in');
    const { sectionKey: _, ...words } = point;
    if (await insertPoint(trx, { ...words, sectionId: section.id, by: by.personId, at })) {
      await audit(trx, point.challengeId, point.id, 'Fact point raised', by, at);
    }
    return 'raised' as const;
  });
}

/** The host takes a point back, as long as the fact check is its own. */
export async function removeFactPoint(
  services: Services,
  point: { challengeId: string; id: string },
  by: By,
): Promise<Refusal<'closed'> | 'removed'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, point.challengeId, true);
    if (report?.status !== 'fact-check') return refusal('closed', 'The fact check is closed: the point stays.');
    if (await deletePoint(trx, point.challengeId, point.id))
      await audit(trx, point.challengeId, point.id, 'Fact point taken back', by, at);
    return 'removed' as const;
  });
}

/** The manager accepts or declines a point, always with a reason. */
export async function answerFactPoint(
  services: Services,
  answer: { challengeId: string; id: string; answer: 'accepted' | 'declined'; reason: string },
  by: By,
): Promise<Refusal<'closed' | 'missing'> | 'answered'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, answer.challengeId, true);
    if (report?.status !== 'answering')
      return refusal('closed', 'Points can be answered once the host has handed them in.');
    if (!(await answerPointRow(trx, { ...answer, by: by.personId, at })))
      return refusal('missing', 'There is no such point.');
    await audit(trx, answer.challengeId, answer.id, `Fact point ${answer.answer}`, by, at, answer.reason);
    return 'answered' as const;
  });
}

async function audit(
  trx: Parameters<typeof recordAudit>[0],
  challengeId: string,
  id: string,
  action: string,
  by: By,
  at: Date,
  reason: string | null = null,
): Promise<void> {
  await recordAudit(trx, {
    actorId: by.personId,
    challengeId,
    subject: { kind: 'fact-point', id },
    action,
    reason,
    at,
  });
}
