import { type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '#db/types';
import type { Queryable } from '#platform/database/connect';

/** Whose challenges: of these bodies, of these hosts, or these themselves. Nothing in all three is nobody's. */
export type Visible = {
  readonly bodyIds: readonly string[];
  readonly hostIds: readonly string[];
  readonly challengeIds: readonly string[];
};

export const SORTS = ['on-site', 'host', 'newest'] as const;

export type ListFilters = {
  readonly stage: string;
  readonly programme: string;
  /** Part of the host's name. */
  readonly host: string;
  /** The year on site; where no days are agreed, the year it was asked for. */
  readonly year: number | null;
  readonly sort: (typeof SORTS)[number];
};

export type ListedChallenge = {
  readonly reference: string;
  readonly title: string;
  readonly hostName: string;
  readonly hostShortName: string;
  readonly region: string;
  readonly programmeKey: string;
  readonly stage: string;
  readonly onSiteFrom: string | null;
  readonly onSiteUntil: string | null;
  readonly manager: string | null;
  readonly closed: boolean;
};

export const PAGE_SIZE = 30;

/** A page (30) of the challenges somebody may see, with how many there are in all. One statement. */
export async function listChallenges(
  db: Queryable,
  visible: Visible,
  filters: ListFilters,
  page: number,
): Promise<{ rows: ListedChallenge[]; total: number }> {
  // Which ones is found before anything is read of them: of twenty years, thirty rows are joined and sorted whole.
  const chosen = matching(db, visible, filters)
    .select('challenge.id')
    .$call((query) => inOrder(query, filters.sort))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  const counted = matching(db, visible, filters).select(({ fn }) => fn.countAll<number>().as('total'));
  const rows = await listed(db)
    .select(counted.as('total'))
    .where('challenge.id', 'in', chosen)
    .$call((query) => inOrder(query, filters.sort))
    .execute();
  return { rows, total: rows[0]?.total ?? 0 };
}

function matching(db: Queryable, visible: Visible, filters: ListFilters) {
  let query = db.selectFrom('challenges as challenge').where((where) => visibleTo(where, visible));
  if (filters.stage === 'open') query = query.where('challenge.closed_at', 'is', null);
  else if (filters.stage === 'ended') query = query.where('challenge.closed_at', 'is not', null);
  else if (filters.stage)
    query = query.where('challenge.stage', '=', filters.stage).where('challenge.closed_at', 'is', null);
  if (filters.programme) query = query.where('challenge.programme_key', '=', filters.programme);
  if (filters.host) query = query.where(named(filters.host));
  if (filters.year !== null) query = query.where(inYear(filters.year));
  return query;
}

function inOrder<From extends 'challenge', T>(query: SelectQueryBuilder<Tables, From, T>, sort: ListFilters['sort']) {
  const sorted =
    sort === 'host'
      ? query.orderBy(sql`(select short_name from authorities where id = challenge.host_id)`)
      : sort === 'newest'
        ? query.orderBy(sql`challenge.opened_at`, 'desc')
        : query
            .orderBy(sql`challenge.closed_at is not null`)
            .orderBy(sql`challenge.on_site_from`, (order) => order.asc().nullsLast());
  return sorted.orderBy(sql`challenge.reference`);
}

/** Every challenge with days on site in a year, in order: at most 1,000. */
export async function challengesOfYear(
  db: Queryable,
  bodyIds: readonly string[],
  year: number,
): Promise<ListedChallenge[]> {
  return await listed(db)
    .select(sql<number>`count(*) over ()`.as('total'))
    .where((where) => visibleTo(where, { bodyIds, hostIds: [], challengeIds: [] }))
    .where('challenge.on_site_from', '>=', `${year}-01-01`)
    .where('challenge.on_site_from', '<=', `${year}-12-31`)
    .orderBy('challenge.on_site_from')
    .orderBy('host.short_name')
    .limit(1000)
    .execute();
}

/** The programmes of these bodies or of any challenge: for the filter. */
export async function programmeNames(db: Queryable): Promise<{ key: string; name: string }[]> {
  return await db
    .selectFrom('programmes as programme')
    .innerJoin('programme_versions as version', (join) =>
      join
        .onRef('version.programme_key', '=', 'programme.key')
        .onRef('version.version', '=', 'programme.current_version'),
    )
    .select(['programme.key', sql<string>`version.definition ->> 'shortName'`.as('name')])
    .orderBy('programme.key')
    .execute();
}

function listed(db: Queryable) {
  return db
    .selectFrom('challenges as challenge')
    .innerJoin('authorities as host', 'host.id', 'challenge.host_id')
    .leftJoin('people as manager', 'manager.id', 'challenge.manager_id')
    .select(['challenge.reference', 'challenge.title', 'challenge.stage', 'host.name as hostName', 'host.region'])
    .select(['host.short_name as hostShortName', 'manager.name as manager'])
    .select(['challenge.on_site_from as onSiteFrom', 'challenge.on_site_until as onSiteUntil'])
    .select('challenge.programme_key as programmeKey')
    .select(sql<boolean>`challenge.closed_at is not null`.as('closed'));
}

type Tables = DB & { challenge: DB['challenges']; host: DB['authorities'] };

function visibleTo(where: ExpressionBuilder<Tables, 'challenge'>, { bodyIds, hostIds, challengeIds }: Visible) {
  const ways = [sql<SqlBool>`false`];
  if (bodyIds.length > 0) ways.push(sql<SqlBool>`challenge.body_id = any(${[...bodyIds]}::uuid[])`);
  if (hostIds.length > 0) ways.push(sql<SqlBool>`challenge.host_id = any(${[...hostIds]}::text[])`);
  if (challengeIds.length > 0) ways.push(sql<SqlBool>`challenge.id = any(${[...challengeIds]}::uuid[])`);
  return where.or(ways);
}

function named(part: string) {
  const pattern = `%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`((select plain_text(name) from authorities where id = challenge.host_id) like plain_text(${pattern})
    or lower(challenge.reference) like ${pattern})`;
}

function inYear(year: number) {
  return sql<SqlBool>`coalesce(challenge.on_site_from, (challenge.opened_at at time zone 'Europe/London')::date)
    between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;
}
