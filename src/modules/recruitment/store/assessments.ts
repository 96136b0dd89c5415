import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';

/** Who assesses an offer in this attempt, and whether they have finished. For the office. */
export async function assessorsOf(db: Queryable, interestId: string, attempt: number) {
  return await db
    .selectFrom('assessments as assessment')
    .innerJoin('people as assessor', 'assessor.id', 'assessment.assessor_id')
    .select(['assessment.id', 'assessment.assessor_id', 'assessment.status', 'assessment.finished_at', 'assessor.name'])
    .where('assessment.interest_id', '=', interestId)
    .where('assessment.attempt', '=', attempt)
    .orderBy('assessment.opened_at')
    .orderBy('assessment.id')
    .execute();
}

export type Assessor = Awaited<ReturnType<typeof assessorsOf>>[number];

/** What the finished assessments of an attempt hold, for whoever decides. */
export async function evidenceOf(db: Queryable, interestId: string, attempt: number) {
  return await db
    .selectFrom('assessment_evidence as evidence')
    .innerJoin('assessments as assessment', 'assessment.id', 'evidence.assessment_id')
    .innerJoin('people as assessor', 'assessor.id', 'assessment.assessor_id')
    .select(['evidence.competency', 'evidence.seen', 'evidence.evidence', 'assessor.name as assessor'])
    .where('assessment.interest_id', '=', interestId)
    .where('assessment.attempt', '=', attempt)
    .where('assessment.status', '=', 'finished')
    .orderBy('assessment.opened_at')
    .orderBy('assessment.id')
    .execute();
}

export type EvidenceRead = Awaited<ReturnType<typeof evidenceOf>>[number];

/** One assessment of this assessor's, with the applicant; nobody else's evidence. `released`: it is not asked of them any more. */
export async function ownAssessment(db: Queryable, id: string, assessorId: string) {
  const row = await db
    .selectFrom('assessments as assessment')
    .innerJoin('expressions_of_interest as interest', 'interest.id', 'assessment.interest_id')
    .select(['assessment.id', 'assessment.status', 'assessment.version', 'assessment.interest_id'])
    .select(['interest.name', 'interest.role_title', 'interest.authority_name'])
    .where('assessment.id', '=', id)
    .where('assessment.assessor_id', '=', assessorId)
    .executeTakeFirst();
  return row ?? null;
}

export type OwnAssessment = NonNullable<Awaited<ReturnType<typeof ownAssessment>>>;

/** What one assessor has written so far. */
export async function evidenceIn(db: Queryable, assessmentId: string) {
  return await db
    .selectFrom('assessment_evidence')
    .select(['competency', 'seen', 'evidence'])
    .where('assessment_id', '=', assessmentId)
    .execute();
}

/** What this assessor is asked to write, and has written, open ones first. */
export async function assessmentsBy(db: Queryable, assessorId: string) {
  return await db
    .selectFrom('assessments as assessment')
    .innerJoin('expressions_of_interest as interest', 'interest.id', 'assessment.interest_id')
    .select(['assessment.id', 'assessment.status', 'assessment.finished_at', 'interest.name', 'interest.role_title'])
    .select('interest.authority_name')
    .where('assessment.assessor_id', '=', assessorId)
    .where('assessment.status', '!=', 'released')
    .orderBy('assessment.status', 'desc')
    .orderBy('assessment.opened_at', 'desc')
    .limit(100)
    .execute();
}

/** The most names in one list: more than that nobody looks through. */
const NAMES = 200;

/** Who can be named as an assessor from a list: the office, and whoever has assessed before. `more`: how many it leaves out. */
export async function knownAssessors(db: Queryable, bodyId: string) {
  const rows = await db
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.id', 'person.name'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .groupBy(['person.id', 'person.name'])
    .where('held.body_id', '=', bodyId)
    .where('held.role', 'in', ['assessor', 'placement-officer', 'programme-manager'])
    .where('held.ended_at', 'is', null)
    .where('person.email', 'is not', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(NAMES)
    .execute();
  return { names: rows.map(({ id, name }) => ({ id, name })), more: (rows[0]?.total ?? 0) - rows.length };
}

/** Somebody of the body's office, its assessors or its pool: by id, or by email address. */
export async function whoMayAssess(trx: Transacting, bodyId: string, who: { id: string } | { email: string }) {
  const found = await trx
    .selectFrom('role_grants as held')
    .innerJoin('people as person', 'person.id', 'held.person_id')
    .select(['person.id', 'person.name', 'person.email'])
    .where('held.body_id', '=', bodyId)
    .where('held.role', 'in', ['assessor', 'placement-officer', 'programme-manager', 'peer'])
    .where('held.ended_at', 'is', null)
    .where('id' in who ? 'person.id' : 'person.email', '=', 'id' in who ? who.id : who.email)
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
}
