import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import type { NotebookPhone } from '#test/phone';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const onSite = () => anywhere(there);

/** What has the focus: its kind, and its words where it has any. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const { tagName, textContent, id } = document.activeElement ?? document.body;
    return `${tagName.toLowerCase()} ${tagName === 'BODY' ? '' : id || textContent}`.trim();
  });
}

/** Presses what has that name as somebody does who has a keyboard alone. */
async function press(page: Page, name: string, within = page.locator('cf-notebook')): Promise<void> {
  const button = within.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** A phone with two notes on it, and the card of each. */
async function withTwoNotes() {
  const { phone: aPhone } = await onSite();
  const phone = await aPhone();
  const { page } = phone;
  await phone.open();
  for (const words of ['First as it was', 'Second as it was']) await phone.write(words);
  const card = (words: string) => page.locator('.cf-notebook__notes > li').filter({ hasText: words });
  const box = page.locator('#notebook-text');
  return { phone, page, card, box, first: card('First as it was'), second: card('Second as it was') };
}

describe('A change of a note that is half made', () => {
  it('is there again when its note is changed after writing of a session in between', async () => {
    const { phone, page, box, first } = await withTwoNotes();
    await press(page, 'Change this note', first);
    await box.fill('First, half changed');
    await press(page, 'Timetable');
    await page.locator('.cf-notebook__open').first().click();
    assert.equal(await box.inputValue(), '');
    await press(page, 'Change this note', first);
    assert.equal(await box.inputValue(), 'First, half changed');
    await press(page, 'Change this note', first);
    assert.equal(await box.inputValue(), 'First, half changed');
    await press(page, 'Save the change');
    await page.getByText('First, half changed').waitFor();
    await phone.context.close();
  });

  it('is left for another note only by who says so, and comes into sight where they do not', async () => {
    const { phone, page, box, first, second } = await withTwoNotes();
    await press(page, 'Change this note', first);
    await box.fill('First, half changed');
    const asked: string[] = [];
    const answer = (accept: boolean) =>
      page.once('dialog', (dialog) => {
        asked.push(dialog.message());
        void (accept ? dialog.accept() : dialog.dismiss());
      });
    answer(false);
    await press(page, 'Change this note', second);
    assert.equal(await box.inputValue(), 'First, half changed');
    answer(true);
    await press(page, 'Change this note', second);
    assert.equal(await box.inputValue(), 'Second as it was');
    const question = 'Your change of another note is not saved: “First, half changed”. Leave that note as it was?';
    assert.deepEqual(asked, [question, question]);
    await press(page, 'Change this note', first);
    assert.equal(await box.inputValue(), 'First as it was');
    await phone.context.close();
  });

  it('is given up by leaving the note as it was, and by nothing else', async () => {
    const { phone, page, box, first } = await withTwoNotes();
    await press(page, 'Change this note', first);
    await box.fill('First, half changed');
    await press(page, 'Leave it as it was');
    await press(page, 'Change this note', first);
    assert.equal(await box.inputValue(), 'First as it was');
    await phone.context.close();
  });
});

/** Changes the one note on that phone, and saves it. */
async function changes({ page }: NotebookPhone, words: string): Promise<void> {
  await press(page, 'Change this note');
  await page.locator('#notebook-text').fill(words);
  await press(page, 'Save the change');
  await page.locator('.cf-note__text').filter({ hasText: words }).waitFor();
}

/** A note that one person has on two phones. */
async function onTwoPhones() {
  const { texts, phone: aPhone } = await onSite();
  const [phone, tablet] = [await aPhone(), await aPhone()];
  await phone.open();
  await phone.write('As it was');
  await phone.says('Everything is confirmed');
  await tablet.open();
  const { page } = phone;
  return {
    ...{ texts, phone, tablet, page, box: page.locator('#notebook-text') },
    words: (text: string) => page.locator('.cf-note__text').filter({ hasText: text }),
    async close() {
      await phone.context.close();
      await tablet.context.close();
    },
  };
}

describe('A change that is half made while its note is changed on another phone', () => {
  for (const [when, isOpenedAnew] of [
    ['is taken up later', false],
    ['is there when the notebook is opened anew', true],
  ] as const) {
    it(`${when}, and both versions are kept`, async () => {
      const { texts, phone, tablet, page, box, words, close } = await onTwoPhones();
      await press(page, 'Change this note');
      await box.fill('Half changed');
      await press(page, 'Timetable');
      await page.locator('.cf-notebook__open').first().click();
      await changes(tablet, 'From the tablet');
      await tablet.says('Everything is confirmed');
      await page.evaluate(() => window.dispatchEvent(new Event('online')));
      await words('From the tablet').waitFor();
      if (isOpenedAnew) await page.reload();
      else await press(page, 'Change this note');
      await page.getByRole('button', { name: 'Save the change' }).waitFor();
      assert.equal(await box.inputValue(), 'Half changed');
      await press(page, 'Save the change');
      await words('Half changed').waitFor();
      await phone.says('Everything is confirmed');
      assert.deepEqual(await texts(), ['From the tablet', 'Half changed']);
      await close();
    });
  }

  it('stays a change of the version that was laid beside the other one', async () => {
    const { texts, phone, tablet, page, box, words, close } = await onTwoPhones();
    await phone.context.setOffline(true);
    await changes(phone, 'From the phone');
    await changes(tablet, 'From the tablet');
    await tablet.says('Everything is confirmed');
    await press(page, 'Change this note');
    await box.fill('From the phone, and more');
    await phone.context.setOffline(false);
    await phone.says('Everything is confirmed');
    await words('From the tablet').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Save the change' }).waitFor();
    assert.equal(await box.inputValue(), 'From the phone, and more');
    await press(page, 'Save the change');
    await words('From the phone, and more').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['From the phone, and more', 'From the tablet']);
    await close();
  });
});

describe('Who moves through the notebook with a keyboard', () => {
  it('stays on the tab that was pressed, and comes to the session that was chosen', async () => {
    const { phone, page } = await withTwoNotes();
    for (const tab of ['Timetable', 'All notes', 'Pre-reading', 'Write', 'Timetable']) {
      await press(page, tab);
      assert.equal(await focused(page), `button ${tab}`);
      assert.equal(await page.locator('.cf-notebook__tab[aria-current]').textContent(), tab);
    }
    const session = page.locator('.cf-notebook__open').first();
    const title = await session.textContent();
    await session.focus();
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), `h2 ${title}`);
    await phone.context.close();
  });

  it('comes to the words that are to be changed, and back to their note', async () => {
    const { phone, page, first, box } = await withTwoNotes();
    await press(page, 'All notes');
    await press(page, 'Change this note', first);
    assert.equal(await focused(page), 'textarea notebook-text');
    await press(page, 'Leave it as it was');
    assert.equal(await focused(page), 'button Change this note');
    await page.keyboard.press('Enter');
    await box.fill('First, changed');
    await press(page, 'Save the change');
    const changed = page.locator('.cf-notebook__notes > li').filter({ hasText: 'First, changed' });
    await changed.locator('button:focus').waitFor();
    assert.equal(await focused(page), 'button Change this note');
    await phone.context.close();
  });

  it('is in the session again in which they were, once an older note has been changed or left as it was', async () => {
    const { challenge, peer, phone: aPhone, texts } = await onSite();
    const startsAt = new Date('2027-05-12T10:30:00Z');
    await aSession(there.service.db, { challengeId: challenge.id, title: 'Forum', startsAt, peerIds: [peer] });
    const { page, context, open, write, says } = await aPhone();
    await page.clock.setFixedTime('2027-05-12T09:10:00Z');
    await open();
    await write('Of the morning');
    const heading = page.locator('.cf-notebook__session h2');
    const before = await heading.textContent();
    await press(page, 'Timetable');
    await press(page, 'Forum');
    await page.locator('#notebook-text').fill('Half a note of the forum');
    for (const end of ['Leave it as it was', 'Save the change']) {
      await press(page, 'All notes');
      await press(page, 'Change this note');
      assert.equal(await heading.textContent(), before);
      if (end === 'Save the change') await page.locator('#notebook-text').fill('Of the morning, changed');
      await press(page, end);
      await heading.filter({ hasText: 'Forum' }).waitFor();
      assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a note of the forum');
    }
    await press(page, 'Save the note');
    await says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Half a note of the forum', 'Of the morning, changed']);
    const { db } = there.service;
    const { title } = await db
      .selectFrom('notes')
      .innerJoin('sessions', 'sessions.id', 'notes.session_id')
      .select('sessions.title')
      .where('notes.text', '=', 'Half a note of the forum')
      .executeTakeFirstOrThrow();
    assert.equal(title, 'Forum');
    await context.close();
  });

  it('comes to the next note where one is deleted', async () => {
    const { phone, page, first, second } = await withTwoNotes();
    page.once('dialog', (dialog) => void dialog.accept());
    await press(page, 'Delete this note', second);
    await second.waitFor({ state: 'detached' });
    assert.equal(await first.evaluate((item) => item === document.activeElement), true);
    await phone.context.close();
  });

  it('stays at a note whose state changes', async () => {
    const { phone, card } = await withTwoNotes();
    await phone.context.setOffline(true);
    await phone.write('Third as it was');
    const third = card('Third as it was');
    // As after a deletion, which leads to the next note.
    await third.evaluate((item) => {
      item.tabIndex = -1;
      item.focus();
    });
    await phone.context.setOffline(false);
    await third.filter({ hasText: 'Confirmed' }).waitFor();
    assert.equal(await third.evaluate((item) => item === document.activeElement), true);
    await phone.context.close();
  });
});
