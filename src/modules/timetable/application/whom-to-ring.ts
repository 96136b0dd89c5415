import type { Queryable } from '#platform/database/connect';
import { type ReleaseChange, whoHears } from '../domain/frozen.ts';
import { namesWithoutAddress } from '../store/addresses.ts';

/** How many messages go out, and by name who is concerned and can be sent none: whoever made the change tells them. */
export type Told = {
  readonly told: number;
  readonly toRing: readonly string[];
  /** Whom somebody else was asked to tell, by letter. */
  readonly othersRing?: readonly { readonly asked: string; readonly names: readonly string[] }[];
  /** All of it is over, so that nobody is told. */
  readonly isOver?: boolean;
};

/** Nobody hears of anything. */
export const NOBODY: Told = { told: 0, toRing: [] };

/** Who is to be heard, hears of these changes, as they were told of it or as they are in it now, and has no address. One statement. */
export async function whomToRing(db: Queryable, changes: readonly ReleaseChange[]): Promise<string[]> {
  return await namesWithoutAddress(db, [...new Set(changes.flatMap(whoHears))]);
}
