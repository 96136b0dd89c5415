import type { Transacting } from '#platform/database/connect';
import type { Frozen } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { clashesOf, isAbout } from './release-again.ts';

/** Ends a transaction that would have told people of what nobody can keep, so that nothing of it is saved. Never leaves `orLookFirst`. */
class Unkeepable extends Error {
  readonly clashes: readonly string[];
  constructor(clashes: readonly string[]) {
    super('this would be told with a clash that nobody has seen');
    this.clashes = clashes;
  }
}

/** What a change told at once brings about that nobody could keep; nothing was saved, and nobody was told. */
export type LookFirst = { readonly kind: 'look'; readonly clashes: readonly string[] };

/** What was seen of it, as a form sends it back: only what was seen is done all the same. */
export function seenOf(clashes: readonly string[]): string {
  return clashes.join('\n');
}

/**
 * What nobody could keep before a change, to be compared with after it. Of the sessions that are about to be told only what was `told`
 * so: what a change that waited has brought about nobody has seen yet.
 */
export async function clashesBefore(
  trx: Transacting,
  challengeId: string,
  now: Date,
  told: readonly Frozen[],
  sessions: readonly Session[],
): Promise<readonly string[]> {
  const inDraft = await clashesOf(trx, challengeId, now);
  if (inDraft.length === 0) return inDraft;
  const titles = sessions.map(({ title }) => title);
  const known = await clashesOf(trx, challengeId, now, told);
  return inDraft.filter((clash) => known.includes(clash) || !isAbout(clash, titles));
}

/**
 * After a change of which people would be told at once: goes on where it brings nothing about that nobody could keep, or where exactly
 * that was seen. Otherwise the transaction ends, and `orLookFirst` answers with what is to be looked at.
 */
export async function lookedAt(
  trx: Transacting,
  challengeId: string,
  now: Date,
  { before, seen }: { readonly before: readonly string[]; readonly seen: string },
): Promise<readonly string[]> {
  const fresh = await freshClashes(trx, challengeId, now, before);
  // A form sends its line ends its own way.
  if (fresh.length > 0 && seenOf(fresh) !== seen.replaceAll('\r\n', '\n')) throw new Unkeepable(fresh);
  return fresh;
}

/** What nobody could keep that a change has brought about, however it is told. */
export async function freshClashes(
  trx: Transacting,
  challengeId: string,
  now: Date,
  before: readonly string[],
): Promise<readonly string[]> {
  return (await clashesOf(trx, challengeId, now)).filter((clash) => !before.includes(clash));
}

/** Runs a change in which `lookedAt` may end the transaction. */
export async function orLookFirst<T>(change: () => Promise<T>): Promise<T | LookFirst> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof Unkeepable) return { kind: 'look', clashes: error.clashes };
    throw error;
  }
}
