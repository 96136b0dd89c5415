import { isRefusal, type Refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { openTask, reachMilestone, settleTask } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { countWords } from '../domain/prompts.ts';
import { decideHandIn, decideReopening } from '../domain/self-assessment.ts';
import { lockSelfAssessment, openSelfAssessment, preReadingShared } from '../store/self-assessments.ts';
import { readSelfAssessment } from './read-self-assessment.ts';
import { tell } from './tell.ts';

const AGAIN = 'hand-in-self-assessment-again';

/** Who was told; nobody where it had been done before. */
export type Told = { readonly told: readonly string[] };

/**
 * Afterwards the team and the managers can read it, the host can no longer change it, the milestone is reached and the challenge
 * manager has a message. Prompts without an answer have to be confirmed.
 */
export async function handInSelfAssessment(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  { gapsConfirmed, by }: { gapsConfirmed: boolean; by: string },
): Promise<Told | Refusal> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const status = await openSelfAssessment(trx, head.id, now);
    const loaded = await readSelfAssessment(trx, head, definition);
    if (!loaded) throw new Error('handing in what was never opened');
    const texts = loaded.prompts.map((prompt) => loaded.answers.get(prompt.key)?.text ?? '');
    const empty = texts.filter((text) => text === '').length;
    const decision = decideHandIn(status, { all: texts.length, empty }, gapsConfirmed);
    if (isRefusal(decision)) return decision;
    if (decision === 'already') return { told: [] };
    await trx
      .updateTable('self_assessments')
      .set({ status: decision, submitted_at: now, submitted_by: by })
      .where('challenge_id', '=', head.id)
      .execute();
    const words = texts.reduce((sum, text) => sum + countWords(text), 0);
    const subject = { kind: 'self-assessment', id: head.id };
    const action = 'Handed in the self-assessment';
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject,
      action,
      before: status,
      after: decision,
      detail: { words, empty },
      at: now,
    });
    await reachMilestone(trx, {
      challengeId: head.id,
      definition,
      milestone: 'self-assessment-submitted',
      by,
      at: now,
    });
    await settleTask(trx, { challengeId: head.id, kind: AGAIN }, by, now);
    const name = definition.selfAssessment.name.toLowerCase();
    const told = await tell(
      trx,
      services,
      head,
      'challenge-manager',
      {
        template: 'self-assessment-handed-in',
        subject: `${head.hostName} has handed in its ${name}`,
        ask: `${head.hostName} has handed in its ${name}. Read it, and put it in the pre-reading.`,
        button: `Read the ${name}`,
        page: 'self-assessment',
        paragraphs: [
          `It has ${words.toLocaleString('en-GB')} words.${empty > 0 ? ` ${empty} of ${texts.length} questions have no answer.` : ''}`,
        ],
      },
      by,
    );
    return { told };
  });
}

/** Afterwards the host can change it again and the challenge manager knows. Refused once the team was given it to read. */
export async function reopenSelfAssessment(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: string,
): Promise<Told | Refusal> {
  const now = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const status = await lockSelfAssessment(trx, head.id);
    const decision = decideReopening(status ?? 'open', await preReadingShared(trx, head.id));
    if (isRefusal(decision)) return decision;
    if (decision === 'already') return { told: [] };
    await trx
      .updateTable('self_assessments')
      .set({ status: decision, submitted_at: null, submitted_by: null })
      .where('challenge_id', '=', head.id)
      .execute();
    const subject = { kind: 'self-assessment', id: head.id };
    const action = 'Reopened the self-assessment';
    await recordAudit(trx, {
      actorId: by,
      challengeId: head.id,
      subject,
      action,
      before: status,
      after: decision,
      at: now,
    });
    const name = definition.selfAssessment.name.toLowerCase();
    await openTask(
      trx,
      {
        challengeId: head.id,
        kind: AGAIN,
        for: { role: 'host-coordinator' },
        title: `Hand in the ${name} again`,
        path: `/challenges/${head.reference}/self-assessment`,
      },
      now,
    );
    const told = await tell(
      trx,
      services,
      head,
      'challenge-manager',
      {
        template: 'self-assessment-reopened',
        subject: `${head.hostName} is changing its ${name}`,
        ask: `${head.hostName} has reopened its ${name}. You will hear when it is handed in again.`,
        button: `See where it stands`,
        page: 'self-assessment',
      },
      by,
    );
    return { told };
  });
}
