// What lies between a press and the disk, counted and not timed: whatever comes in there makes every save slower on every phone.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import type { NotebookPhone } from '#test/phone';
import { untilDraftOn } from '#test/phone-memory';
import { clerkOf } from '#test/slow-phone';

const there = await journey();
const onSite = () => anywhere(there);
const cardOf = (page: Page, text: string) => page.locator('.cf-notebook__notes .cf-note').filter({ hasText: text });

/** What the clerk does from now on until the next note is on the disk. */
type Done = { readonly transactions: string[]; readonly requests: string[]; readonly locked: string[] };

async function countUntilKept(page: Page): Promise<() => Promise<Done>> {
  const clerk = await clerkOf(page);
  await clerk.evaluate(() => {
    const done: { transactions: string[]; requests: string[]; locked: string[] } = {
      transactions: [],
      requests: [],
      locked: [],
    };
    let isKept = false;
    const wrap = (of: object, name: string, tell: (self: unknown, asked: unknown[], made: unknown) => void) => {
      const before = Reflect.get(of, name) as (...asked: unknown[]) => unknown;
      Reflect.set(of, name, function (this: unknown, ...asked: unknown[]) {
        const made = before.apply(this, asked);
        if (!isKept) tell(this, asked, made);
        return made;
      });
    };
    wrap(IDBDatabase.prototype, 'transaction', (_database, asked, made) => {
      const { mode, durability, objectStoreNames } = made as IDBTransaction;
      const stores = [...objectStoreNames];
      done.transactions.push(`${mode} ${durability} ${stores.join(' ')}`);
      if (asked[1] !== 'readwrite' || !stores.includes('operations')) return;
      (made as IDBTransaction).addEventListener('complete', () => {
        isKept = true;
      });
    });
    for (const name of ['get', 'getAll', 'getAllKeys', 'count', 'add', 'put', 'delete', 'openCursor'])
      wrap(IDBObjectStore.prototype, name, (store, asked) => {
        const key = typeof asked.at(-1) === 'string' ? ` ${asked.at(-1)}` : '';
        done.requests.push(`${name} ${(store as IDBObjectStore).name}${key}`);
      });
    for (const name of ['encrypt', 'decrypt'])
      wrap(SubtleCrypto.prototype, name, (_crypto, asked) => {
        const { additionalData } = asked[0] as AesGcmParams;
        const [what = ''] = new TextDecoder().decode(additionalData).split('/');
        done.locked.push(`${name} ${what}`);
      });
    Object.assign(self, { done });
  });
  return async () => await clerk.evaluate(() => (self as unknown as { done: Done }).done);
}

/** What the page does until the card of that note stands in the list: changes of the phone's store, and elements made. */
async function countOnPage(page: Page, words: string): Promise<() => Promise<{ changes: number; elements: number }>> {
  await page.evaluate((text) => {
    const done = { changes: 0, elements: 0 };
    const seen = Promise.withResolvers<typeof done>();
    const [make, begin] = [document.createElement.bind(document), IDBDatabase.prototype.transaction];
    document.createElement = (...asked: Parameters<typeof make>) => {
      done.elements += 1;
      return make(...asked);
    };
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
      if (asked[1] === 'readwrite') done.changes += 1;
      return begin.apply(this, asked);
    };
    new MutationObserver(() => {
      const cards = [...document.querySelectorAll('.cf-notebook__notes .cf-note__text')];
      if (cards.some((card) => card.textContent === text)) seen.resolve({ ...done });
    }).observe(document, { childList: true, subtree: true });
    Object.assign(window, { counted: seen.promise });
  }, words);
  return async () =>
    await page.evaluate(
      () => (window as unknown as { counted: Promise<{ changes: number; elements: number }> }).counted,
    );
}

/** One note more on a phone without a network that holds so many. */
async function oneMoreThan(phone: NotebookPhone, many: number) {
  const { page, context } = phone;
  await phone.open();
  await context.setOffline(true);
  const words = Array.from({ length: many }, (_none, at) => `! Said by number ${at}`);
  await page.locator('#notebook-text').fill(words.join('\n'));
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
  await page.reload();
  await page.locator('.cf-notebook__notes .cf-note').nth(39).waitFor({ state: 'attached' });
  await page.locator('#notebook-text').fill('Heard in the corridor');
  await untilDraftOn(page, 'Heard in the corridor');
  const done = await countUntilKept(page);
  const counted = await countOnPage(page, 'Heard in the corridor');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await cardOf(page, 'Heard in the corridor').waitFor();
  return { clerk: await done(), page: await counted() };
}

describe('A note that is saved', () => {
  it('costs the phone the same few calls, one transaction among them, however many notes lie on it', async () => {
    const costs = [];
    for (const many of [60, 240]) {
      const phone = await (await onSite()).phone();
      costs.push(await oneMoreThan(phone, many));
      await phone.context.close();
    }
    const [few, very] = costs;
    assert.deepEqual(few?.clerk, {
      transactions: ['readwrite strict meta notes operations photographs'],
      requests: [
        'get meta log',
        'get meta draft',
        'get meta locked',
        'add operations',
        'put notes',
        'delete meta draft',
        'put meta log',
      ],
      locked: ['encrypt operation', 'encrypt note'],
    });
    assert.deepEqual(very, few);
    // The page makes one card, and leaves the disk to the clerk.
    assert.equal(few?.page.changes, 0);
    assert.equal((few?.page.elements ?? Number.POSITIVE_INFINITY) < 40, true);
  });

  it('is kept by the page itself where no clerk can be put to work, and is there when the page is opened anew', async () => {
    const phone = await (await onSite()).phone();
    const { page } = phone;
    await page.addInitScript(() => Object.assign(window, { Worker: undefined }));
    await phone.open();
    await page.locator('cf-notebook[data-prepared]').waitFor();
    await phone.context.setOffline(true);
    await phone.write('Kept without any help');
    assert.equal(page.workers().length, 0);
    await page.reload();
    await cardOf(page, 'Kept without any help').waitFor();
    await phone.context.close();
  });

  it('is kept though the clerk is lost, and by the page itself from then on', async () => {
    const phone = await (await onSite()).phone();
    const { page } = phone;
    await phone.open();
    await phone.context.setOffline(true);
    const clerk = await clerkOf(page);
    await clerk.evaluate(() =>
      setTimeout(() => {
        throw new Error('the phone has taken the worker away');
      }),
    );
    await clerk.evaluate(() => self.close()).catch(() => {});
    await phone.write('Kept by the page');
    await page.reload();
    await cardOf(page, 'Kept by the page').waitFor();
    await phone.context.close();
  });
});
