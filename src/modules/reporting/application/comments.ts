import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Services } from '#platform/http/context';
import { isWindowOpen } from '../domain/comment-window.ts';
import { answerCommentRow, answerOf, hasComment, insertComment } from '../store/comments.ts';
import { reportOf, sectionsOf } from '../store/draft.ts';

/**
 * Somebody of the team comments on a section, while the window is open. The same form sent twice makes one comment; sent again in other
 * words, after Back, it makes another.
 */
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
    const made = { id: comment.id, sectionId: section.id, authorId: by.personId, text: comment.text, at };
    let { id } = made;
    if (!(await insertComment(trx, made))) {
      if (await hasComment(trx, made)) return 'made';
      id = newId(at.getTime());
      await insertComment(trx, { ...made, id });
    }
    await recordAudit(trx, {
      actorId: by.personId,
      challengeId: comment.challengeId,
      subject: { kind: 'report-comment', id },
      action: 'Comment on the draft made',
      at,
    });
    return 'made' as const;
  });
}

/** The writer answers a comment, in the place of the answer they saw, `before`: another's that came meanwhile is not replaced unseen. */
export async function answerComment(
  services: Services,
  answer: { challengeId: string; commentId: string; text: string; before: string },
  by: { personId: string },
): Promise<Refusal<'missing' | 'stale'> | 'answered'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const now = await answerOf(trx, answer.challengeId, answer.commentId);
    if (now === undefined) return refusal('missing', 'There is no such comment.');
    if (now === answer.text) return 'answered';
    if (now !== answer.before)
      return refusal(
        'stale',
        'This has been answered meanwhile, as it says above. Answer again if yours should stand.',
      );
    await answerCommentRow(trx, { ...answer, by: by.personId, at });
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
