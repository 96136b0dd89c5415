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

export type CommentToMake = {
  readonly id: string;
  readonly sectionId: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: Date;
};

/** Whether this person has said exactly this of the section. */
export async function hasComment(trx: Transacting, { sectionId, authorId, text }: CommentToMake): Promise<boolean> {
  const found = await trx
    .selectFrom('report_comments')
    .select('id')
    .where('section_id', '=', sectionId)
    .where('author_id', '=', authorId)
    .where('text', '=', text)
    .executeTakeFirst();
  return found !== undefined;
}

/** Keeps a comment; false where its id is taken. */
export async function insertComment(trx: Transacting, comment: CommentToMake): Promise<boolean> {
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

/** What a comment of that challenge's report was answered with, nothing yet being empty; undefined where there is no such comment. */
export async function answerOf(trx: Transacting, challengeId: string, commentId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom('report_comments as comment')
    .innerJoin('report_sections as section', 'section.id', 'comment.section_id')
    .select('comment.answer')
    .where('comment.id', '=', commentId)
    .where('section.challenge_id', '=', challengeId)
    .forUpdate('comment')
    .executeTakeFirst();
  return row && (row.answer ?? '');
}

/** Writes the answer to a comment. */
export async function answerCommentRow(
  trx: Transacting,
  answer: { commentId: string; text: string; by: string; at: Date },
): Promise<void> {
  await trx
    .updateTable('report_comments')
    .set({ answer: answer.text, answered_at: answer.at, answered_by: answer.by })
    .where('id', '=', answer.commentId)
    .execute();
}
