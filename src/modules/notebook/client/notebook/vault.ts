import type { Sealed } from './cipher.ts';
import { answerOf, read, type Shelf, write } from './database.ts';
import type { DraftRow } from './draft-row.ts';
import { lockOf, unlockIn } from './lock-mark.ts';
import { dropKey } from './locking.ts';
import { isUnsent, type PhotographList, type PhotographRow, photographsIn } from './photographs.ts';
import { type NoteRows, noteRowsIn } from './shelf-notes.ts';
import { EMPTY_LOG, type LogRow, type NoteRow, type OperationRow } from './shelf-rows.ts';

/** A key is used without the server for so long after it was last given out; then one has to sign in again. */
const LEASE_DAYS = 7;

/** Which device this is, and its key as the server wrapped it: useless without the server. */
export type Identity = {
  readonly device: string;
  readonly wrapped: string;
  readonly reference: string;
  /** Who was given the key last. Absent where an earlier version of the notebook wrote it: then whose name it has. */
  readonly person?: string;
};
/** The key itself, for use and not for reading, until that time. */
type Lease = { readonly key: CryptoKey; readonly until: number };

export async function readMeta<T>(shelf: Shelf, name: string): Promise<T | undefined> {
  return (await read(shelf, ['meta'], (store) => answerOf(store('meta').get(name)))) as T | undefined;
}

/** All that the notebook opens from, in one reading: on a phone each is a wait. */
export type Kept = {
  readonly identity: Identity | undefined;
  readonly lease: Lease | undefined;
  /** Of which lock it is, where it is locked. */
  readonly lock: string | undefined;
  readonly bundle: Sealed | undefined;
  /** What has been heard since the bundle was kept. */
  readonly standing: Sealed | undefined;
  readonly draft: DraftRow | undefined;
  readonly notes: NoteRows;
  readonly photographs: PhotographList;
};

export async function readKept(shelf: Shelf): Promise<Kept> {
  return await read(shelf, ['meta', 'notes', 'photographs'], async (store) => {
    const meta = <T>(name: string) => answerOf(store('meta').get(name)) as Promise<T | undefined>;
    const [identity, lease, lock, notes, photographs, draft, standing, bundle] = await Promise.all([
      meta<Identity>('identity'),
      meta<Lease>('lease'),
      lockOf(store),
      noteRowsIn(store),
      photographsIn(store),
      meta<DraftRow>('draft'),
      meta<Sealed>('standing'),
      meta<Sealed>('bundle'),
    ]);
    return { identity, lease, lock, bundle, standing, draft, notes, photographs };
  });
}

/** The key where it may still be used; one that has run out is thrown away. */
export async function leasedKey(shelf: Shelf, lease: Lease | undefined, now: number): Promise<CryptoKey | null> {
  if (!lease) return null;
  if (lease.until > now) return lease.key;
  await dropKey(shelf);
  return null;
}

/**
 * Keeps which device this is, with its key, in one transaction. `other`, and nothing is done, where another window has made this another
 * device, or the same with another key, meanwhile: two keys in one notebook, and nobody could read what was locked under one of them.
 * `locked`, and nothing is done, where the notebook was locked after the key had been asked for: `lock` is the one that was there before.
 */
export async function keepIdentity(
  shelf: Shelf,
  own: Identity,
  key: CryptoKey,
  { now, lock }: { readonly now: number; readonly lock: string | undefined },
): Promise<'kept' | 'other' | 'locked'> {
  return await write(shelf, ['meta'], async (store) => {
    const meta = store('meta');
    const [there, locked] = (await Promise.all([answerOf(meta.get('identity')), lockOf(store)])) as [
      Identity | undefined,
      string | undefined,
    ];
    if (locked !== undefined && locked !== lock) return 'locked';
    if (there && there.wrapped !== own.wrapped) return 'other';
    unlockIn(store);
    meta.put(own, 'identity');
    meta.put(leaseFrom(key, now), 'lease');
    return 'kept';
  });
}

/**
 * Keeps what the server has just given, and the key for as long again, in one transaction. What is undefined goes. False, and nothing is
 * kept, where the notebook was locked meanwhile; and no key comes where none is any more.
 */
export async function keepWithLease(
  shelf: Shelf,
  key: CryptoKey,
  given: { readonly bundle?: Sealed; readonly standing: Sealed | undefined; readonly now: number },
): Promise<boolean> {
  return await write(shelf, ['meta'], async (store) => {
    const meta = store('meta');
    const [leased, locked] = await Promise.all([answerOf(meta.count('lease')), lockOf(store)]);
    if (locked !== undefined) return false;
    if (given.bundle) meta.put(given.bundle, 'bundle');
    if (given.standing) meta.put(given.standing, 'standing');
    else meta.delete('standing');
    if (leased > 0) meta.put(leaseFrom(key, given.now), 'lease');
    return true;
  });
}

/** Takes away all that is the team's, and the key: whoever has left it opens what is their own with a network, if they may. */
export async function forgetTeam(shelf: Shelf): Promise<void> {
  await write(shelf, ['meta'], async (store) => {
    for (const name of ['bundle', 'standing', 'lease']) store('meta').delete(name);
  });
}

function leaseFrom(key: CryptoKey, now: number): Lease {
  return { key, until: now + LEASE_DAYS * 86_400_000 };
}

type Spelt = { readonly iv: string; readonly sealed: string };
export type RescueRow = { readonly sequence: number } & Spelt;
/** `small`: its small version, where it could be made. */
export type RescuePhotograph = { readonly id: string; readonly noteId: string; readonly small?: Spelt } & Spelt;

export type MakeSmall = (id: string, sealed: Sealed) => Promise<Sealed | null>;

type RescueNote = { readonly id: string; readonly sequence: number } & Spelt;

/** A note that could not be read, as it lies there: perhaps somebody can make something of it. */
export type RescueDamaged = RescueNote;
type Unsent = {
  readonly operations: readonly RescueRow[];
  readonly damaged: readonly RescueDamaged[];
  /** Notes that the server refused: their words are on this device alone. */
  readonly refused: readonly RescueNote[];
};

/** The unsent operations as they are locked, for a file, with the notes that were refused and those that are `unreadable`. Needs no key. */
export async function lockedUnsent(shelf: Shelf, unreadable: readonly string[]): Promise<Unsent> {
  const log = (await readMeta<LogRow>(shelf, 'log')) ?? EMPTY_LOG;
  const [operations, notes] = (await read(shelf, ['operations', 'notes'], (store) =>
    Promise.all([
      answerOf(store('operations').getAll(IDBKeyRange.lowerBound(log.acknowledged, true))),
      answerOf(store('notes').getAll()),
    ]),
  )) as [OperationRow[], NoteRow[]];
  const spelled = ({ id, sequence, sealed }: NoteRow): RescueNote => ({ id, sequence, ...spelt(sealed) });
  return {
    operations: operations.map(({ sequence, sealed }) => ({ sequence, ...spelt(sealed) })),
    damaged: notes.filter((row) => unreadable.includes(row.id)).map(spelled),
    refused: notes.filter((row) => row.refused).map(spelled),
  };
}

/** Which photographs are unsent. Needs no key. */
export async function unsentPhotographs(shelf: Shelf): Promise<readonly string[]> {
  const { held } = await read(shelf, ['meta', 'photographs'], photographsIn);
  return held.filter(isUnsent).map(({ id }) => id);
}

/**
 * One of them as it is locked, for a file; null where it is not there any more. `makeSmall` makes and locks its small version, for which a key
 * is needed: a notebook that is locked has none.
 */
export async function lockedPhotograph(
  shelf: Shelf,
  id: string,
  makeSmall: MakeSmall | undefined,
): Promise<RescuePhotograph | null> {
  const row = (await read(shelf, ['photographs'], (store) => answerOf(store('photographs').get(id)))) as
    | PhotographRow
    | undefined;
  if (!row) return null;
  const small = await makeSmall?.(id, row.sealed).catch(() => null);
  return { id, noteId: row.noteId, ...spelt(row.sealed), ...(small && { small: spelt(small) }) };
}

/** What is damaged may have nothing left of either. */
function spelt(sealed: Partial<Sealed> | undefined): Spelt {
  return {
    iv: base64(sealed?.iv ?? new Uint8Array()),
    sealed: base64(new Uint8Array(sealed?.bytes ?? new ArrayBuffer())),
  };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
