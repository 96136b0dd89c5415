import { sql } from 'kysely';
import { isRefusal, type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Transacting } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob } from '#platform/jobs/queue';
import { applyImport } from './apply-import.ts';
import { type PlannedRow, planImport } from './plan-import.ts';
import { importKey, importWorkOf } from './stuck-imports.ts';

export type NewImport = {
  readonly id: string;
  readonly bodyId: string;
  readonly fileName: string;
  readonly sha256: string;
};

/** A file of peers is taken to be looked at: a job says what would come of each row. The same form twice is one. */
export async function startImport(services: Services, file: NewImport, by: string): Promise<void> {
  const at = services.clock();
  await services.db.transaction().execute(async (trx) => {
    const inserted = await trx
      .insertInto('pool_imports')
      .values({
        id: file.id,
        body_id: file.bodyId,
        file_name: file.fileName,
        sha256: file.sha256,
        uploaded_by: by,
        uploaded_at: at,
        status: 'checking',
      })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return;
    await addJob(trx, 'pool-import', { id: file.id, step: 'look' }, { key: importKey(file.id) });
    await audit(trx, file.id, by, 'Brought a file of peers', { file: file.fileName }, at);
  });
}

/** Looks at a file and writes down every row's fate. Nothing in the pool changes. */
export async function lookAtImport(services: Services, id: string): Promise<void> {
  const { db, files } = services;
  const found = await db.selectFrom('pool_imports').selectAll().where('id', '=', id).executeTakeFirst();
  if (found?.status !== 'checking') return;
  const plan = (await files.has(found.sha256))
    ? await planImport(db, found.body_id, () => files.read(found.sha256))
    : refusal('gone', 'The file is no longer kept. Bring it again.');
  if (isRefusal(plan)) {
    const closed = { status: 'refused', problem: plan.why, finished_at: services.clock() };
    await db.updateTable('pool_imports').set(closed).where('id', '=', id).where('status', '=', 'checking').execute();
    return;
  }
  const counts = noFates();
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('pool_import_rows').where('import_id', '=', id).execute();
    for await (const rows of plan.rows()) {
      await writeRows(trx, id, rows);
      countFates(rows, counts);
      await sayHowFar(services, id, counts, plan.total);
    }
    await trx
      .updateTable('pool_imports')
      .set({
        status: 'checked',
        rows_total: plan.total,
        rows_done: plan.total,
        ignored_columns: [...plan.ignored],
        counts: JSON.stringify(counts),
      })
      .where('id', '=', id)
      .where('status', '=', 'checking')
      .execute();
  });
}

/** Outside the transaction of the work, so that whoever waits sees how far it is. */
async function sayHowFar({ db }: Services, id: string, counts: FateCounts, total: number): Promise<void> {
  const done = Object.values(counts).reduce((sum, each) => sum + each, 0);
  await db.updateTable('pool_imports').set({ rows_done: done, rows_total: total }).where('id', '=', id).execute();
}

/** Somebody has read the rows and says: take it in. A job does it, in one transaction. */
export async function applyStartedImport(
  services: Services,
  id: string,
  withDuplicates: boolean,
  by: string,
): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const started = await trx
      .updateTable('pool_imports')
      .set({ status: 'applying', with_duplicates: withDuplicates, applied_by: by, rows_done: 0 })
      .where('id', '=', id)
      .where('status', '=', 'checked')
      .executeTakeFirst();
    if (started.numUpdatedRows === 0n) return refusal('over', 'This file has been taken in or dropped already.');
    await addJob(trx, 'pool-import', { id, step: 'take-in' }, { key: importKey(id) });
    return null;
  });
}

/**
 * Takes a file in whole, or, where anything breaks, not at all: then the job is tried again. What can no longer be read is refused. What
 * each row comes to is worked out afresh, for the pool may have changed since it was looked at.
 */
export async function takeImportIn(services: Services, id: string): Promise<void> {
  const { db, files } = services;
  const at = services.clock();
  await db.transaction().execute(async (trx) => {
    const refuse = async (problem: string) => {
      const closed = { status: 'refused', problem, finished_at: at };
      await trx.updateTable('pool_imports').set(closed).where('id', '=', id).execute();
    };
    const found = await trx.selectFrom('pool_imports').selectAll().where('id', '=', id).executeTakeFirst();
    if (found?.status !== 'applying') return;
    // A file of people is kept for a day and no longer.
    if (!(await files.has(found.sha256))) {
      return await refuse('The file is no longer kept. Bring it again; nothing was taken in.');
    }
    const plan = await planImport(trx, found.body_id, () => files.read(found.sha256));
    // It could be read when it was looked at, and another try would read it no better.
    if (isRefusal(plan)) return await refuse('The file can no longer be read. Bring it again; nothing was taken in.');
    const actor = { bodyId: found.body_id, by: found.applied_by, at, source: found.file_name };
    const counts = noFates();
    let written = 0;
    await trx.deleteFrom('pool_import_rows').where('import_id', '=', id).execute();
    for await (const rows of plan.rows()) {
      const ids = await applyImport(trx, rows, actor, { withDuplicates: found.with_duplicates });
      await writeRows(trx, id, rows, ids);
      countFates(rows, counts);
      written += ids.size;
      await sayHowFar(services, id, counts, plan.total);
    }
    await audit(trx, id, found.applied_by, 'Took a file of peers in', { file: found.file_name, written }, at);
    const ended = await trx
      .updateTable('pool_imports')
      .set({ status: 'done', rows_done: plan.total, finished_at: at, counts: JSON.stringify(counts) })
      .where('id', '=', id)
      .where('status', '=', 'applying')
      .executeTakeFirst();
    // Dropped meanwhile: nothing of it stays.
    if (ended.numUpdatedRows === 0n) throw new Error('this file was dropped while it was taken in');
  });
}

/**
 * A file that was looked at, or on which every try has failed, is dropped: its rows are forgotten, that it was there is kept. False where
 * there is nothing to drop.
 */
export async function dropImport(services: Services, id: string, by: string): Promise<boolean> {
  const at = services.clock();
  return await services.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('pool_imports')
      .select(['id', 'status'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const isGivenUp = found && (await importWorkOf(trx, [found])).get(id)?.state === 'given-up';
    if (!found || !(['checked', 'refused'].includes(found.status) || isGivenUp)) return false;
    await trx
      .updateTable('pool_imports')
      .set({ status: 'dropped', finished_at: at })
      .where('id', '=', id)
      .executeTakeFirst();
    await trx.deleteFrom('pool_import_rows').where('import_id', '=', id).execute();
    await audit(trx, id, by, 'Dropped a file of peers', {}, at);
    return true;
  });
}

/** How many rows have each fate. */
export type FateCounts = Record<PlannedRow['fate'], number>;

export function noFates(): FateCounts {
  return { added: 0, changed: 0, same: 0, duplicate: 0, refused: 0 };
}

/** Counts these rows too. */
export function countFates(rows: readonly PlannedRow[], counts: FateCounts): void {
  for (const { fate } of rows) counts[fate] += 1;
}

async function writeRows(
  trx: Transacting,
  id: string,
  planned: readonly PlannedRow[],
  written: ReadonlyMap<number, string> = new Map(),
): Promise<void> {
  const rows = planned.map((row) => ({
    row_number: row.number,
    fate: row.fate,
    name: row.name.slice(0, 200),
    email: row.email.slice(0, 254),
    peer_id: written.get(row.number) ?? ('peerId' in row ? row.peerId : null),
    detail: detailOf(row),
  }));
  // A name cut in the middle of a letter is no text to the database.
  const text = JSON.stringify(rows, (_key, value) => (typeof value === 'string' ? value.toWellFormed() : value));
  await sql`insert into pool_import_rows (import_id, row_number, fate, name, email, peer_id, detail)
    select ${id}, r.row_number, r.fate, r.name, r.email, r.peer_id, r.detail
    from jsonb_to_recordset(${text}::jsonb) as r(row_number int, fate text, name text, email text, peer_id uuid, detail jsonb)`.execute(
    trx,
  );
}

function detailOf(row: PlannedRow): readonly unknown[] {
  if (row.fate === 'refused') return row.problems;
  if (row.fate === 'changed') return row.changes;
  return row.fate === 'duplicate' && row.row !== null ? [{ row: row.row }] : [];
}

async function audit(
  trx: Transacting,
  id: string,
  actorId: string | null,
  action: string,
  detail: Record<string, unknown>,
  at: Date,
): Promise<void> {
  await recordAudit(trx, { actorId, subject: { kind: 'pool-import', id }, action, detail, at });
}
