import { londonDate } from '#kernel/dates';
import type { DocumentModel } from '#platform/documents/model';
import type { StoredFile } from '#platform/files/file-store';
import type { Services } from '#platform/http/context';
import { reportDocument } from '../domain/document-model.ts';
import { keepReportFile, type PublishedReport } from '../store/published.ts';

/** The two files of a report. What makes them is large, and read when the first one is made. */
export const REPORT_FILES = {
  pdf: {
    column: 'pdf_sha256',
    mediaType: 'application/pdf',
    render: async (model: DocumentModel) => (await import('#platform/documents/pdf')).renderPdf(model),
  },
  docx: {
    column: 'docx_sha256',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    render: async (model: DocumentModel) => (await import('#platform/documents/word')).renderWord(model),
  },
} as const;
export type ReportFileKind = keyof typeof REPORT_FILES;

/** The published report as a document. */
export function publishedDocument(
  report: Pick<PublishedReport, 'title' | 'programmeName' | 'summary' | 'content' | 'publishedAt'>,
): DocumentModel {
  const { title, programmeName, summary, publishedAt } = report;
  const cover = { title, subtitle: programmeName, date: londonDate(publishedAt) };
  return reportDocument(report.content, summary === '' ? cover : { ...cover, description: summary });
}

/** Renders one file of a report and puts it in the store. */
export async function makeReportFile(
  services: Services,
  model: DocumentModel,
  kind: ReportFileKind,
): Promise<StoredFile> {
  return await services.files.putBytes(await REPORT_FILES[kind].render(model));
}

/** The stored file of a published report: made now, and kept, where there is none yet or the store has lost it. */
export async function publishedFile(
  services: Services,
  report: PublishedReport,
  kind: ReportFileKind,
): Promise<string> {
  const known = kind === 'pdf' ? report.pdfSha256 : report.docxSha256;
  if (known !== null && (await services.files.has(known))) return known;
  const stored = await makeReportFile(services, publishedDocument(report), kind);
  const { column, mediaType } = REPORT_FILES[kind];
  await services.db
    .transaction()
    .execute((trx) =>
      keepReportFile(trx, { challengeId: report.challengeId, column, mediaType, ...stored, at: services.clock() }),
    );
  return stored.sha256;
}
