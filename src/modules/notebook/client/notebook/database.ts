/** The device's database of one person's notebook of one challenge. Readable without the key: numbers and names of rows, nothing else. */
export const DATABASE_PREFIX = 'cf-notebook/';
const VERSION = 1;
/** Longer than any disk needs. A full one may leave a transaction without an answer for ever. */
const PATIENCE_MILLISECONDS = 15_000;

export type StoreName = 'meta' | 'operations' | 'notes' | 'photographs';

export function databaseName(challengeId: string, personId: string): string {
  return `${DATABASE_PREFIX}${challengeId}/${personId}`;
}

/** As whose it was made. */
export function ownerIn(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * A database that is opened again where the browser closed it by itself, as Chromium does when the disk is full: what was under way then
 * fails, and the next attempt may succeed. One that was emptied meanwhile is not made anew behind the writer's back.
 */
export type Shelf = {
  readonly name: string;
  open(): Promise<IDBDatabase>;
  /** Settles when the browser closes the database that is open now: transactions on their way then may never answer. */
  lost(): Promise<never>;
  close(): void;
};

/** Opens the database of that name, making it where there is none. */
export async function openShelf(name: string): Promise<Shelf> {
  let made = false;
  let current: Promise<IDBDatabase> | null = null;
  let lost = neverSettled();
  const open = () => {
    current ??= openDatabase(name, made).then(
      (database) => {
        made = true;
        lost = neverSettled();
        const { reject } = lost;
        database.onclose = () => {
          current = null;
          reject(new Error('the browser closed the database'));
        };
        return database;
      },
      (error) => {
        current = null;
        throw error;
      },
    );
    return current;
  };
  await open();
  return {
    name,
    open,
    lost: () => lost.promise,
    close: () => void current?.then((database) => database.close()),
  };
}

function neverSettled() {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_resolve, refuse) => {
    reject = refuse;
  });
  promise.catch(() => {});
  return { promise, reject };
}

/** Opens it; another window with an older version is asked to close. `known`: it was there before, so it is not made now. */
function openDatabase(name: string, known: boolean): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
      if (known) return request.transaction?.abort();
      if (database.objectStoreNames.length > 0) return;
      database.createObjectStore('meta');
      database.createObjectStore('operations', { keyPath: 'sequence' });
      database.createObjectStore('notes', { keyPath: 'id' });
      database.createObjectStore('photographs', { keyPath: 'id' });
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another window holds an older version open'));
  });
}

export function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * One transaction that has reached the disk when it answers: `strict` asks the browser to wait for the disk, not for the system's
 * promise to write later. Inside `work` only requests of the transaction may be waited for. Where the browser closes the database
 * meanwhile it fails, though it may have been written: whoever asked must look.
 */
export async function write<T>(
  shelf: Shelf,
  stores: readonly StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const database = await shelf.open();
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
  try {
    const asked = work((name) => transaction.objectStore(name)).then((result) => {
      commitNow(transaction);
      return result;
    });
    const done = Promise.all([asked, ended]);
    const [result] = await soonEnough(done, shelf);
    return result;
  } catch (error) {
    ended.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It has ended already.
    }
    throw transaction.error ?? error;
  }
}

/**
 * Nothing more will be asked of it: the browser goes to the disk at once, and does not first wait until this window has heard, in its
 * turn, that each request is done.
 */
function commitNow(transaction: IDBTransaction): void {
  try {
    transaction.commit();
  } catch {
    // It has ended, or ends by itself.
  }
}

/** Reads rows of one or more stores. */
export async function read<T>(
  shelf: Shelf,
  stores: readonly StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = (await shelf.open()).transaction([...stores]);
  return await soonEnough(
    work((name) => transaction.objectStore(name)),
    shelf,
  );
}

async function soonEnough<T>(work: Promise<T>, shelf: Shelf): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the device does not answer')), PATIENCE_MILLISECONDS);
  });
  try {
    return await Promise.race([work, shelf.lost(), late]);
  } finally {
    clearTimeout(timer);
  }
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
