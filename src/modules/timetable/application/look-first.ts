import type { Transacting } from '#platform/database/connect';
import type { Frozen, ReleaseChange } from '../domain/frozen.ts';
import type { Session } from '../domain/session.ts';
import { clashesOf, isAbout } from './release-again.ts';

/** Ends a transaction that would have told people of what nobody can keep, so that nothing of it is saved. Never leaves `orLookFirst`. */
class Unseen extends Error {
  readonly clashes: readonly string[];
  readonly untold: readonly ReleaseChange[];
  constructor(clashes: readonly string[], untold: readonly ReleaseChange[]) {
    super('this would be told with what nobody has seen');
    this.clashes = clashes;
    this.untold = untold;
  }
}

/** What a change told at once brings about that nobody could keep; nothing was saved, and nobody was told. */
export type LookFirst = {
  readonly kind: 'look';
  readonly clashes: readonly string[];
  /** What waited for the next release and would be told with it. */
  readonly untold: readonly ReleaseChange[];
};

/** What was seen of it, as a form sends it back: only what was seen is done all the same. */
export function seenOf(clashes: readonly string[], untold: readonly ReleaseChange[] = []): string {
  return [...clashes, ...untold.map(({ session: { id, version } }) => `${id} ${version}`)].join('\n');
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
 * After a change of which people would be told at once: goes on where it brings nothing about that nobody could keep, and tells of nothing
 * `untold` besides, or where exactly that was seen. Otherwise the transaction ends, and `orLookFirst` answers with what is to be looked at.
 */
export async function lookedAt(
  trx: Transacting,
  challengeId: string,
  now: Date,
  { before, seen, untold = [] }: ToBeSeen,
): Promise<readonly string[]> {
  const fresh = await freshClashes(trx, challengeId, now, before);
  // A form sends its line ends its own way.
  const isSeen = seenOf(fresh, untold) === seen.replaceAll('\r\n', '\n');
  if (fresh.length + untold.length > 0 && !isSeen) throw new Unseen(fresh, untold);
  return fresh;
}

/** What nobody could keep before it, what is told besides, and what was seen of either. */
type ToBeSeen = {
  readonly before: readonly string[];
  readonly seen: string;
  readonly untold?: readonly ReleaseChange[];
};

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
    if (error instanceof Unseen) return { kind: 'look', clashes: error.clashes, untold: error.untold };
    throw error;
  }
}
