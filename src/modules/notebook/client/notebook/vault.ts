import type { Sealed } from './cipher.ts';
import { answerOf, DATABASE_PREFIX, deleteDatabase, openDatabase, write } from './database.ts';
import { EMPTY_LOG, type LogRow } from './indexed-store.ts';

/** A key is used without the server for so long after it was last given out; then one has to sign in again. */
export const LEASE_DAYS = 7;

/** Which device this is, and its key as the server wrapped it: useless without the server. */
export type Identity = { readonly device: string; readonly wrapped: string; readonly reference: string };
/** The key itself, for use and not for reading, until that time. */
type Lease = { readonly key: CryptoKey; readonly until: number };

export async function readMeta<T>(database: IDBDatabase, name: string): Promise<T | undefined> {
  return (await answerOf(database.transaction('meta').objectStore('meta').get(name))) as T | undefined;
}

export async function writeMeta(database: IDBDatabase, name: string, value: unknown): Promise<void> {
  await write(database, ['meta'], async (store) => {
    store('meta').put(value, name);
  });
}

/** The key where it may still be used; one that has run out is thrown away. */
export async function leasedKey(database: IDBDatabase, now: number): Promise<CryptoKey | null> {
  const lease = await readMeta<Lease>(database, 'lease');
  if (!lease) return null;
  if (lease.until > now) return lease.key;
  await dropKey(database);
  return null;
}

export async function keepKey(database: IDBDatabase, key: CryptoKey, now: number): Promise<void> {
  await writeMeta(database, 'lease', { key, until: now + LEASE_DAYS * 86_400_000 } satisfies Lease);
}

/** The notes stay, locked. Only the server can give the key again, to the same person. */
export async function dropKey(database: IDBDatabase): Promise<void> {
  await write(database, ['meta'], async (store) => {
    store('meta').delete('lease');
  });
}

/** How many operations the server has not confirmed. Needs no key. */
export async function waitingIn(database: IDBDatabase): Promise<number> {
  const log = (await readMeta<LogRow>(database, 'log')) ?? EMPTY_LOG;
  return Math.max(0, log.head.sequence - log.acknowledged);
}

/** Every notebook on this browser, whoever's it is. */
export async function notebooksHere(): Promise<string[]> {
  const all = await indexedDB.databases();
  return all.flatMap(({ name }) => (name?.startsWith(DATABASE_PREFIX) ? [name] : []));
}

/** How many operations wait in all notebooks on this browser. */
export async function waitingHere(): Promise<number> {
  let waiting = 0;
  for (const name of await notebooksHere()) {
    const database = await openDatabase(name);
    waiting += await waitingIn(database);
    database.close();
  }
  return waiting;
}

/** Signing out: every key goes, and every notebook in which nothing waits goes whole. What waits stays, locked. */
export async function lockAll(): Promise<void> {
  for (const name of await notebooksHere()) {
    const database = await openDatabase(name);
    await dropKey(database);
    const waiting = await waitingIn(database);
    database.close();
    if (waiting === 0) await deleteDatabase(name);
  }
}

export type RescueRow = { readonly sequence: number; readonly iv: string; readonly sealed: string };

/** The unsent operations as they are locked, for a file. Needs no key. */
export async function lockedOperations(database: IDBDatabase): Promise<RescueRow[]> {
  const log = (await readMeta<LogRow>(database, 'log')) ?? EMPTY_LOG;
  const store = database.transaction('operations').objectStore('operations');
  const rows = (await answerOf(store.getAll(IDBKeyRange.lowerBound(log.acknowledged, true)))) as {
    sequence: number;
    sealed: Sealed;
  }[];
  return rows.map(({ sequence, sealed }) => ({
    sequence,
    iv: base64(sealed.iv),
    sealed: base64(new Uint8Array(sealed.bytes)),
  }));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += 8192)
    text += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return btoa(text);
}
