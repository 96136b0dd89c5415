import { londonDate } from '#kernel/dates';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { openTask, peopleWithRole, settleTask, writeTo } from '#modules/challenges';
import type { ProgrammeDefinition } from '#modules/programmes';
import type { ChallengeHead, Services } from '#platform/http/context';
import { summaryOf } from '../domain/content.ts';
import { signedByHost } from '../domain/report-life.ts';
import { reportSlug } from '../domain/slug.ts';
import { hostShortName, slugsLike, storeFileRow, storePublishedReport } from '../store/published.ts';
import { readToSend, refusePointing, stampOf } from './check-phrases.ts';
import { moveOn } from './move-report.ts';
import { makeReportFile, publishedDocument, REPORT_FILES, type ReportFileKind } from './report-files.ts';

type By = { readonly personId: string };

/** What whoever signs off has read (`stampOf`), and why words that point to one person may stay. */
export type SignOff = { readonly read: string; readonly overrideReason: string };

/**
 * Whoever signs off in this programme does so, as read: refused where a section, a recommendation or a figure has changed since. Refused
 * too while words point to one person and no reason is given, for a host that publishes reads it next.
 */
export async function signOffReport(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  { read, overrideReason }: SignOff,
  by: By,
): Promise<Refusal | 'signed-off'> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const { content, phrases } = await readToSend(trx, head, definition);
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'signed-off',
      by: by.personId,
      at,
      action: 'Report signed off',
      set: { signed_off_at: at, signed_off_by: by.personId },
      reason: phrases.length > 0 ? overrideReason : null,
      detail: phrases.length > 0 ? { phrasesKept: phrases.map(({ phrase }) => phrase) } : {},
      check: () =>
        stampOf(content) === read
          ? refusePointing(phrases, overrideReason)
          : refusal('stale', 'The report has changed since you opened this page. Read it again, then sign off.'),
    });
    if (isRefusal(moved)) return moved;
    await settleTask(trx, { challengeId: head.id, kind: 'sign-off-report' }, by.personId, at);
    // Where the host signs off it publishes too, and the programme's own clock asks it.
    if (!signedByHost(definition)) {
      const task = { challengeId: head.id, kind: 'publish-report', for: { role: 'programme-manager' as const } };
      const path = `/challenges/${head.reference}/report`;
      await openTask(trx, { ...task, title: `Publish the report: ${head.title}`, path }, at);
    }
    return 'signed-off' as const;
  });
}

/**
 * The report becomes public, frozen as it is now: its content, its PDF and its Word file. Refused while words point to one person
 * and no reason is given. The host, the team and the programme hear of it.
 */
export async function publishReport(
  services: Services,
  head: ChallengeHead,
  definition: ProgrammeDefinition,
  overrideReason: string,
  by: By,
): Promise<Refusal | { slug: string; told: string[] }> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const { content, phrases } = await readToSend(trx, head, definition);
    const moved = await moveOn(trx, {
      challengeId: head.id,
      definition,
      to: 'published',
      by: by.personId,
      at,
      action: 'Report published',
      reason: phrases.length > 0 ? overrideReason : null,
      detail: phrases.length > 0 ? { phrasesKept: phrases.map(({ phrase }) => phrase) } : {},
      check: () => refusePointing(phrases, overrideReason),
    });
    if (isRefusal(moved)) return moved;
    const year = (head.onSiteFrom ?? londonDate(at)).slice(0, 4);
    const place = { hostShortName: await hostShortName(trx, head.hostId), programmeKey: head.programmeKey, year };
    const slug = reportSlug(place, new Set(await slugsLike(trx, reportSlug(place, new Set()))));
    const report = {
      title: `${head.hostName}: ${definition.name}`,
      programmeName: definition.name,
      summary: summaryOf(content),
      content,
      publishedAt: at,
    };
    const [pdf, docx] = await Promise.all(
      (['pdf', 'docx'] as const).map((kind: ReportFileKind) =>
        makeReportFile(services, publishedDocument(report), kind),
      ),
    );
    if (!pdf || !docx) throw new Error('a report has two files');
    await storeFileRow(trx, { ...pdf, mediaType: REPORT_FILES.pdf.mediaType, at });
    await storeFileRow(trx, { ...docx, mediaType: REPORT_FILES.docx.mediaType, at });
    await storePublishedReport(trx, {
      ...report,
      challengeId: head.id,
      slug,
      hostId: head.hostId,
      publishedBy: by.personId,
      pdfSha256: pdf.sha256,
      docxSha256: docx.sha256,
    });
    await settleTask(trx, { challengeId: head.id, kind: 'publish-report' }, by.personId, at);
    const letter = {
      challengeId: head.id,
      template: 'report-published',
      subject: `The report of ${head.hostName} is published`,
      ask: `The report of ${head.title} is published. Anybody can read it.`,
      button: { text: 'Read the report', url: `${services.config.baseUrl}/reports/${slug}` },
      why: 'You get this because you had a part in this challenge.',
    };
    const roles = ['host-coordinator', 'host-sponsor', 'challenge-manager', 'team-peer', 'programme-manager'] as const;
    return { slug, told: await writeTo(trx, await peopleWithRole(trx, head, ...roles), letter, at, by.personId) };
  });
}
