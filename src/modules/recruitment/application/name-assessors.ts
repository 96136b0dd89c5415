import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { dropTask, openTask, settleTask } from '#modules/challenges';
import { grantRole } from '#modules/people';
import type { Services } from '#platform/http/context';
import { LEAST_ASSESSORS } from '../domain/competencies.ts';
import { assessorsOf, whoMayAssess } from '../store/assessments.ts';
import { lockInterest } from '../store/interest.ts';
import { write } from './letters.ts';
import { askToDecideOnceAssessed } from './record-evidence.ts';

/**
 * Asks somebody to write down what they saw of an applicant at the event: one of the office, or a peer of the pool. They are asked on
 * their home page and by mail, and see nobody else's evidence. Naming somebody twice asks once.
 */
export async function nameAssessor(
  services: Services,
  interestId: string,
  who: { id: string } | { email: string },
  actorId: string,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const interest = await lockInterest(trx, interestId);
    if (interest?.status !== 'attended')
      return refusal(
        'wrong-status',
        'Assessors are named once the applicant has been to the event, and before it is assessed.',
      );
    const assessor = await whoMayAssess(trx, interest.body_id, who);
    if (!assessor) return refusal('unknown', 'We know no peer and nobody of the office by that address.');
    if (assessor.id === interest.person_id) return refusal('self', 'Nobody assesses themselves.');
    const id = newId(at.getTime());
    const named = await trx
      .insertInto('assessments')
      .values({
        id,
        interest_id: interestId,
        attempt: interest.attempt,
        assessor_id: assessor.id,
        opened_at: at,
        opened_by: actorId,
      })
      .onConflict((same) =>
        same
          .columns(['interest_id', 'attempt', 'assessor_id'])
          .doUpdateSet({ status: 'open' })
          .where('assessments.status', '=', 'released'),
      )
      .returning('id')
      .executeTakeFirst();
    if (!named) return { name: assessor.name };
    await grantRole(trx, { personId: assessor.id, role: 'assessor', scopeId: interest.body_id, by: actorId, at });
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'interest', id: interestId },
      action: `Named an assessor: ${assessor.name}`,
      detail: { assessment: named.id },
      at,
    });
    const path = `/assessments/${named.id}`;
    const title = `Write down what you saw of ${interest.name} at the event`;
    await openTask(
      trx,
      { challengeId: null, kind: 'record-assessment', subject: named.id, for: { personId: assessor.id }, title, path },
      at,
    );
    await write(
      { services, trx },
      { name: assessor.name, email: assessor.email, personId: assessor.id },
      {
        template: 'assessor-named',
        subject: `Please write down what you saw of ${interest.name} at the event`,
        ask: `Please write down what you saw of ${interest.name}.`,
        button: { text: 'Write it down', path },
        paragraphs: [
          'For each competency: was it seen, and what did you see or hear? There is no score. It is saved as you go.',
          'Please do not talk to the other assessors about it before you have finished.',
        ],
        why: 'You get this because you are an assessor.',
      },
    );
    const standing = (await assessorsOf(trx, interestId, interest.attempt)).filter(
      ({ status }) => status !== 'released',
    );
    if (standing.length >= LEAST_ASSESSORS)
      await settleTask(trx, { challengeId: null, kind: 'name-assessors', subject: interestId }, actorId, at);
    return { name: assessor.name };
  });
}

/** Somebody need not assess after all: what they wrote no longer counts. Only while they have not finished. */
export async function releaseAssessor(
  services: Services,
  interestId: string,
  assessmentId: string,
  actorId: string,
): Promise<Refusal | { name: string }> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const interest = await lockInterest(trx, interestId);
    const assessor = interest
      ? (await assessorsOf(trx, interestId, interest.attempt)).find(({ id }) => id === assessmentId)
      : undefined;
    if (!interest || assessor?.status !== 'open')
      return refusal('wrong-status', 'They have finished, or were released already.');
    await trx.updateTable('assessments').set({ status: 'released' }).where('id', '=', assessmentId).execute();
    await dropTask(trx, { challengeId: null, kind: 'record-assessment', subject: assessmentId }, at);
    await recordAudit(trx, {
      actorId,
      subject: { kind: 'interest', id: interestId },
      action: `Released an assessor: ${assessor.name}`,
      before: 'open',
      after: 'released',
      at,
    });
    await askToDecideOnceAssessed(trx, interest, { by: 'office', actorId, at });
    return { name: assessor.name };
  });
}
