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
      i.ignored_columns as ignored, i.rows_total as total, i.rows_done as done, i.with_duplicates as "withDuplicates",
      coalesce((select json_object_agg(fate, n) from (select fate, count(*) as n from pool_import_rows r where r.import_id = i.id group by fate) each), '{}') as counts
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
  readonly detail: readonly { column?: string; why?: string; field?: string; from?: string; to?: string }[];
};

/** Rows of a file, a page at a time, those that need somebody first. */
export async function importRows(db: Queryable, id: string, fate: FateKey | null, page: number): Promise<ImportRow[]> {
  const { rows } = await sql<ImportRow>`
    select r.row_number as number, r.fate, r.name, r.email, r.peer_id as "peerId", person.name as known, r.detail
    from pool_import_rows r left join people person on person.id = r.peer_id
    where r.import_id = ${id} ${fate === null ? sql`` : sql`and r.fate = ${fate}`}
    order by array_position(array['refused', 'duplicate', 'added', 'changed', 'same'], r.fate), r.row_number
    limit ${IMPORT_PAGE_SIZE} offset ${(page - 1) * IMPORT_PAGE_SIZE}`.execute(db);
  return rows;
}
