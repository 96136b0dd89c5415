import type { Page } from 'playwright-core';

/** A store of the notebook's database on a phone. */
export type Store = 'notes' | 'operations' | 'photographs' | 'meta';
type Key = string | number;

/** A row of the phone's own store, its locked bytes in hexadecimal. */
export type Row = { readonly key: Key; readonly bytes: string };

export async function rowsOn(page: Page, store: Exclude<Store, 'meta'>): Promise<Row[]> {
  return await inMemory<Row[]>(page, { store, look: 'rows', keys: [] });
}

/** How many locked bytes lie in `meta` under that name, or how long the list there is; 0 where there is no such row. */
async function bytesOn(page: Page, name: string): Promise<number> {
  return await inMemory<number>(page, { store: 'meta', look: 'length', keys: [name] });
}

/** Waits until there are as many bytes under that name, or any at all. */
export async function untilOn(page: Page, name: string, least = 1): Promise<void> {
  const patienceEnds = Date.now() + 20_000;
  while ((await bytesOn(page, name)) < least) {
    if (Date.now() > patienceEnds) throw new Error(`There are no ${least} bytes under “${name}” on the phone.`);
  }
}

/** What locking adds to the length of a text. */
const TAG_BYTES = 16;

/** Waits until the phone holds a draft as long as that: it is locked, so how long it is is all that can be seen from outside. */
export async function untilDraftOn(page: Page, text: string): Promise<void> {
  await untilOn(page, 'draft', JSON.stringify({ text, change: null }).length + TAG_BYTES);
}

/** How many notebooks are on the phone, and of how many of them it holds a key. */
export async function notebooksOn(page: Page): Promise<{ notebooks: number; keys: number }> {
  return await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    let [notebooks, keys] = [0, 0];
    for (const name of names) {
      const database = await new Promise<IDBDatabase | null>((resolve) => {
        const request = indexedDB.open(name);
        // Gone since it was named: it is not made anew by being looked at.
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onerror = () => resolve(null);
        request.onsuccess = () => resolve(request.result);
      });
      if (!database) continue;
      notebooks += 1;
      const lease = await new Promise((resolve) => {
        const request = database.transaction('meta').objectStore('meta').get('lease');
        request.onsuccess = () => resolve(request.result);
      });
      database.close();
      if (lease) keys += 1;
    }
    return { notebooks, keys };
  });
}

/** Takes rows away altogether. */
export async function takeAway(page: Page, store: Store, keys: readonly Key[]): Promise<void> {
  await inMemory(page, { store, look: 'take-away', keys });
}

/** Cuts the locked bytes of rows short, as a phone does that goes dark in the middle of writing. `meta` rows go by their name. */
export async function cutShort(page: Page, store: Store, keys: readonly Key[]): Promise<void> {
  await inMemory(page, { store, look: 'cut', keys });
}

type Look = {
  readonly store: Store;
  readonly look: 'rows' | 'length' | 'take-away' | 'cut';
  readonly keys: readonly Key[];
};

/** Looks into the first notebook on the phone, or changes it, in one transaction of its own. */
async function inMemory<T>(page: Page, wanted: Look): Promise<T> {
  return (await page.evaluate(async ({ store, look, keys }) => {
    const [{ name = '' } = {}] = await indexedDB.databases();
    const opened = await answer(indexedDB.open(name));
    const transaction = opened.transaction(store, 'readwrite');
    const ended = new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    const found = await done(transaction.objectStore(store));
    await ended;
    opened.close();
    return found;

    async function done(rows: IDBObjectStore) {
      if (look === 'rows') {
        const all = await answer(rows.getAll());
        return all.map((row) => ({ key: row.id ?? row.sequence, bytes: hexOf(row.sealed.bytes) }));
      }
      for (const key of keys) {
        if (look === 'take-away') rows.delete(key);
        else {
          const row = await answer(rows.get(key));
          if (look === 'length') return row?.bytes?.byteLength ?? row?.length ?? 0;
          if (store === 'meta') rows.put(cut(row), key);
          else rows.put({ ...row, sealed: cut(row.sealed) });
        }
      }
      return null;
    }
    function cut(sealed: { iv: Uint8Array; bytes: ArrayBuffer }) {
      return { ...sealed, bytes: sealed.bytes.slice(0, 20) };
    }
    function answer<U>(request: IDBRequest<U>): Promise<U> {
      return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    }
    function hexOf(bytes: ArrayBuffer): string {
      return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
  }, wanted)) as T;
}
