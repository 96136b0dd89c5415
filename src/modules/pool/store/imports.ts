import { sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

export const FATES = ['refused', 'duplicate', 'added', 'changed', 'same'] as const;
export type FateKey = (typeof FATES)[number];
export const IMPORT_PAGE_SIZE = 100;

export type ImportHead = {
  readonly id: string;
  readonly bodyId: string;
  readonly fileName: string;
  readonly by: string;
  readonly at: Date;
  readonly status: string;
  readonly problem: string;
  readonly ignored: readonly string[];
  readonly total: number;
  readonly done: number;
  readonly withDuplicates: boolean;
  readonly counts: Readonly<Partial<Record<FateKey, number>>>;
};

/** The files of peers that were brought, newest first, at most thirty; or the one with that id. One statement. */
export async function importHeads(db: Queryable, bodyIds: readonly string[], id: string | null): Promise<ImportHead[]> {
  const { rows } = await sql<ImportHead>`
    select i.id, i.body_id as "bodyId", i.file_name as "fileName", person.name as by, i.uploaded_at as at, i.status, i.problem,
      i.ignored_columns as ignored, i.rows_total as total, i.rows_done as done, i.with_duplicates as "withDuplicates", i.counts
    from pool_imports i join people person on person.id = i.uploaded_by
    where i.body_id = any(${bodyIds}::uuid[]) ${id === null ? sql`` : sql`and i.id = ${id}`}
    order by i.uploaded_at desc limit 30`.execute(db);
  return rows;
}

export type ImportRow = {
  readonly number: number;
  readonly fate: FateKey;
  readonly name: string;
  readonly email: string;
  readonly peerId: string | null;
  readonly known: string | null;
  readonly detail: readonly {
    column?: string;
    why?: string;
    field?: string;
    from?: string;
    to?: string;
    row?: number;
  }[];
};

/**
 * Rows of a file, a page at a time, those that need somebody first: all of one fate before the next, each in the file's order. One
 * statement; `counts` tells where a page falls, so that the last page of 250,000 rows is found as fast as the first.
 */
export async function importRows(
  db: Queryable,
  { id, counts }: Pick<ImportHead, 'id' | 'counts'>,
  fate: FateKey | null,
  page: number,
): Promise<ImportRow[]> {
  const parts = slicesOf(fate === null ? FATES : [fate], counts, (page - 1) * IMPORT_PAGE_SIZE).map(
    (
      { fate: of, skip, take },
      position,
    ) => sql`(select ${position}::int as part, row_number, fate, name, email, peer_id, detail
      from pool_import_rows where import_id = ${id} and fate = ${of} order by row_number limit ${take} offset ${skip})`,
  );
  if (parts.length === 0) return [];
  const { rows } = await sql<ImportRow>`
    select r.row_number as number, r.fate, r.name, r.email, r.peer_id as "peerId", person.name as known, r.detail
    from (${sql.join(parts, sql` union all `)}) r left join people person on person.id = r.peer_id
    order by r.part, r.row_number`.execute(db);
  return rows;
}

/** Which rows of which fate stand on the page that begins after `from` rows. */
function slicesOf(fates: readonly FateKey[], counts: ImportHead['counts'], from: number) {
  const slices: { fate: FateKey; skip: number; take: number }[] = [];
  let skip = from;
  let room = IMPORT_PAGE_SIZE;
  for (const fate of fates) {
    const count = counts[fate] ?? 0;
    const take = Math.min(room, Math.max(0, count - skip));
    if (take > 0) slices.push({ fate, skip, take });
    skip = Math.max(0, skip - count);
    room -= take;
  }
  return slices;
}
