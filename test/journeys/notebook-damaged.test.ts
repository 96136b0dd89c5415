import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { notebookPhone, soundScreen } from '#test/phone';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { db } = there.service;

async function onSite() {
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer } = challenge.people;
  await aSession(db, { challengeId: challenge.id, peerIds: [peer] });
  return { challenge, peer, phone: () => notebookPhone(there, challenge.reference, peer) };
}

async function texts(challengeId: string): Promise<string[]> {
  const rows = await db.selectFrom('notes').select('text').where('challenge_id', '=', challengeId).execute();
  return rows.map((row) => row.text ?? '').sort();
}

/** A row of the phone's own store, its locked bytes in hexadecimal. */
type Row = { readonly key: string | number; readonly bytes: string };

async function rowsOn(page: Page, store: 'notes' | 'operations' | 'photographs'): Promise<Row[]> {
  return await page.evaluate(async (name) => {
    const [{ name: database = '' } = {}] = await indexedDB.databases();
    const opened = await answer(indexedDB.open(database));
    const rows = await answer(opened.transaction(name).objectStore(name).getAll());
    opened.close();
    return rows.map((row) => ({ key: row.id ?? row.sequence, bytes: hexOf(row.sealed.bytes) }));

    function answer<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    }
    function hexOf(bytes: ArrayBuffer): string {
      return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
  }, store);
}

/** Takes operations away altogether. */
async function takeAway(page: Page, numbers: number[]) {
  await page.evaluate(async (wanted) => {
    const [{ name: database = '' } = {}] = await indexedDB.databases();
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = opened.transaction('operations', 'readwrite');
    for (const number of wanted) transaction.objectStore('operations').delete(number);
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    opened.close();
  }, numbers);
}

/** Cuts the locked bytes of rows short, as a phone does that goes dark in the middle of writing. `meta` rows go by their name. */
async function cutShort(page: Page, store: 'notes' | 'operations' | 'photographs' | 'meta', keys: (string | number)[]) {
  await page.evaluate(
    async ([name, wanted]) => {
      const [{ name: database = '' } = {}] = await indexedDB.databases();
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(database);
        request.onsuccess = () => resolve(request.result);
      });
      const transaction = opened.transaction(name, 'readwrite');
      const there = transaction.objectStore(name);
      for (const key of wanted) {
        const asked = there.get(key);
        asked.onsuccess = () => {
          const row = asked.result;
          const cut = (sealed: { iv: Uint8Array; bytes: ArrayBuffer }) => ({
            ...sealed,
            bytes: sealed.bytes.slice(0, 20),
          });
          if (name === 'meta') there.put(cut(row), key);
          else there.put({ ...row, sealed: cut(row.sealed) });
        };
      }
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opened.close();
    },
    [store, keys] as const,
  );
}

describe('A phone some of whose memory has gone bad', () => {
  it('opens with all that can be read, says how much cannot, keeps its bytes, and holds up nothing', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second', 'Third', 'Fourth']) await phone.write(text);
    const [first, second, third, fourth] = (await rowsOn(page, 'notes')).map(({ key }) => key);
    assert.ok(first && second && third && fourth);
    // Of the second nothing can be read; of the third and the fourth, what they said is still there once.
    await cutShort(page, 'notes', [second, third]);
    await cutShort(page, 'operations', [2, 4]);
    await page.reload();
    await page.locator('.cf-note').nth(2).waitFor();
    assert.deepEqual((await phone.notes()).map(({ text }) => text).sort(), ['First', 'Fourth', 'Third']);
    await phone.says('4 changes are saved on this phone');
    const banner = page.locator('.cf-notebook__banner');
    await banner.filter({ hasText: 'One note on this phone is damaged and cannot be read.' }).waitFor();
    await soundScreen(page, 'the notebook with a damaged note');
    const download = page.waitForEvent('download');
    await banner.getByRole('button', { name: 'Save unsent notes in a file' }).click();
    const file = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
    const there = (await rowsOn(page, 'notes')).find(({ key }) => key === second);
    assert.equal(there?.bytes.length, 40);
    assert.deepEqual(
      file.damaged.map((row: { id: string; sealed: string }) => [
        row.id,
        Buffer.from(row.sealed, 'base64').toString('hex'),
      ]),
      [[second, there?.bytes]],
    );
    assert.deepEqual(
      file.operations.map(({ sequence }: { sequence: number }) => sequence),
      [1, 2, 3, 4],
    );
    // What can still be sent is sent; the fourth, whose words the phone still has, is saved once more.
    await context.setOffline(false);
    await phone.says('1 thing was not taken in: it says why, below. All else is confirmed.');
    assert.deepEqual(await texts(challenge.id), ['First', 'Third']);
    await page.getByRole('button', { name: 'Save again' }).click();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), ['First', 'Fourth', 'Third']);
    assert.equal((await rowsOn(page, 'notes')).find(({ key }) => key === second)?.bytes, there?.bytes);
    await context.close();
  });

  it('sends what is left where operations are gone, between others and at the end, and has their words saved again', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second', 'Third', 'Fourth']) await phone.write(text);
    await takeAway(page, [2, 4]);
    await page.reload();
    await page.locator('.cf-note').nth(3).waitFor();
    await context.setOffline(false);
    await phone.says('2 things were not taken in: each says why, below.');
    assert.deepEqual(await texts(challenge.id), ['First', 'Third']);
    for (let left = 1; left >= 0; left -= 1) {
      await page.getByRole('button', { name: 'Save again' }).first().click();
      await page.waitForFunction(
        (still) => document.querySelectorAll('.cf-notebook__state--refused').length === still,
        left,
      );
    }
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), ['First', 'Fourth', 'Second', 'Third']);
    await context.close();
  });

  it('says nothing of a damaged note that the team has', async () => {
    const { phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await phone.write('With the team');
    await phone.says('Everything is confirmed');
    await page.reload();
    await page.locator('.cf-note').filter({ hasText: 'Confirmed' }).waitFor();
    await context.setOffline(true);
    await cutShort(
      page,
      'notes',
      (await rowsOn(page, 'notes')).map(({ key }) => key),
    );
    await cutShort(page, 'operations', [1]);
    await page.reload();
    await page.locator('.cf-note').filter({ hasText: 'With the team' }).waitFor();
    assert.equal(await page.locator('.cf-notebook__banner').isVisible(), false);
    await context.close();
  });
});

describe('A phone with very many notes', () => {
  it('gathers them so that it opens quickly, and shows every change since, also where the copy has gone bad', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    page.on('dialog', (dialog) => void dialog.accept());
    await phone.open();
    await context.setOffline(true);
    const lines = Array.from({ length: 110 }, (_none, index) => `+ Number ${index}.`);
    await page.locator('#notebook-text').fill(lines.join('\n'));
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    await page.reload();
    await page.locator('.cf-note').first().waitFor();
    await page.waitForFunction(async () => {
      const [{ name = '' } = {}] = await indexedDB.databases();
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      const asked = opened.transaction('meta').objectStore('meta').get('gathered');
      const found = await new Promise((resolve) => {
        asked.onsuccess = () => resolve(asked.result !== undefined);
      });
      opened.close();
      return found;
    });
    const card = (text: string) => page.locator('.cf-note').filter({ hasText: text });
    await card('Number 5.').getByRole('button', { name: 'Change' }).click();
    await page.locator('#notebook-text').fill('Number 5, heard again');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await card('Number 5, heard again').waitFor();
    await card('Number 6.').getByRole('button', { name: 'Delete' }).click();
    await card('Number 6.').waitFor({ state: 'detached' });
    await page.locator('#notebook-text').fill('Written since');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await card('Written since').waitFor();
    for (const copy of ['good', 'bad']) {
      if (copy === 'bad') await cutShort(page, 'meta', ['gathered']);
      await page.reload();
      await card('Written since').waitFor();
      await page.getByRole('button', { name: 'Show more notes' }).click();
      await page.locator('.cf-note').nth(109).waitFor();
      const shown = (await phone.notes()).map(({ text }) => text);
      const others = lines.map((line) => line.slice(2)).filter((text) => !['Number 5.', 'Number 6.'].includes(text));
      const expected = [...others, 'Number 5, heard again', 'Written since'];
      assert.deepEqual([...shown].sort(), [...expected].sort(), `with the ${copy} copy`);
    }
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.equal((await texts(challenge.id)).length, 110);
    await context.close();
  });
});
