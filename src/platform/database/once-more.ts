import type { Database, Transacting } from './connect.ts';

const LOST_TO_ANOTHER: readonly unknown[] = ['40P01', '40001'];

/** True where a transaction was ended by the database for the sake of another that wanted the same at the same time. */
export function lostToAnother(error: unknown): boolean {
  return LOST_TO_ANOTHER.includes((error as { code?: unknown } | null)?.code);
}

/**
 * Runs `work` in a transaction, and once more from its beginning where the database ended it for the sake of another: by then that one
 * is through. Lost a second time it throws what the database said. `work` does nothing that outlives a transaction.
 */
export async function inTransaction<T>(db: Database, work: (trx: Transacting) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(work);
  } catch (error) {
    if (!lostToAnother(error)) throw error;
    return await db.transaction().execute(work);
  }
}
