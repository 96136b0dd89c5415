import type { Page, Worker } from 'playwright-core';

/** What takes its time on a cheap phone: making a photograph smaller, and locking a note before it goes to the disk. */
type Slow = 'pictures' | 'saving';

/** Where notes are locked and written down from now on: in the worker that the page has put to work. */
export async function clerkOf(page: Page): Promise<Worker> {
  await page.locator('cf-notebook[data-prepared]').waitFor();
  const [clerk] = page.workers();
  if (!clerk) throw new Error('The notebook has put no clerk to work');
  return clerk;
}

/** Holds that up on the page, from now until the answer is called. What is held up goes on then, and is as quick as ever. */
export async function heldUp(page: Page, slow: Slow): Promise<() => Promise<void>> {
  const place: Pick<Worker, 'evaluate'> = slow === 'saving' ? await clerkOf(page) : (page as Pick<Page, 'evaluate'>);
  await place.evaluate((what) => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    Object.assign(globalThis, { [`letGo-${what}`]: go });
    if (what === 'pictures') {
      const make = window.createImageBitmap as (...asked: unknown[]) => Promise<ImageBitmap>;
      Object.assign(window, { createImageBitmap: (...asked: unknown[]) => gate.then(() => make(...asked)) });
      return;
    }
    const lock = SubtleCrypto.prototype.encrypt;
    SubtleCrypto.prototype.encrypt = async function (this: SubtleCrypto, ...asked: Parameters<typeof lock>) {
      const { additionalData } = asked[0] as AesGcmParams;
      if (new TextDecoder().decode(additionalData).startsWith('operation/')) await gate;
      return await lock.apply(this, asked);
    };
  }, slow);
  return () =>
    place.evaluate((what) => (globalThis as unknown as Record<string, () => void>)[`letGo-${what}`]?.(), slow);
}

/** So many times from now on, the phone does not keep the note that it is told to keep. */
export async function failsToSave(page: Page, times: number): Promise<void> {
  const clerk = await clerkOf(page);
  await clerk.evaluate((most) => {
    const add = IDBObjectStore.prototype.add;
    let failed = 0;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...asked: Parameters<typeof add>) {
      if (this.name !== 'operations' || failed >= most) return add.apply(this, asked);
      failed += 1;
      throw new Error('the phone does not keep it');
    };
  }, times);
}
