import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { isComputedOnly } from '../domain/content.ts';
import { prefilled } from '../domain/outline.ts';
import { isOpenForWriting } from '../domain/report-life.ts';
import { reportOf, saveSection, sectionsOf } from '../store/draft.ts';
import { outlineFacts } from './read-report.ts';

export type SectionEdit = { readonly key: string; readonly body: string; readonly version: number };

/** Saves a section's words. Refused as stale where somebody saved it since, and while the text stands still. */
export async function editSection(
  services: Services,
  challengeId: string,
  edit: SectionEdit,
  by: { personId: string },
  action = 'Section of the report edited',
): Promise<Refusal<'stale' | 'closed' | 'missing'> | 'saved'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const report = await reportOf(trx, challengeId, true);
    const section = (await sectionsOf(trx, challengeId)).find((each) => each.key === edit.key);
    if (!report || !section || isComputedOnly(section.source)) return refusal('missing', 'There is no such section.');
    if (!isOpenForWriting(report.status)) return refusal('closed', 'The text stands still now: nothing was changed.');
    // Pressed twice, or typed alike by two: nothing of anybody's is lost.
    if (section.body === edit.body) return 'saved';
    const saved = await saveSection(trx, { challengeId, ...edit, by: by.personId, at });
    if (!saved) return refusal('stale', 'Somebody changed this section while you were writing.');
    await recordAudit(trx, {
      actorId: by.personId,
      challengeId,
      subject: { kind: 'report-section', id: section.id },
      action,
      detail: { section: section.key },
      at,
    });
    return 'saved';
  });
}

/** Fills a section again from the findings as they are now; what was written in it is gone. */
export async function resetSection(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  section: { key: string; version: number },
  by: { personId: string },
): Promise<Refusal<'stale' | 'closed' | 'missing'> | 'saved'> {
  const now = (await sectionsOf(services.db, head.id)).find((each) => each.key === section.key);
  if (!now) return refusal('missing', 'There is no such section.');
  const body = prefilled(now.source, now.themeId, await outlineFacts(services.db, head, definition));
  return await editSection(services, head.id, { ...section, body }, by, 'Section filled again from the findings');
}
