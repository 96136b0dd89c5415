import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { signInOn, soundScreen } from '#test/phone';
import { notebooksOn, untilOn } from '#test/phone-memory';
import { failsToSave, heldUp } from '#test/slow-phone';

const there = await journey();
const { db } = there.service;

const GOES_ALONG = 'The photograph goes with the note when you save it.';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const chosen = (page: Page) => page.locator('.cf-notebook__chosen', { hasText: GOES_ALONG });
/** Until the phone keeps so many photographs, whatever they are for. */
const untilKept = (page: Page, count = 1) => untilOn(page, 'photographs', count);

/** An open notebook, a photograph to choose, and each note that the team has with how many photographs. */
async function opened() {
  const site = await anywhere(there);
  const phone = await site.phone();
  const { page } = phone;
  await phone.open();
  const bytes = await flipchart(page, 900, 1200);
  const choose = () => choosePhotograph(page, 'flipchart.jpg', bytes);
  const withPhotographs = async () => {
    const rows = await db
      .selectFrom('notes as note')
      .leftJoin('note_photographs as photograph', 'photograph.note_id', 'note.id')
      .select(({ fn }) => ['note.text', fn.count<string>('photograph.id').as('photographs')])
      .where('note.challenge_id', '=', site.challenge.id)
      .groupBy(['note.id', 'note.text'])
      .orderBy('note.text')
      .execute();
    return rows.map(({ text, photographs }) => `${text}: ${photographs}`);
  };
  return { ...site, phone, page, context: phone.context, choose, withPhotographs };
}

describe('A photograph that was chosen for a note', () => {
  it('goes along to other tabs and sessions, and past a change of another note, until its note is saved', async () => {
    const { phone, page, context, choose, withPhotographs } = await opened();
    await phone.write('Written before');
    await choose();
    await chosen(page).waitFor();
    await press(page, 'All notes');
    await press(page, 'Timetable');
    await page.locator('.cf-notebook__open').first().click();
    await chosen(page).waitFor();
    await press(page, 'Change this note');
    assert.equal(await page.locator('.cf-notebook__chosen').count(), 0);
    await press(page, 'Leave it as it was');
    await chosen(page).waitFor();
    await soundScreen(page, 'a note with a photograph');
    await phone.write('With its photograph');
    assert.equal(await chosen(page).count(), 0);
    await phone.write('Without any');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['With its photograph: 1', 'Without any: 0', 'Written before: 0']);
    await context.close();
  });

  it('is there when the notebook is opened anew, can be taken off, and is saved with its note from where it lies', async () => {
    const { phone, page, context, choose, withPhotographs } = await opened();
    await choose();
    await untilKept(page);
    await page.reload();
    await chosen(page).waitFor();
    await press(page, 'Take the photograph off');
    await chosen(page).waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('#notebook-text').waitFor();
    assert.equal(await chosen(page).count(), 0);
    await choose();
    await untilKept(page);
    await context.setOffline(true);
    await page.reload();
    await chosen(page).waitFor();
    await phone.write('With the photograph of before');
    await page.getByRole('button', { name: 'Photograph of this note' }).click();
    await page.getByAltText('The photograph of this note').waitFor();
    assert.equal(await chosen(page).count(), 0);
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['With the photograph of before: 1']);
    await context.close();
  });

  it('is kept, locked, by whoever signs out, and asked about like words', async () => {
    const { peer, phone, page, context, choose } = await opened();
    await choose();
    await untilKept(page);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await press(page, 'Sign out');
    await page.waitForURL(/\/sign-in$/);
    const stays = 'Nothing is lost: it stays on this device, locked, until you sign in on it again. Sign out?';
    assert.deepEqual(asked, [`The photograph that you have chosen is not saved with a note yet. ${stays}`]);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await signInOn(there, context, peer);
    await phone.open();
    await chosen(page).waitFor();
    await context.close();
  });

  it('and saved is counted as a photograph where it alone has not been sent, by whoever signs out and where it lies locked', async () => {
    const { phone, page, context, choose, address } = await opened();
    await context.route('**/notebook/photographs', (route) => route.fulfill({ status: 503 }));
    await choose();
    await phone.write('With its photograph');
    await phone.says('All notes are confirmed. 1 photograph still to send.');
    const other = await context.newPage();
    await other.goto(address);
    await other.locator('.cf-note').waitFor();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await press(page, 'Sign out');
    await page.waitForURL(/\/sign-in$/);
    const stays = 'Nothing is lost: it stays on this device, locked, until you sign in on it again. Sign out?';
    assert.deepEqual(asked, [`1 photograph has not reached the team yet. ${stays}`]);
    await other.getByText('1 photograph waits here, locked.').waitFor();
    await context.close();
  });

  it('keeps the notebook from being wiped when the challenge closes, until it is taken off', async () => {
    const { challenge, phone, page, context, choose } = await opened();
    await choose();
    await untilKept(page);
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', challenge.id).execute();
    await page.reload();
    await page.getByText('This challenge has closed, and nothing more can be added to it.').waitFor();
    await chosen(page).waitFor();
    assert.equal((await notebooksOn(page)).notebooks, 1);
    await press(page, 'Take the photograph off');
    await phone.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('the notes on this phone have been wiped').waitFor();
    await context.close();
  });

  it('in one window keeps another from being wiped at the close only until it is taken off', async () => {
    const { challenge, page, context, choose, address } = await opened();
    const other = await context.newPage();
    await other.goto(address);
    await other.locator('#notebook-text').waitFor();
    await choose();
    await untilKept(page);
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', challenge.id).execute();
    for (const each of [page, other]) await each.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('Your photograph went with no note: once you take it off').waitFor();
    await other.getByText('In another window is a photograph that went with no note').waitFor();
    await press(page, 'Take the photograph off');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    for (const window of [page, other]) {
      await window.getByText('the notes on this phone have been wiped').waitFor();
      assert.equal(await window.locator('.cf-notebook__notes').count(), 0);
    }
    await context.close();
  });

  it('is one window’s no more when another has saved it', async () => {
    const { phone, page, context, choose, address, withPhotographs } = await opened();
    await choose();
    await untilKept(page);
    const other = await context.newPage();
    await other.goto(address);
    await chosen(other).waitFor();
    await other.locator('#notebook-text').fill('From the other window');
    await press(other, 'Save the note');
    await other.locator('.cf-note', { hasText: 'From the other window' }).waitFor();
    await chosen(page).waitFor({ state: 'detached' });
    await phone.write('From this one');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['From the other window: 1', 'From this one: 0']);
    await context.close();
  });

  it('that is none is said in the next box too, where its own has gone', async () => {
    const { page, context } = await opened();
    const letGo = await heldUp(page, 'pictures');
    const torn = (await flipchart(page, 900, 1200)).subarray(0, 400);
    await choosePhotograph(page, 'torn.jpg', torn);
    await press(page, 'Timetable');
    await letGo();
    await page.locator('.cf-notebook__open').first().click();
    await page.locator('#notebook-wrong', { hasText: 'That is not a picture that this phone can read' }).waitFor();
    await context.close();
  });
});

describe('A photograph on a phone that cannot keep its note', () => {
  it('is sent straight to the team with the words, and until it is there both stay in the box', async () => {
    const { phone, page, context, choose, withPhotographs } = await opened();
    await failsToSave(page, 1);
    await choose();
    await page.locator('#notebook-text').fill('From a full phone');
    await press(page, 'Save the note');
    await page.locator('#notebook-wrong').filter({ hasText: 'still in the box' }).waitFor();
    await chosen(page).waitFor();
    await context.route('**/notebook/photographs', (route) => route.abort());
    await press(page, 'Send it now, without keeping it here');
    await page.getByText('Your words are with the team. The photograph is not sent').waitFor();
    await chosen(page).waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'From a full phone');
    await soundScreen(page, 'a photograph that is not sent');
    await context.unroute('**/notebook/photographs');
    await press(page, 'Send it now, without keeping it here');
    await page.getByText('It is with the team. It is not kept on this phone').waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), '');
    assert.equal(await chosen(page).count(), 0);
    await phone.write('The next note');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['From a full phone: 1', 'The next note: 0']);
    // It lies nowhere on the phone any more.
    await page.reload();
    await phone.says('Everything is confirmed');
    assert.equal(await chosen(page).count(), 0);
    await context.close();
  });
});
