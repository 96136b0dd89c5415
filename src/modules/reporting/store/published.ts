import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { PublishedContent } from '../domain/content.ts';
import { wordsOf } from '../domain/markup.ts';

/** A published report to keep. It is frozen: stored once, never rewritten. */
export type ReportToPublish = {
  readonly challengeId: string;
  /** Its address: `northdale-adult-social-care-2027`. */
  readonly slug: string;
  readonly title: string;
  readonly hostId: string;
  readonly programmeName: string;
  /** One or two sentences for the list of reports. */
  readonly summary: string;
  readonly content: PublishedContent;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  /** The files made from it; left out, each is made at its first request. */
  readonly pdfSha256?: string;
  readonly docxSha256?: string;
};

/** Keeps a published report, with the words it is found by. Throws where the challenge or the address has one already. */
export async function storePublishedReport(trx: Transacting, report: ReportToPublish): Promise<void> {
  const { content } = report;
  const words = [
    report.title,
    content.scope.hostName,
    report.programmeName,
    report.summary,
    ...content.sections.flatMap((section) => [section.heading, wordsOf(section.blocks)]),
  ].join('\n');
  await trx
    .insertInto('published_reports')
    .values({
      challenge_id: report.challengeId,
      slug: report.slug,
      title: report.title,
      host_id: report.hostId,
      programme_name: report.programmeName,
      summary: report.summary,
      content: JSON.stringify(content),
      published_at: report.publishedAt,
      published_by: report.publishedBy,
      search_text: sql<string>`plain_text(${words})`,
      pdf_sha256: report.pdfSha256 ?? null,
      docx_sha256: report.docxSha256 ?? null,
    })
    .execute();
}

/** A published report as it is read. */
export type PublishedReport = {
  readonly challengeId: string;
  readonly slug: string;
  readonly title: string;
  readonly hostName: string;
  readonly programmeName: string;
  readonly summary: string;
  readonly content: PublishedContent;
  readonly publishedAt: Date;
  readonly pdfSha256: string | null;
  readonly docxSha256: string | null;
  /** What followed and is public too. */
  readonly hasPlan: boolean;
  readonly hasReview: boolean;
};

/** The report of an address, or null. One statement. */
export async function publishedReportOf(db: Queryable, slug: string): Promise<PublishedReport | null> {
  const row = await db
    .selectFrom('published_reports as report')
    .innerJoin('authorities as host', 'host.id', 'report.host_id')
    .leftJoin('action_plans as plan', (join) =>
      join.onRef('plan.challenge_id', '=', 'report.challenge_id').on('plan.status', '=', 'published'),
    )
    .leftJoin('progress_reviews as review', (join) =>
      join.onRef('review.challenge_id', '=', 'report.challenge_id').on('review.status', '=', 'published'),
    )
    .select(['report.challenge_id as challengeId', 'report.slug', 'report.title', 'host.name as hostName'])
    .select(['report.programme_name as programmeName', 'report.summary', 'report.content'])
    .select([
      'report.published_at as publishedAt',
      'report.pdf_sha256 as pdfSha256',
      'report.docx_sha256 as docxSha256',
    ])
    .select(['plan.challenge_id as planOf', 'review.challenge_id as reviewOf'])
    .where('report.slug', '=', slug)
    .executeTakeFirst();
  if (!row) return null;
  const { planOf, reviewOf, content, ...rest } = row;
  return { ...rest, content: content as PublishedContent, hasPlan: planOf !== null, hasReview: reviewOf !== null };
}

/** The addresses that begin so. */
export async function slugsLike(db: Queryable, base: string): Promise<string[]> {
  const rows = await db.selectFrom('published_reports').select('slug').where('slug', 'like', `${base}%`).execute();
  return rows.map((row) => row.slug);
}

/** What people call the host. */
export async function hostShortName(db: Queryable, hostId: string): Promise<string> {
  const host = await db
    .selectFrom('authorities')
    .select('short_name')
    .where('id', '=', hostId)
    .executeTakeFirstOrThrow();
  return host.short_name;
}

/** Remembers which stored file a report was made into. */
export async function keepReportFile(
  trx: Transacting,
  file: {
    challengeId: string;
    column: 'pdf_sha256' | 'docx_sha256';
    sha256: string;
    bytes: number;
    mediaType: string;
    at: Date;
  },
): Promise<void> {
  await storeFileRow(trx, file);
  await trx
    .updateTable('published_reports')
    .set({ [file.column]: file.sha256 })
    .where('challenge_id', '=', file.challengeId)
    .execute();
}

/** The row that says that a stored file is wanted. */
export async function storeFileRow(
  trx: Transacting,
  file: { sha256: string; bytes: number; mediaType: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('stored_files')
    .values({ sha256: file.sha256, bytes: file.bytes, media_type: file.mediaType, stored_at: file.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
