/** The device's database of one person's notebook of one challenge. Readable without the key: numbers and names of rows, nothing else. */
export const DATABASE_PREFIX = 'cf-notebook/';
const VERSION = 1;

export type StoreName = 'meta' | 'operations' | 'notes' | 'photographs';

export function databaseName(challengeId: string, personId: string): string {
  return `${DATABASE_PREFIX}${challengeId}/${personId}`;
}

/** Opens it, making it where there is none. Another window with an older version is asked to close. */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      const database = request.result;
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
 * promise to write later. Inside `work` only requests of the transaction may be waited for.
 */
export async function write<T>(
  database: IDBDatabase,
  stores: readonly StoreName[],
  work: (store: (name: StoreName) => IDBObjectStore) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' });
  const ended = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
  try {
    const [result] = await Promise.all([work((name) => transaction.objectStore(name)), ended]);
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

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
