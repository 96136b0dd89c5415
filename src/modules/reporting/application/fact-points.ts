import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { reportOf, sectionsOf } from '../store/draft.ts';
import { answerPointRow, deletePoint, factPointsOf, hasPoint, insertPoint } from '../store/fact-points.ts';

type By = { readonly personId: string };

export type FactPointWords = { readonly says: string; readonly shouldSay: string; readonly source: string };

/**
 * The host says what is not so in a section. The same form sent twice raises one point; sent again in other words, after Back, it raises
 * another.
 */
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
    const raised = { ...words, sectionId: section.id, by: by.personId, at };
    let { id } = raised;
    if (!(await insertPoint(trx, raised))) {
      if (await hasPoint(trx, raised)) return 'raised';
      id = newId(at.getTime());
      await insertPoint(trx, { ...raised, id });
    }
    await audit(trx, point.challengeId, id, 'Fact point raised', by, at);
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

/**
 * The manager accepts or declines a point, always with a reason, in the place of the reason they saw, `before`: an answer that came
 * meanwhile is not replaced unseen.
 */
export async function answerFactPoint(
  services: Services,
  answer: { challengeId: string; id: string; answer: 'accepted' | 'declined'; reason: string; before: string },
  by: By,
): Promise<Refusal<'closed' | 'missing' | 'stale'> | 'answered'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, answer.challengeId, true);
    if (report?.status !== 'answering')
      return refusal(
        'closed',
        report?.status === 'fact-check'
          ? 'Points can be answered once the host has handed them in.'
          : 'The report has gone on meanwhile, so the answers stand as they are.',
      );
    const point = (await factPointsOf(trx, answer.challengeId)).find(({ id }) => id === answer.id);
    if (!point) return refusal('missing', 'There is no such point.');
    if (point.answer === answer.answer && point.reason === answer.reason) return 'answered';
    if ((point.reason ?? '') !== answer.before)
      return refusal(
        'stale',
        'This has been answered meanwhile, as it says above. Answer again if yours should stand.',
      );
    await answerPointRow(trx, { ...answer, by: by.personId, at });
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
