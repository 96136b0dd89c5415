import { sql } from 'kysely';
import type { OutlineSource } from '#modules/programmes';
import type { Queryable, Transacting } from '#platform/database/connect';
import type { SectionToMake } from '../domain/outline.ts';
import type { PresentedContent } from '../domain/presented.ts';
import type { ReportStatus } from '../domain/report-life.ts';

/** A challenge's report, as far as it has come. */
export type Report = {
  readonly status: ReportStatus;
  readonly commentsCloseOn: string | null;
  readonly factCheckDueOn: string | null;
  /** The fact check was closed for the host, whose days were over: it has not handed it in. */
  readonly factCheckClosed: boolean;
  /** Fact points raised, and those that wait for an answer. */
  readonly points: number;
  readonly openPoints: number;
  /** Where it can be read, once it is published. */
  readonly slug: string | null;
  /** What was shown on the last day on site. */
  readonly presented: PresentedContent | null;
};

/** The report of a challenge, or null before its draft is opened. With `lock`, nobody else moves it meanwhile. */
export async function reportOf(db: Queryable, challengeId: string, lock = false): Promise<Report | null> {
  const query = db
    .selectFrom('reports')
    .select(['status', 'comments_close_on', 'fact_check_due_on', 'fact_check_closed_at'])
    .select([
      sql<number>`(select count(*) from fact_points point where point.challenge_id = reports.challenge_id)`.as(
        'points',
      ),
      sql<number>`(select count(*) from fact_points point where point.challenge_id = reports.challenge_id
        and point.answer is null)`.as('openPoints'),
      sql<string | null>`(select slug from published_reports done where done.challenge_id = reports.challenge_id)`.as(
        'slug',
      ),
      sql<PresentedContent | null>`(select content from presentations shown
        where shown.challenge_id = reports.challenge_id)`.as('presented'),
    ])
    .where('challenge_id', '=', challengeId);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!row) return null;
  return {
    status: row.status as ReportStatus,
    commentsCloseOn: row.comments_close_on,
    factCheckDueOn: row.fact_check_due_on,
    factCheckClosed: row.fact_check_closed_at !== null,
    points: row.points,
    openPoints: row.openPoints,
    slug: row.slug,
    presented: row.presented,
  };
}

/** One section of a draft, with how many comments it has and how many wait for an answer. */
export type Section = {
  readonly id: string;
  readonly key: string;
  readonly heading: string;
  readonly source: OutlineSource;
  readonly themeId: string | null;
  readonly body: string;
  readonly version: number;
  readonly editedAt: Date | null;
  readonly comments: number;
  readonly unanswered: number;
};

/** Every section of a draft in its order. One statement. */
export async function sectionsOf(db: Queryable, challengeId: string): Promise<Section[]> {
  const rows = await db
    .selectFrom('report_sections as section')
    .select(['id', 'key', 'heading', 'source', 'theme_id as themeId', 'body', 'version', 'edited_at as editedAt'])
    .select(
      sql<number>`(select count(*) from report_comments comment where comment.section_id = section.id)`.as('comments'),
    )
    .select(
      sql<number>`(select count(*) from report_comments comment where comment.section_id = section.id
        and comment.answer is null)`.as('unanswered'),
    )
    .where('challenge_id', '=', challengeId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, source: row.source as OutlineSource }));
}

/** Makes the report's row; false where there is one already. */
export async function insertReport(trx: Transacting, challengeId: string, at: Date): Promise<boolean> {
  const made = await trx
    .insertInto('reports')
    .values({ challenge_id: challengeId, status: 'drafting', opened_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** Writes the sections of a new draft in their order. */
export async function insertSections(
  trx: Transacting,
  challengeId: string,
  sections: readonly SectionToMake[],
  makeId: () => string,
): Promise<void> {
  if (sections.length === 0) return;
  await trx
    .insertInto('report_sections')
    .values(
      sections.map(({ key, heading, source, themeId, body }, position) => ({
        id: makeId(),
        challenge_id: challengeId,
        key,
        heading,
        source,
        theme_id: themeId,
        body,
        position,
      })),
    )
    .execute();
}

/** Saves a section's words where its version is still the one given, and counts the report on. False: somebody was quicker. */
export async function saveSection(
  trx: Transacting,
  section: { challengeId: string; key: string; body: string; version: number; by: string; at: Date },
): Promise<boolean> {
  const saved = await trx
    .updateTable('report_sections')
    .set({ body: section.body, version: section.version + 1, edited_at: section.at, edited_by: section.by })
    .where('challenge_id', '=', section.challengeId)
    .where('key', '=', section.key)
    .where('version', '=', section.version)
    .executeTakeFirst();
  if (saved.numUpdatedRows === 0n) return false;
  await trx
    .updateTable('reports')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('challenge_id', '=', section.challengeId)
    .execute();
  return true;
}

/** Moves the report on: its new status and what is set with it. */
export async function setReport(
  trx: Transacting,
  challengeId: string,
  change: {
    status: ReportStatus;
    comments_close_on?: string;
    fact_check_due_on?: string;
    fact_check_closed_at?: Date;
    signed_off_at?: Date;
    signed_off_by?: string;
  },
): Promise<void> {
  await trx.updateTable('reports').set(change).where('challenge_id', '=', challengeId).execute();
}
