import type { Queryable } from '#platform/database/connect';
import type { SelfAssessmentStatus } from '../domain/self-assessment.ts';

export type Answer = {
  readonly promptKey: string;
  readonly text: string;
  readonly savedAt: Date;
  readonly savedByName: string | null;
  readonly version: number;
};

export type SelfAssessment = {
  readonly status: SelfAssessmentStatus;
  readonly submittedAt: Date | null;
  readonly submittedByName: string | null;
  readonly answers: ReadonlyMap<string, Answer>;
};

/** The host’s own view as it stands, or null where nothing was ever written. Two statements. */
export async function findSelfAssessment(db: Queryable, challengeId: string): Promise<SelfAssessment | null> {
  const head = await db
    .selectFrom('self_assessments as it')
    .leftJoin('people as person', 'person.id', 'it.submitted_by')
    .select(['it.status', 'it.submitted_at', 'person.name'])
    .where('it.challenge_id', '=', challengeId)
    .executeTakeFirst();
  if (!head) return null;
  const rows = await db
    .selectFrom('self_assessment_answers as answer')
    .leftJoin('people as person', 'person.id', 'answer.saved_by')
    .select(['answer.prompt_key', 'answer.text', 'answer.saved_at', 'answer.version', 'person.name'])
    .where('answer.challenge_id', '=', challengeId)
    .execute();
  return {
    status: head.status as SelfAssessmentStatus,
    submittedAt: head.submitted_at,
    submittedByName: head.name,
    answers: new Map(
      rows.map((row) => [
        row.prompt_key,
        {
          promptKey: row.prompt_key,
          text: row.text,
          savedAt: row.saved_at,
          savedByName: row.name,
          version: row.version,
        },
      ]),
    ),
  };
}

/** The status as `lockSelfAssessment` tells it; what nobody has written in before is open from now on. */
export async function openSelfAssessment(trx: Queryable, challengeId: string, at: Date): Promise<SelfAssessmentStatus> {
  await trx
    .insertInto('self_assessments')
    .values({ challenge_id: challengeId, status: 'open', opened_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await lockSelfAssessment(trx, challengeId)) ?? 'open';
}

/** The status alone, held until the transaction ends, so that nobody hands in while an answer is being saved. */
export async function lockSelfAssessment(trx: Queryable, challengeId: string): Promise<SelfAssessmentStatus | null> {
  const row = await trx
    .selectFrom('self_assessments')
    .select('status')
    .where('challenge_id', '=', challengeId)
    .forUpdate()
    .executeTakeFirst();
  return (row?.status as SelfAssessmentStatus | undefined) ?? null;
}

/** True from the moment the pre-reading was shared with the team. */
export async function preReadingShared(db: Queryable, challengeId: string): Promise<boolean> {
  const row = await db
    .selectFrom('challenge_milestones')
    .select('milestone')
    .where('challenge_id', '=', challengeId)
    .where('milestone', '=', 'pre-reading-shared')
    .executeTakeFirst();
  return row !== undefined;
}
