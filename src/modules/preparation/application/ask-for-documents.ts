import { addToDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { challengeThemes } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { documentsAreAsked } from './stages.ts';

/**
 * Afterwards the host finds the programme’s document requests (those of the agreed themes and of no theme) with their due dates, once
 * the stage calls for them. Asking again changes nothing. Called by the page itself, so that no stage change can forget it; two statements.
 */
export async function askForDocumentsWhereDue(
  db: Queryable,
  head: Pick<ChallengeHead, 'id' | 'stage' | 'onSiteFrom'>,
  definition: ProgrammeDefinition,
  at: Date,
): Promise<void> {
  if (!documentsAreAsked(head.stage)) return;
  const themes = await challengeThemes(db, head.id);
  const agreed = new Set(themes.map((theme) => theme.key));
  const wanted = definition.documentRequests.filter(
    (request) => !request.theme || themes.length === 0 || agreed.has(request.theme),
  );
  if (wanted.length === 0) return;
  await db
    .insertInto('document_requests')
    .values(
      wanted.map((request, index) => ({
        id: newId(at.getTime()),
        challenge_id: head.id,
        key: request.key,
        name: request.name,
        why: request.why,
        visible_to: request.visibleTo === 'team' ? 'team' : 'manager',
        sensitive: request.sensitive,
        due_on: head.onSiteFrom && addToDate(head.onSiteFrom, { weeks: -request.dueWeeksBefore }),
        position: index + 1,
      })),
    )
    .onConflict((conflict) => conflict.columns(['challenge_id', 'key']).doNothing())
    .execute();
}
