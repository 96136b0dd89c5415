import { londonDate } from '#kernel/dates';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { isWindowOpen } from '../domain/comment-window.ts';
import { answerCommentRow, insertComment } from '../store/comments.ts';
import { reportOf, sectionsOf } from '../store/draft.ts';

/** Somebody of the team comments on a section, while the window is open. */
export async function makeComment(
  services: Services,
  comment: { id: string; challengeId: string; sectionKey: string; text: string },
  by: { personId: string },
): Promise<Refusal<'closed' | 'missing'> | 'made'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, comment.challengeId, true);
    const section = (await sectionsOf(trx, comment.challengeId)).find((each) => each.key === comment.sectionKey);
    if (!section) return refusal('missing', 'There is no such section.');
    if (report?.status !== 'commenting' || !isWindowOpen(report.commentsCloseOn, londonDate(at)))
      return refusal('closed', 'Comments are closed. Tell whoever writes the report what you would have said.');
    const { id, text } = comment;
    if (await insertComment(trx, { id, sectionId: section.id, authorId: by.personId, text, at })) {
      await recordAudit(trx, {
        actorId: by.personId,
        challengeId: comment.challengeId,
        subject: { kind: 'report-comment', id },
        action: 'Comment on the draft made',
        at,
      });
    }
    return 'made' as const;
  });
}

/** The writer answers a comment; answering again replaces the answer. */
export async function answerComment(
  services: Services,
  answer: { challengeId: string; commentId: string; text: string },
  by: { personId: string },
): Promise<Refusal<'missing'> | 'answered'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    if (!(await answerCommentRow(trx, { ...answer, by: by.personId, at })))
      return refusal('missing', 'There is no such comment.');
    await recordAudit(trx, {
      actorId: by.personId,
      challengeId: answer.challengeId,
      subject: { kind: 'report-comment', id: answer.commentId },
      action: 'Comment on the draft answered',
      at,
    });
    return 'answered' as const;
  });
}
