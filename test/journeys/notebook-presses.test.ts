import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { choosePhotograph, flipchart } from '#test/flipchart';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { failsToSave, heldUp } from '#test/slow-phone';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { db } = there.service;

const boxOf = (page: Page) => page.locator('#notebook-text');
const cardOf = (page: Page, words: string) => page.locator('.cf-notebook__notes > li').filter({ hasText: words });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const changeOf = (page: Page, words: string) =>
  cardOf(page, words).getByRole('button', { name: 'Change this note' }).click();

/** An open notebook with those notes, all confirmed, and a second session in its timetable. */
async function withNotes(...words: string[]) {
  const site = await anywhere(there);
  await aSession(db, { challengeId: site.challenge.id, title: 'Managers', startsAt: new Date('2027-05-13T09:00:00Z') });
  const phone = await site.phone();
  const { page } = phone;
  await phone.open();
  for (const text of words) await phone.write(text);
  if (words.length > 0) await phone.says('Everything is confirmed');
  /** Each note that the team has, with how many photographs. */
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
  const goToSession = async (title: string) => {
    await press(page, 'Timetable');
    await page.locator('.cf-notebook__open', { hasText: title }).click();
    await page.getByRole('heading', { name: title }).waitFor();
  };
  return { ...site, phone, page, withPhotographs, goToSession };
}

describe('What a press saves', () => {
  it('is a new note with its photograph, though a change of another note is begun while that is made smaller', async () => {
    const { phone, page, withPhotographs } = await withNotes('The words of the old note');
    const letGo = await heldUp(page, 'pictures');
    await boxOf(page).fill('The words of the new note');
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 900, 1200));
    await press(page, 'Save the note');
    await changeOf(page, 'The words of the old note');
    await boxOf(page).fill('The words of the old note, half changed');
    await letGo();
    await cardOf(page, 'The words of the new note').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['The words of the new note: 1', 'The words of the old note: 0']);
    // The change goes on where it was, and its words are nobody else's.
    assert.equal(await boxOf(page).inputValue(), 'The words of the old note, half changed');
    await press(page, 'Leave it as it was');
    assert.equal(await boxOf(page).inputValue(), '');
    await phone.context.close();
  });

  it('is the change of one note, and the change of another that was begun meanwhile stays in the box', async () => {
    const { phone, page, texts } = await withNotes('First as it was', 'Second as it was');
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await changeOf(page, 'First as it was');
    await boxOf(page).fill('First, changed');
    const letGo = await heldUp(page, 'saving');
    await press(page, 'Save the change');
    await changeOf(page, 'Second as it was');
    await boxOf(page).fill('Second, half changed');
    await letGo();
    await cardOf(page, 'First, changed').waitFor();
    await phone.says('Everything is confirmed');
    assert.equal(await boxOf(page).inputValue(), 'Second, half changed');
    await press(page, 'Save the change');
    await cardOf(page, 'Second, half changed').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual([await texts(), asked], [['First, changed', 'Second, half changed'], []]);
    await phone.context.close();
  });

  it('of a change leaves what is typed meanwhile in the box, and says that it is not saved', async () => {
    const { phone, page, texts } = await withNotes('As it was');
    await changeOf(page, 'As it was');
    await boxOf(page).fill('As it was, changed');
    const letGo = await heldUp(page, 'saving');
    await press(page, 'Save the change');
    await boxOf(page).press('End');
    await boxOf(page).pressSequentially(', and more');
    await letGo();
    await page.getByText('Saved. What you have typed since is not saved yet').waitFor();
    assert.equal(await boxOf(page).inputValue(), 'As it was, changed, and more');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['As it was, changed']);
    // The second change is one of the first: there are no two versions.
    await press(page, 'Save the change');
    await cardOf(page, 'As it was, changed, and more').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['As it was, changed, and more']);
    await phone.context.close();
  });

  it('of a change that was opened anew meanwhile closes it once it is saved', async () => {
    const { phone, page, texts } = await withNotes('As it was');
    await changeOf(page, 'As it was');
    await boxOf(page).fill('As it was, changed');
    const letGo = await heldUp(page, 'saving');
    await press(page, 'Save the change');
    await press(page, 'All notes');
    await press(page, 'Write');
    assert.equal(await boxOf(page).inputValue(), 'As it was, changed');
    await letGo();
    await page.getByRole('button', { name: 'Save the note' }).waitFor();
    assert.equal(await boxOf(page).inputValue(), '');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['As it was, changed']);
    await phone.context.close();
  });
});

describe('Words that are being saved', () => {
  it('are in no other box, are saved once and in their session, and what is typed there stays', async () => {
    const { phone, page, withPhotographs, goToSession, challenge } = await withNotes();
    const letGo = await heldUp(page, 'pictures');
    await boxOf(page).fill('Of the first session');
    await choosePhotograph(page, 'flipchart.jpg', await flipchart(page, 900, 1200));
    await press(page, 'Save the note');
    await goToSession('Managers');
    assert.equal(await boxOf(page).inputValue(), '');
    await boxOf(page).fill('Of the managers');
    await letGo();
    await phone.says('Everything is confirmed');
    assert.equal(await boxOf(page).inputValue(), 'Of the managers');
    await press(page, 'Save the note');
    await cardOf(page, 'Of the managers').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await withPhotographs(), ['Of the first session: 1', 'Of the managers: 0']);
    const rows = await db
      .selectFrom('notes as note')
      .innerJoin('sessions as session', 'session.id', 'note.session_id')
      .select(['note.text', 'session.title'])
      .where('note.challenge_id', '=', challenge.id)
      .orderBy('note.text')
      .execute();
    assert.deepEqual(
      rows.map(({ text, title }) => `${text}: ${title}`),
      ['Of the first session: Social workers of the south team', 'Of the managers: Managers'],
    );
    await phone.context.close();
  });

  it('are in the box again, before what was typed there meanwhile, where the phone did not keep them', async () => {
    const { phone, page, goToSession, texts } = await withNotes();
    await boxOf(page).fill('Of the first session');
    const letGo = await heldUp(page, 'saving');
    await failsToSave(page, 1);
    await press(page, 'Save the note');
    await goToSession('Managers');
    await boxOf(page).fill('Of the managers');
    await letGo();
    await page.locator('#notebook-wrong').filter({ hasText: 'This phone could not save it' }).waitFor();
    assert.equal(await boxOf(page).inputValue(), 'Of the first session\nOf the managers');
    await press(page, 'Save the note');
    await cardOf(page, 'Of the managers').waitFor();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Of the first session\nOf the managers']);
    await phone.context.close();
  });

  it('are said to be in the box where that is not on the screen, and are there', async () => {
    const { phone, page } = await withNotes('As it was');
    await boxOf(page).fill('A new note');
    const letGo = await heldUp(page, 'saving');
    await failsToSave(page, 1);
    await press(page, 'Save the note');
    await changeOf(page, 'As it was');
    await letGo();
    await page.getByRole('alert').filter({ hasText: 'This phone could not save it: it is still in the box' }).waitFor();
    assert.equal(await boxOf(page).inputValue(), 'As it was');
    await press(page, 'Leave it as it was');
    assert.equal(await boxOf(page).inputValue(), 'A new note');
    await phone.context.close();
  });
});
