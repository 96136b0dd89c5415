import { type Refusal, refusal } from '#kernel/result';
import { recordAudit } from '#modules/audit';
import type { Queryable } from '#platform/database/connect';
import type { Services } from '#platform/http/context';
import { addJob, jobsByKey } from '#platform/jobs/queue';
import { type ImportWork, workOf } from '../domain/import-work.ts';

export const importKey = (id: string) => `pool-import ${id}`;

/** How the work on each of these files goes, for those that are being looked at or taken in. One statement, two where work is in no queue. */
export async function importWorkOf(
  db: Queryable,
  heads: readonly { readonly id: string; readonly status: string }[],
): Promise<ReadonlyMap<string, ImportWork>> {
  const atWork = heads.filter(({ status }) => AT_WORK.includes(status)).map(({ id }) => id);
  const jobs = await jobsByKey(db, atWork.map(importKey));
  const ended = await endedOf(
    db,
    atWork.filter((id) => !jobs.has(importKey(id))),
  );
  return new Map(atWork.map((id) => [id, ended.has(id) ? { state: 'going-on' } : workOf(jobs.get(importKey(id)))]));
}

const AT_WORK: readonly string[] = ['checking', 'applying'];

/** Those of these that came to their end since they were read: their work left the queue because it is done. */
async function endedOf(db: Queryable, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('pool_imports')
    .select('id')
    .where('id', 'in', [...ids])
    .where('status', 'not in', [...AT_WORK])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * A file on which every try has failed is looked at, or taken in, once more, with all its tries before it. Refused where that is going
 * on or done: pressed twice, it is asked for once.
 */
export async function tryImportAgain(services: Services, id: string, by: string): Promise<Refusal | null> {
  return await services.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('pool_imports')
      .select(['id', 'status'])
      .where('id', '=', id)
      .forNoKeyUpdate()
      .executeTakeFirst();
    const work = found && (await importWorkOf(trx, [found])).get(id);
    if (work?.state !== 'given-up') return refusal('over', 'This file is being worked on, or is done.');
    const step = found?.status === 'checking' ? 'look' : 'take-in';
    await addJob(trx, 'pool-import', { id, step }, { key: importKey(id) });
    await trx.updateTable('pool_imports').set({ rows_done: 0 }).where('id', '=', id).execute();
    const at = services.clock();
    const subject = { kind: 'pool-import', id };
    await recordAudit(trx, { actorId: by, subject, action: 'Asked for a file of peers to be tried again', at });
    return null;
  });
}
