import { newId } from '#kernel/ids';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import { type ProgrammeDefinition, type StageKey, stageIndex } from '#modules/programmes';
import type { Transacting } from '#platform/database/connect';
import type { ChallengeHead, Services } from '#platform/http/context';
import { planSections } from '../domain/outline.ts';
import { insertReport, insertSections } from '../store/draft.ts';
import { outlineFacts, type ReportedChallenge } from './read-report.ts';

/**
 * Makes a challenge's report and its sections from the programme's outline, filled from the findings. `bodies` are words for
 * sections that are already written, by section key. False, and nothing changes, where the draft is open already.
 */
export async function openDraftSections(
  trx: Transacting,
  head: ReportedChallenge,
  definition: ProgrammeDefinition,
  options: { at: Date; bodies?: Readonly<Record<string, string>> },
): Promise<boolean> {
  if (!(await insertReport(trx, head.id, options.at))) return false;
  const planned = planSections(definition.reportOutline, await outlineFacts(trx, head, definition));
  const sections = planned.map((section) => ({ ...section, body: options.bodies?.[section.key] ?? section.body }));
  await insertSections(trx, head.id, sections, () => newId(options.at.getTime()));
  return true;
}

/** The writer opens the draft: one form press or two make one. Refused before the team is on site. */
export async function openDraft(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  by: { personId: string },
): Promise<Refusal<'too-early'> | 'open'> {
  const early = tooEarly(definition, head.stage as StageKey);
  if (isRefusal(early)) return early;
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    if (await openDraftSections(trx, head, definition, { at })) {
      await recordAudit(trx, {
        actorId: by.personId,
        challengeId: head.id,
        subject: { kind: 'report', id: head.id },
        action: 'Draft of the report opened',
        after: 'drafting',
        at,
      });
    }
    return 'open' as const;
  });
}

/** Nothing is written before the team has been to see. */
export function tooEarly(definition: ProgrammeDefinition, stage: StageKey): Refusal<'too-early'> | null {
  if (stageIndex(definition, stage) >= stageIndex(definition, 'on-site')) return null;
  return refusal('too-early', 'The report is drafted from findings: it can be opened once the team is on site.');
}
