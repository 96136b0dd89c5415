import { addToDate, londonDate, longDate } from '#kernel/dates';
import { isRefusal, type Refusal } from '#kernel/result';
import { findChallengeHead, openTask, peopleWithRole, writeTo } from '#modules/challenges';
import { definitionVersion, type ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { commentsCloseOn } from '../domain/comment-window.ts';
import { windowsToClose } from '../store/windows.ts';
import { moveOn } from './move-report.ts';

/** The draft goes to the peers, who have the programme's days to comment. Answers with whom was written to, and until when. */
export async function openComments(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: { personId: string },
): Promise<Refusal | { told: string[]; closeOn: string }> {
  const at = services.clock();
  const closeOn = commentsCloseOn(londonDate(at), definition.peerCommentDays);
  return await services.db.transaction().execute(async (trx) => {
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'commenting',
      by: by.personId,
      at,
      action: 'Draft sent to the peers',
      set: { comments_close_on: closeOn },
    });
    if (isRefusal(moved)) return moved;
    const path = `/challenges/${head.reference}/report`;
    // The same kind as the programme's clock, so that the team is asked once, with the window's own day.
    const title = `Comment on the draft report: ${head.title}`;
    const task = { challengeId: head.id, kind: 'peer-comments-closed', for: { role: 'team-peer' as const } };
    await openTask(trx, { ...task, title, path, dueOn: closeOn }, at);
    const letter = {
      challengeId: head.id,
      template: 'report-comments',
      subject: `Comment on the draft report by ${longDate(closeOn)}`,
      ask: `The draft report of ${head.title} is ready for your comments until ${longDate(closeOn)}.`,
      button: { text: 'Read the draft', url: `${services.config.baseUrl}${path}` },
      paragraphs: ['If you say nothing by then, that is fine: the report goes on without waiting for you.'],
      why: 'You get this because you are on the team of this challenge.',
    };
    const peers = await peopleWithRole(trx, head, 'team-peer');
    return { told: await writeTo(trx, peers, letter, at, by.personId), closeOn };
  });
}

/** Comments are closed, by the manager early or by the day's clock. Nobody is waited for. */
export async function closeComments(
  services: Services,
  head: Pick<ChallengeHead, 'id'>,
  definition: ProgrammeDefinition,
  by: { personId: string } | null,
): Promise<Refusal | 'closed'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'revising',
      by: by?.personId ?? null,
      at,
      action: 'Peer comments closed',
    });
    return isRefusal(moved) ? moved : 'closed';
  });
}

/** Closes every window whose last day is over. For the daily round; running it twice changes nothing more. */
export async function closeCommentWindows(services: Services): Promise<number> {
  const yesterday = addToDate(londonDate(services.clock()), { days: -1 });
  let closed = 0;
  for (const reference of await windowsToClose(services.db, yesterday)) {
    const head = await findChallengeHead(services.db, reference);
    if (!head) continue;
    const definition = await definitionVersion(services.db, head.programmeKey, head.programmeVersion);
    if ((await closeComments(services, head, definition, null)) === 'closed') closed += 1;
  }
  return closed;
}
