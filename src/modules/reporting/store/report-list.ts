import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** A published report in a list. */
export type ListedReport = {
  readonly slug: string;
  readonly title: string;
  readonly hostName: string;
  readonly programmeName: string;
  readonly summary: string;
  readonly publishedAt: Date;
};

export type ReportSearch = {
  readonly words: string;
  readonly programme: string;
  readonly year: string;
  readonly page: number;
};

/** How many reports a page of the list holds. */
export const REPORTS_A_PAGE = 20;

/** Published reports, newest first, in which every word occurs. One statement. */
export async function listReports(
  db: Queryable,
  search: ReportSearch,
): Promise<{ total: number; reports: ListedReport[] }> {
  // Counted apart, so that the page itself is read in the order of the index and no further.
  const counted = matching(db, search).select(({ fn }) => fn.countAll<number>().as('total'));
  const rows = await listed(matching(db, search))
    .select(counted.as('total'))
    .limit(REPORTS_A_PAGE)
    .offset((search.page - 1) * REPORTS_A_PAGE)
    .execute();
  return { total: rows[0]?.total ?? 0, reports: rows.map(({ total: _, ...report }) => report) };
}

function listed(query: ReturnType<typeof matching>) {
  return query
    .innerJoin('authorities as host', 'host.id', 'report.host_id')
    .select(['report.slug', 'report.title', 'host.name as hostName', 'report.programme_name as programmeName'])
    .select(['report.summary', 'report.published_at as publishedAt'])
    .orderBy('report.published_at', 'desc')
    .orderBy('report.slug');
}

function matching(db: Queryable, search: ReportSearch) {
  let query = db.selectFrom('published_reports as report');
  for (const word of search.words.split(/\s+/).filter(Boolean).slice(0, 10)) {
    const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where('report.search_text', 'like', sql<string>`plain_text(${pattern})`);
  }
  if (search.programme !== '') query = query.where('report.programme_name', '=', search.programme);
  if (/^\d{4}$/.test(search.year)) query = query.where(YEAR, '=', Number(search.year));
  return query;
}

/** The newest published reports. One statement. */
export async function latestReports(db: Queryable, most: number): Promise<ListedReport[]> {
  return await listed(db.selectFrom('published_reports as report')).limit(most).execute();
}

const YEAR = sql<number>`extract(year from report.published_at at time zone 'Europe/London')::int`;

/** The programmes and years there are reports of. One statement. */
export async function reportFacets(db: Queryable): Promise<{ programmes: string[]; years: number[] }> {
  const row = await db
    .selectFrom((each) =>
      each
        .selectFrom('published_reports as report')
        .select(['report.programme_name', YEAR.as('year')])
        .groupBy(['report.programme_name', YEAR])
        .as('kind'),
    )
    .select(sql<string[]>`coalesce(array_agg(distinct kind.programme_name), '{}')`.as('programmes'))
    .select(sql<number[]>`coalesce(array_agg(distinct kind.year order by kind.year desc), '{}')`.as('years'))
    .executeTakeFirst();
  return { programmes: row?.programmes ?? [], years: row?.years ?? [] };
}
