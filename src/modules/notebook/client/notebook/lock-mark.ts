import { answerOf } from './database.ts';
import type { Stores } from './shelf-rows.ts';

/**
 * In `meta`: that the notebook was locked, under a name of its own each time. From then on nothing more is kept in it, until somebody has
 * been given its key by the server who asked after that.
 */
export const LOCKED = 'locked';

/** Of which lock it is, or undefined where it is open: within a transaction over `meta`. */
export async function lockOf(store: Stores): Promise<string | undefined> {
  return (await answerOf(store('meta').get(LOCKED))) as string | undefined;
}

/** Within a transaction over `meta` that keeps something: throws where the notebook was locked. */
export async function mustBeOpen(store: Stores): Promise<void> {
  if ((await lockOf(store)) !== undefined) throw new Error('the notebook was locked');
}

export function unlockIn(store: Stores): void {
  store('meta').delete(LOCKED);
}
