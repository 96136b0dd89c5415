import type { Queryable, Transacting } from '#platform/database/connect';

/** Something the host says is not so, and what was answered. */
export type FactPoint = {
  readonly id: string;
  readonly sectionKey: string;
  readonly sectionHeading: string;
  readonly says: string;
  readonly shouldSay: string;
  readonly source: string;
  readonly answer: 'accepted' | 'declined' | null;
  readonly reason: string | null;
};

/** Every fact point of a report: section by section, then as they were raised. */
export async function factPointsOf(db: Queryable, challengeId: string): Promise<FactPoint[]> {
  const rows = await db
    .selectFrom('fact_points as point')
    .innerJoin('report_sections as section', 'section.id', 'point.section_id')
    .select(['point.id', 'section.key as sectionKey', 'section.heading as sectionHeading', 'point.says'])
    .select(['point.should_say as shouldSay', 'point.source', 'point.answer', 'point.answer_reason as reason'])
    .where('point.challenge_id', '=', challengeId)
    .orderBy('section.position')
    .orderBy('point.raised_at')
    .orderBy('point.id')
    .execute();
  return rows.map((row) => ({ ...row, answer: row.answer as FactPoint['answer'] }));
}

export type PointToRaise = {
  readonly id: string;
  readonly challengeId: string;
  readonly sectionId: string;
  readonly says: string;
  readonly shouldSay: string;
  readonly source: string;
  readonly by: string;
  readonly at: Date;
};

/** Whether this person has raised exactly this point. */
export async function hasPoint(trx: Transacting, point: PointToRaise): Promise<boolean> {
  const found = await trx
    .selectFrom('fact_points')
    .select('id')
    .where('section_id', '=', point.sectionId)
    .where('raised_by', '=', point.by)
    .where('says', '=', point.says)
    .where('should_say', '=', point.shouldSay)
    .where('source', '=', point.source)
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps a fact point; false where its id is taken. */
export async function insertPoint(trx: Transacting, point: PointToRaise): Promise<boolean> {
  const made = await trx
    .insertInto('fact_points')
    .values({
      id: point.id,
      challenge_id: point.challengeId,
      section_id: point.sectionId,
      says: point.says,
      should_say: point.shouldSay,
      source: point.source,
      raised_at: point.at,
      raised_by: point.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Takes a point back; false where the report has none of that id. */
export async function deletePoint(trx: Transacting, challengeId: string, id: string): Promise<boolean> {
  const gone = await trx
    .deleteFrom('fact_points')
    .where('id', '=', id)
    .where('challenge_id', '=', challengeId)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}

/** Answers a point, or changes the answer; false where the report has none of that id. */
export async function answerPointRow(
  trx: Transacting,
  answer: { challengeId: string; id: string; answer: 'accepted' | 'declined'; reason: string; by: string; at: Date },
): Promise<boolean> {
  const done = await trx
    .updateTable('fact_points')
    .set({ answer: answer.answer, answer_reason: answer.reason, answered_at: answer.at, answered_by: answer.by })
    .where('id', '=', answer.id)
    .where('challenge_id', '=', answer.challengeId)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
