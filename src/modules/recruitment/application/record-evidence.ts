import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, settleTask } from '#modules/challenges';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { competenciesMissing, competenciesThatDiffer, type Evidence, isAssessed } from '../domain/competencies.ts';
import { assessorsOf, evidenceIn, type OwnAssessment, ownAssessment } from '../store/assessments.ts';
import { type LockedInterest, lockInterest } from '../store/interest.ts';
import { stepInterest } from './step-interest.ts';

export type EvidenceGiven = {
  readonly assessmentId: string;
  readonly assessorId: string;
  readonly version: number;
  readonly evidence: readonly Evidence[];
  /** True: this is all, and it stands. */
  readonly finish: boolean;
};

/**
 * Keeps what an assessor saw; finished, it cannot be changed any more. When at least two have finished and nobody is still writing, the
 * offer is assessed and somebody who is none of them is asked to decide. Refused where another window of theirs saved
 * something else meanwhile.
 */
export async function recordEvidence(
  services: Services,
  given: EvidenceGiven,
): Promise<Refusal | { finished: boolean }> {
  return await services.db.transaction().execute(async (trx) => {
    const at = services.clock();
    const found = await ownAssessment(trx, given.assessmentId, given.assessorId);
    const interest = found ? await lockInterest(trx, found.interest_id) : null;
    const own = interest ? await ownAssessment(trx, given.assessmentId, given.assessorId) : null;
    if (!interest || !own) return refusal('not-found', 'There is no such assessment of yours.');
    if (own.status === 'finished' && competenciesThatDiffer(given.evidence, await evidenceIn(trx, own.id)).length === 0)
      return { finished: true };
    if (own.status !== 'open' || interest.status !== 'attended') return refusal('over', whyOver(own, interest.status));
    if (own.version !== given.version)
      return refusal(
        'stale',
        'You saved this in another window meanwhile. What is saved stands above what you typed here, where they differ. Save again if what you typed should stand.',
      );
    for (const { competency, seen, evidence } of given.evidence) {
      await trx
        .insertInto('assessment_evidence')
        .values({ assessment_id: own.id, competency, seen, evidence })
        .onConflict((same) => same.columns(['assessment_id', 'competency']).doUpdateSet({ seen, evidence }))
        .execute();
    }
    const missing = given.finish ? competenciesMissing(await evidenceIn(trx, own.id)) : [];
    const finished = given.finish && missing.length === 0;
    await trx
      .updateTable('assessments')
      .set((eb) => ({ version: eb('version', '+', 1), ...(finished ? { status: 'finished', finished_at: at } : {}) }))
      .where('id', '=', own.id)
      .execute();
    if (!finished) return { finished };
    await recordAudit(trx, {
      actorId: given.assessorId,
      subject: { kind: 'interest', id: interest.id },
      action: 'Finished an assessment',
      before: 'open',
      after: 'finished',
      detail: { assessment: own.id },
      at,
    });
    await settleTask(trx, { challengeId: null, kind: 'record-assessment', subject: own.id }, given.assessorId, at);
    await askToDecideOnceAssessed(trx, interest, { by: 'assessor', actorId: given.assessorId, at });
    return { finished };
  });
}

function whyOver({ status, name }: OwnAssessment, interest: string): string {
  if (status === 'finished')
    return 'You finished this meanwhile, and it stands as it was then. What you typed here is not saved.';
  if (status === 'released') return `The office does not ask you for this any more. What you typed here is not saved.`;
  return interest === 'withdrawn'
    ? `${name} has taken their offer back meanwhile, so nothing more is asked of you. What you typed here is not saved.`
    : 'The offer has gone on without this, so nothing more is asked of you. What you typed here is not saved.';
}

/**
 * Where enough have finished and nobody is still writing, the offer is assessed and those who decide are asked: the placement officers,
 * or the programme managers where each placement officer has assessed.
 */
export async function askToDecideOnceAssessed(
  trx: Transacting,
  interest: LockedInterest,
  step: { by: 'assessor' | 'office'; actorId: string; at: Date },
): Promise<void> {
  const assessors = await assessorsOf(trx, interest.id, interest.attempt);
  if (!isAssessed(assessors)) return;
  const refused = await stepInterest(trx, interest, 'assess', step);
  if (refused) throw new Error(refused.why);
  const officers = await trx
    .selectFrom('role_grants')
    .select('person_id')
    .where('role', '=', 'placement-officer')
    .where('body_id', '=', interest.body_id)
    .where('ended_at', 'is', null)
    .execute();
  const assessed = new Set(
    assessors.filter(({ status }) => status === 'finished').map(({ assessor_id }) => assessor_id),
  );
  const free = officers.some(({ person_id }) => !assessed.has(person_id));
  await openTask(
    trx,
    {
      challengeId: null,
      kind: 'decide',
      subject: interest.id,
      for: { role: free ? 'placement-officer' : 'programme-manager' },
      title: `Decide whether ${interest.name} is accredited`,
      path: `/pool/interest/${interest.id}/decision`,
    },
    step.at,
  );
}
