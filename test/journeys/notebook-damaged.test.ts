import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { soundScreen } from '#test/phone';
import { cutShort, rowsOn, takeAway, untilDraftOn, untilOn } from '#test/phone-memory';

const there = await journey();
const { db } = there.service;
describe('A phone some of whose memory has gone bad', () => {
  it('opens with all that can be read, says how much cannot, keeps its bytes, and holds up nothing', async () => {
    const { texts, phone: aPhone } = await onSite(there);
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
    const damaged = (await rowsOn(page, 'notes')).find(({ key }) => key === second);
    assert.equal(damaged?.bytes.length, 40);
    assert.deepEqual(
      file.damaged.map((row: { id: string; sealed: string }) => [
        row.id,
        Buffer.from(row.sealed, 'base64').toString('hex'),
      ]),
      [[second, damaged?.bytes]],
    );
    assert.deepEqual(
      file.operations.map(({ sequence }: { sequence: number }) => sequence),
      [1, 2, 3, 4],
    );
    // What can still be sent is sent; the fourth, whose words the phone still has, is saved once more.
    await context.setOffline(false);
    await phone.says('1 thing was not taken in: it says why, below. All else is confirmed.');
    assert.deepEqual(await texts(), ['First', 'Third']);
    await page.getByRole('button', { name: 'Save again' }).click();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['First', 'Fourth', 'Third']);
    assert.equal((await rowsOn(page, 'notes')).find(({ key }) => key === second)?.bytes, damaged?.bytes);
    await context.close();
  });

  it('sends what is left where operations are gone, between others and at the end, and has their words saved again', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second', 'Third', 'Fourth']) await phone.write(text);
    await takeAway(page, 'operations', [2, 4]);
    await page.reload();
    await page.locator('.cf-note').nth(3).waitFor();
    await context.setOffline(false);
    await phone.says('2 things were not taken in: each says why, below.');
    assert.deepEqual(await texts(), ['First', 'Third']);
    for (let left = 1; left >= 0; left -= 1) {
      await page.getByRole('button', { name: 'Save again' }).first().click();
      await page.waitForFunction(
        (still) => document.querySelectorAll('.cf-notebook__state--refused').length === still,
        left,
      );
    }
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['First', 'Fourth', 'Second', 'Third']);
    await context.close();
  });

  it('says nothing of a damaged note that the team has', async () => {
    const { phone: aPhone } = await onSite(there);
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

describe('A phone on which what was taken along has gone bad', () => {
  it('says so, lets its owner write on and change what is there, and fetches the challenge anew', async () => {
    const { challenge, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    const card = (text: string) => page.locator('.cf-note').filter({ hasText: text });
    await phone.open();
    await context.setOffline(true);
    for (const text of ['First', 'Second']) await phone.write(text);
    await cutShort(page, 'meta', ['bundle']);
    await page.reload();
    const banner = page.locator('.cf-notebook__banner');
    await banner.filter({ hasText: 'are damaged and cannot be read. Your own notes are safe' }).waitFor();
    await page.getByRole('button', { name: 'All notes' }).click();
    await card('Second').waitFor();
    assert.deepEqual((await phone.notes()).map(({ text }) => text).sort(), ['First', 'Second']);
    await soundScreen(page, 'the notebook whose timetable is damaged');
    await card('First').getByRole('button', { name: 'Change' }).click();
    await page.locator('#notebook-text').fill('First, heard again');
    await page.getByRole('button', { name: 'Save the change' }).click();
    // Where the timetable cannot be read, nothing but the writer says who spoke.
    await page.getByRole('button', { name: 'Save the note' }).waitFor();
    await page.getByLabel('Who spoke', { exact: true }).selectOption('frontline');
    await phone.write('Written without a timetable');
    await page.locator('#notebook-text').fill('Half a thought');
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'Social workers of the south team' }).waitFor();
    await phone.says('Everything is confirmed');
    assert.equal(await banner.isVisible(), false);
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought');
    assert.deepEqual(await texts(), ['First, heard again', 'Second', 'Written without a timetable']);
    const notes = await db.selectFrom('notes').select(['text', 'session_id']).where('challenge_id', '=', challenge.id);
    const ofSession = (await notes.orderBy('text').execute()).map((note) => [note.text, note.session_id !== null]);
    assert.deepEqual(ofSession, [
      ['First, heard again', true],
      ['Second', true],
      ['Written without a timetable', false],
    ]);
    await context.close();
  });

  it('says that what was being typed cannot be read, and has every note that was saved', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await phone.write('Saved before');
    await page.locator('#notebook-text').fill('Half a thought about the front door');
    await untilDraftOn(page, 'Half a thought about the front door');
    await cutShort(page, 'meta', ['draft']);
    await page.reload();
    const banner = page.locator('.cf-notebook__banner');
    await banner.filter({ hasText: 'is damaged and cannot be read: write it again, if you can' }).waitFor();
    assert.deepEqual(await phone.notes(), [{ text: 'Saved before', state: 'Saved on this phone' }]);
    assert.equal(await page.locator('#notebook-text').inputValue(), '');
    await soundScreen(page, 'the notebook whose draft is damaged');
    await phone.write('Typed again');
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Saved before', 'Typed again']);
    // It is said once, and the next draft is kept as ever.
    await page.locator('#notebook-text').fill('Another half');
    await untilDraftOn(page, 'Another half');
    await page.reload();
    await page.locator('.cf-note').first().waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Another half');
    assert.equal(await banner.isVisible(), false);
    await context.close();
  });
});

describe('A phone with very many notes', () => {
  it('gathers them so that it opens quickly, and shows every change since, also where the copy has gone bad', async () => {
    const { texts, phone: aPhone } = await onSite(there);
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
    await untilOn(page, 'gathered');
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
    assert.equal((await texts()).length, 110);
    await context.close();
  });
});
