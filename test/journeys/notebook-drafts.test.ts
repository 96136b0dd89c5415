import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { untilDraftOn, untilOn } from '#test/phone-memory';
import { clerkOf } from '#test/slow-phone';

const there = await journey();
const onSite = () => anywhere(there);
/** As long as the name of any note. */
const NOTE_ID = '01890000-0000-7000-8000-000000000000';
const boxOf = (page: Page) => page.locator('#notebook-text');
const cardOf = (page: Page, text: string) => page.locator('.cf-notebook__notes .cf-note').filter({ hasText: text });

/** From the moment at which the next note is on its disk, nothing reaches it any more: as when it is killed right then. */
async function goesDarkAfterTheNextNote(page: Page): Promise<void> {
  const clerk = await clerkOf(page);
  await clerk.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    let isDark = false;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
      if (isDark) throw new Error('the phone is dark');
      const transaction = begin.apply(this, asked);
      if (asked[1] !== 'readwrite' || ![...asked[0]].includes('operations')) return transaction;
      transaction.addEventListener('complete', () => {
        isDark = true;
      });
      return transaction;
    };
  });
  // What the page would do by itself, it does no more either.
  await page.evaluate(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...asked: Parameters<typeof begin>) {
      if (asked[1] === 'readwrite') throw new Error('the phone is dark');
      return begin.apply(this, asked);
    };
  });
}

/** A phone without a network, one note on it, and its box as somebody finds it who opens the notebook anew. */
async function awayFromTheNetwork() {
  const { address, phone: aPhone } = await onSite();
  const phone = await aPhone();
  await phone.open();
  await phone.context.setOffline(true);
  await phone.write('Written before');
  const openAnew = async () => {
    const page = await phone.context.newPage();
    await page.goto(address);
    await cardOf(page, 'Written before').waitFor();
    return page;
  };
  return { phone, page: phone.page, openAnew };
}

describe('What is typed on a phone that is killed right after a note was saved', () => {
  for (const [what, typed, saved, left] of [
    ['is a note, and not in the box as well', 'Heard in the corridor', 'Heard in the corridor', ''],
    [
      'is in the box as far as it is no note yet',
      '+ Know their patch\n! Long waits',
      'Know their patch',
      '! Long waits',
    ],
  ] as const) {
    it(what, async () => {
      const { phone, page, openAnew } = await awayFromTheNetwork();
      await boxOf(page).fill(typed);
      await untilDraftOn(page, typed);
      await goesDarkAfterTheNextNote(page);
      await page.getByRole('button', { name: 'Save the note' }).click();
      await cardOf(page, saved).waitFor();
      await page.close();
      const again = await openAnew();
      await cardOf(again, saved).waitFor();
      assert.equal(await boxOf(again).inputValue(), left);
      await phone.context.close();
    });
  }

  it('is changed, and no change that is still to be saved', async () => {
    const { phone, page, openAnew } = await awayFromTheNetwork();
    await page.getByRole('button', { name: 'Change this note' }).click();
    const changed = 'Written before, and changed';
    const half = { noteId: NOTE_ID, revision: NOTE_ID, text: changed };
    await boxOf(page).fill(changed);
    await untilOn(page, 'draft', JSON.stringify({ text: '', change: half }).length);
    await goesDarkAfterTheNextNote(page);
    await page.getByRole('button', { name: 'Save the change' }).click();
    await cardOf(page, 'and changed').waitFor();
    await page.close();
    const again = await openAnew();
    await again.getByRole('button', { name: 'Save the note' }).waitFor();
    assert.equal(await boxOf(again).inputValue(), '');
    await phone.context.close();
  });
});

describe('What is typed in one window', () => {
  it('stays on the phone when something else is typed in another, and both are in the box when it is opened anew', async () => {
    const { phone, page, openAnew } = await awayFromTheNetwork();
    const other = await openAnew();
    await boxOf(page).fill('Typed in the first window');
    await untilDraftOn(page, 'Typed in the first window');
    await boxOf(other).fill('Typed in the second window, which is longer');
    await untilDraftOn(other, 'Typed in the second window, which is longer');
    await other.close();
    await page.close();
    const again = await openAnew();
    const both = 'Typed in the first window\nTyped in the second window, which is longer';
    assert.equal(await boxOf(again).inputValue(), both);
    // From then on they are one draft, which is gone when it is saved.
    await again.getByRole('button', { name: 'Save the note' }).click();
    await cardOf(again, 'Typed in the first window').waitFor();
    await again.reload();
    await cardOf(again, 'Typed in the first window').waitFor();
    assert.equal(await boxOf(again).inputValue(), '');
    await phone.context.close();
  });

  it('is in the box once, where another was opened on it and went on with it', async () => {
    const { phone, page, openAnew } = await awayFromTheNetwork();
    await boxOf(page).fill('Begun here');
    await untilDraftOn(page, 'Begun here');
    const other = await openAnew();
    await boxOf(other).fill('Begun here and gone on with there');
    await untilDraftOn(other, 'Begun here and gone on with there');
    await other.close();
    await page.close();
    const again = await openAnew();
    assert.equal(await boxOf(again).inputValue(), 'Begun here and gone on with there');
    await phone.context.close();
  });

  it('stays on the phone when another window saves what was typed there', async () => {
    const { phone, page, openAnew } = await awayFromTheNetwork();
    const other = await openAnew();
    await boxOf(other).fill('Short');
    await untilDraftOn(other, 'Short');
    await boxOf(page).fill('Half a longer note');
    await untilDraftOn(page, 'Half a longer note');
    await other.getByRole('button', { name: 'Save the note' }).click();
    await cardOf(other, 'Short').waitFor();
    await other.close();
    await page.close();
    const again = await openAnew();
    assert.equal(await boxOf(again).inputValue(), 'Half a longer note');
    await phone.context.close();
  });
});
