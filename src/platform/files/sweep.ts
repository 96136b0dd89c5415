import type { Queryable } from '../database/connect.ts';
import type { FileStore } from './file-store.ts';

/** A file may wait that long for its row: an upload that is being taken in has none yet. */
const GRACE_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Forgets the files that no row of `stored_files` names, a day after they were stored: what a crash or an undone transaction left
 * behind. A database that names no file at all sweeps nothing: it is a new one beside an old folder, and the files are not ours to
 * judge. Answers how many were forgotten.
 */
export async function sweepFiles(files: FileStore, db: Queryable, now: Date): Promise<number> {
  const any = await db.selectFrom('stored_files').select('sha256').limit(1).executeTakeFirst();
  if (!any) return 0;
  return await files.sweep(new Date(now.getTime() - GRACE_MILLISECONDS), async (sha256s) => {
    const rows = await db
      .selectFrom('stored_files')
      .select('sha256')
      .where('sha256', 'in', [...sha256s])
      .execute();
    return new Set(rows.map(({ sha256 }) => sha256));
  });
}
