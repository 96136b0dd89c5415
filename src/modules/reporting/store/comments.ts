import type { Queryable, Transacting } from '#platform/database/connect';

/** What a peer of the team said of a section, and what the writer answered. */
export type Comment = {
  readonly id: string;
  readonly author: string;
  readonly text: string;
  readonly madeAt: Date;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
};

/** The comments of a section, oldest first. */
export async function commentsOf(db: Queryable, sectionId: string): Promise<Comment[]> {
  return await db
    .selectFrom('report_comments as comment')
    .innerJoin('people as author', 'author.id', 'comment.author_id')
    .select(['comment.id', 'author.name as author', 'comment.text', 'comment.made_at as madeAt'])
    .select(['comment.answer', 'comment.answered_at as answeredAt'])
    .where('comment.section_id', '=', sectionId)
    .orderBy('comment.made_at')
    .orderBy('comment.id')
    .execute();
}

/** Keeps a comment, once however often its form was sent. */
export async function insertComment(
  trx: Transacting,
  comment: { id: string; sectionId: string; authorId: string; text: string; at: Date },
): Promise<boolean> {
  const made = await trx
    .insertInto('report_comments')
    .values({
      id: comment.id,
      section_id: comment.sectionId,
      author_id: comment.authorId,
      text: comment.text,
      made_at: comment.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Answers a comment of that challenge's report; false where there is none. */
export async function answerCommentRow(
  trx: Transacting,
  answer: { challengeId: string; commentId: string; text: string; by: string; at: Date },
): Promise<boolean> {
  const done = await trx
    .updateTable('report_comments')
    .set({ answer: answer.text, answered_at: answer.at, answered_by: answer.by })
    .where('id', '=', answer.commentId)
    .where('section_id', 'in', (sub) =>
      sub.selectFrom('report_sections').select('id').where('challenge_id', '=', answer.challengeId),
    )
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
