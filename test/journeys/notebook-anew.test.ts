import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { newId } from '#kernel/ids';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { soundScreen } from '#test/phone';
import { aPrompt, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { db } = there.service;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The notebook hears what is new, as it does from time to time, and has taken it in. */
async function hearsTheNews(page: Page): Promise<void> {
  const notebook = page.locator('cf-notebook');
  const before = await notebook.getAttribute('data-version');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.waitForFunction(
    (version) => document.querySelector('cf-notebook')?.getAttribute('data-version') !== version,
    before,
  );
}

/** An open notebook on the morning of a session, and a second one an hour later. */
async function opened() {
  const site = await anywhere(there);
  const { challenge, peer } = site;
  const startsAt = new Date('2027-05-12T10:30:00Z');
  const forum = await aSession(db, { challengeId: challenge.id, title: 'Forum', startsAt, peerIds: [peer] });
  const themes = await db
    .selectFrom('challenge_themes')
    .select(['id', 'name'])
    .where('challenge_id', '=', challenge.id)
    .orderBy('position')
    .execute();
  const phone = await site.phone();
  await phone.page.clock.setFixedTime('2027-05-12T09:10:00Z');
  await phone.open();
  const rename = (title: string) => db.updateTable('sessions').set({ title }).where('id', '=', forum).execute();
  return { ...site, forum, themes, phone, page: phone.page, box: phone.page.locator('#notebook-text'), rename };
}

describe('A session that changes while the notebook is open', () => {
  it('is opened as it is now by the offer to write of it, which says what it is now', async () => {
    const { phone, page, forum, themes, rename, challenge } = await opened();
    await page.clock.setFixedTime('2027-05-12T10:40:00Z');
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('11.30am: Forum.').waitFor();
    await rename('Carers’ forum');
    await db.updateTable('sessions').set({ source_category: 'residents' }).where('id', '=', forum).execute();
    const [theme] = themes;
    await db
      .insertInto('session_themes')
      .values({ session_id: forum, theme_id: theme?.id ?? '' })
      .execute();
    await hearsTheNews(page);
    await page.getByText('11.30am: Carers’ forum.').waitFor();
    await press(page, 'Write notes of this session');
    await page.getByRole('heading', { name: 'Carers’ forum' }).waitFor();
    await phone.write('Of the forum');
    await phone.says('Everything is confirmed');
    const rows = await db.selectFrom('notes').selectAll().where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(
      rows.map((row) => [row.session_id, row.source_category, row.theme_id]),
      [[forum, 'residents', theme?.id]],
    );
    await phone.context.close();
  });

  it('is opened as it is now from a timetable on the screen, and one that has gone is said', async () => {
    const { phone, page, forum, rename } = await opened();
    await press(page, 'Timetable');
    const row = page.getByRole('button', { name: 'Forum', exact: true });
    // Whoever goes by the keyboard is on it: the timetable does not move from under them.
    await row.focus();
    await rename('Carers’ forum');
    await hearsTheNews(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Carers’ forum' }).waitFor();
    await press(page, 'Timetable');
    const again = page.getByRole('button', { name: 'Carers’ forum', exact: true });
    await again.focus();
    await db.deleteFrom('sessions').where('id', '=', forum).execute();
    await hearsTheNews(page);
    await page.keyboard.press('Enter');
    await page.getByText('That session is not in the timetable any more.').waitFor();
    await page.getByRole('heading', { name: 'Not from a session' }).waitFor();
    await phone.context.close();
  });

  it('brings its topics and who speaks to the box that is open, and leaves what was chosen there', async () => {
    const { phone, page, box, forum, themes } = await opened();
    await press(page, 'Timetable');
    await press(page, 'Forum');
    const [first, second] = themes;
    const chip = (name = '') => page.locator('.cf-notebook__chip', { hasText: name });
    await db
      .insertInto('session_themes')
      .values({ session_id: forum, theme_id: first?.id ?? '' })
      .execute();
    await db.updateTable('sessions').set({ source_category: 'partners' }).where('id', '=', forum).execute();
    await hearsTheNews(page);
    await chip(second?.name).waitFor({ state: 'detached' });
    assert.equal(await chip(first?.name).locator('input').isChecked(), true);
    assert.equal(await page.locator('#notebook-source').inputValue(), 'partners');
    // What the writer has chosen is theirs, and nothing moves while they write.
    await chip('No theme yet').click();
    await box.fill('In the middle of');
    await box.focus();
    await db
      .insertInto('session_themes')
      .values({ session_id: forum, theme_id: second?.id ?? '' })
      .execute();
    await hearsTheNews(page);
    await page.getByText('Everything is confirmed').waitFor();
    assert.equal(await chip(second?.name).count(), 0);
    await page.locator('.cf-notebook__session h2').focus();
    await chip(second?.name).waitFor();
    assert.equal(await chip('No theme yet').locator('input').isChecked(), true);
    assert.equal(await box.inputValue(), 'In the middle of');
    await phone.context.close();
  });

  it('has a question that a note from here had answered as not asked, where the team says so after all', async () => {
    const { phone, page, forum, challenge } = await opened();
    const { secondPeer } = challenge.people;
    await aPrompt(db, { challengeId: challenge.id, sessionId: forum, raisedBy: secondPeer, text: 'How long is it?' });
    await hearsTheNews(page);
    await press(page, 'Timetable');
    await press(page, 'Forum');
    await page.getByRole('button', { name: 'Write the answer' }).click();
    await phone.write('Months');
    await page.getByText('wants to know · asked').waitFor();
    await phone.says('Everything is confirmed');
    await db
      .updateTable('session_prompts')
      .set({ asked_at: null, asked_by: null, answer_note_id: null })
      .where('session_id', '=', forum)
      .execute();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.getByText('wants to know · not asked yet').waitFor();
    await phone.context.close();
  });

  it('says of one note who spoke, and of the next again who speaks in the session', async () => {
    const { phone, page, challenge } = await opened();
    await page.getByText('Who spoke, photograph').click();
    const source = page.getByLabel('Who spoke', { exact: true });
    await source.selectOption('members');
    await phone.write('A member came in');
    assert.equal(await source.inputValue(), 'frontline');
    await phone.write('The others went on');
    await phone.says('Everything is confirmed');
    const rows = await db
      .selectFrom('notes')
      .select(['text', 'source_category'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('text')
      .execute();
    assert.deepEqual(rows, [
      { text: 'A member came in', source_category: 'members' },
      { text: 'The others went on', source_category: 'frontline' },
    ]);
    await phone.context.close();
  });

  it('asks who spoke where neither the session nor the writer has said so, beside the field, and keeps the words', async () => {
    const { phone, page, box, forum, challenge } = await opened();
    await db.updateTable('sessions').set({ source_category: null }).where('id', '=', forum).execute();
    await hearsTheNews(page);
    await press(page, 'Timetable');
    await press(page, 'Forum');
    const source = page.getByLabel('Who spoke', { exact: true });
    assert.equal(await source.locator('option:checked').textContent(), 'Choose who spoke');
    await box.fill('Nobody has said who');
    await press(page, 'Save the note');
    await page.locator('#notebook-source-wrong').filter({ hasText: 'Your words are not saved yet' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'notebook-source');
    assert.equal(await box.inputValue(), 'Nobody has said who');
    await soundScreen(page, 'a note of which nobody has said who spoke');
    await source.selectOption('partners');
    assert.equal(await page.locator('#notebook-source-wrong').textContent(), '');
    await press(page, 'Save the note');
    await page.locator('.cf-note__text').filter({ hasText: 'Nobody has said who' }).waitFor();
    assert.equal(await source.inputValue(), '');
    await phone.says('Everything is confirmed');
    const rows = await db.selectFrom('notes').selectAll().where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual(
      rows.map((row) => [row.text, row.source_category]),
      [['Nobody has said who', 'partners']],
    );
    await phone.context.close();
  });

  it('warns of somebody who was invited to it after the box was opened', async () => {
    const { phone, page, box, challenge, forum } = await opened();
    await press(page, 'Timetable');
    await press(page, 'Forum');
    await box.fill('Rosalind');
    const id = newId();
    const about = { challenge_id: challenge.id, name: 'Rosalind Achebe', job_title: '', source_category: 'frontline' };
    await db
      .insertInto('interviewees')
      .values({ id, ...about })
      .execute();
    const period = '[2027-05-12T10:30:00Z,2027-05-12T11:30:00Z)';
    const invited = { session_id: forum, interviewee_id: id, period, is_live: true };
    await db.insertInto('session_interviewees').values(invited).execute();
    await hearsTheNews(page);
    await page.getByText('Everything is confirmed').waitFor();
    await box.fill('Rosalind Achebe spoke of waits');
    await press(page, 'Save the note');
    await page.getByText('may lead to one person').waitFor();
    await phone.context.close();
  });
});
