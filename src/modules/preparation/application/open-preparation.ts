import { addToDate, type IsoDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { challengeThemes } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { Database, Transacting } from '#platform/database/connect';
import type { ChallengeHead } from '#platform/http/context';
import { documentsAreAsked, selfAssessmentIsOpen } from './stages.ts';

export type Opening = {
  readonly challengeId: string;
  readonly definition: ProgrammeDefinition;
  /** The first day on site, from which due dates are counted; null where none is agreed. */
  readonly onSiteFrom: IsoDate | null;
  readonly at: Date;
};

/**
 * Afterwards the host can write its self-assessment and finds the programme’s document requests (those of the agreed themes and of
 * no theme) with their due dates. Opening again changes nothing.
 */
export async function openPreparation(trx: Transacting, opening: Opening): Promise<void> {
  await openSelfAssessment(trx, opening);
  await askForDocuments(trx, opening);
}

/** Afterwards whatever this stage calls for is there. Called by the pages themselves, so that no stage change can forget it. */
export async function openWhereDue(db: Database, head: ChallengeHead, definition: ProgrammeDefinition, at: Date) {
  if (!selfAssessmentIsOpen(head.stage) && !documentsAreAsked(head.stage)) return;
  await db.transaction().execute(async (trx) => {
    const opening = { challengeId: head.id, definition, onSiteFrom: head.onSiteFrom, at };
    await openSelfAssessment(trx, opening);
    if (documentsAreAsked(head.stage)) await askForDocuments(trx, opening);
  });
}

async function openSelfAssessment(trx: Transacting, { challengeId, at }: Opening): Promise<void> {
  await trx
    .insertInto('self_assessments')
    .values({ challenge_id: challengeId, status: 'open', opened_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function askForDocuments(trx: Transacting, opening: Opening): Promise<void> {
  const { challengeId, definition, onSiteFrom, at } = opening;
  const themes = await challengeThemes(trx, challengeId);
  const agreed = new Set(themes.map((theme) => theme.key));
  const wanted = definition.documentRequests.filter(
    (request) => !request.theme || themes.length === 0 || agreed.has(request.theme),
  );
  if (wanted.length === 0) return;
  await trx
    .insertInto('document_requests')
    .values(
      wanted.map((request, index) => ({
        id: newId(at.getTime()),
        challenge_id: challengeId,
        key: request.key,
        name: request.name,
        why: request.why,
        visible_to: request.visibleTo === 'team' ? 'team' : 'manager',
        sensitive: request.sensitive,
        due_on: onSiteFrom && addToDate(onSiteFrom, { weeks: -request.dueWeeksBefore }),
        position: index + 1,
      })),
    )
    .onConflict((conflict) => conflict.columns(['challenge_id', 'key']).doNothing())
    .execute();
}
