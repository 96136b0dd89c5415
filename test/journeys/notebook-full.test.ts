import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journey } from '#test/journey';
import { killableChromium } from '#test/killable-chromium';
import { type NotebookPhone, notebookPhone, soundScreen } from '#test/phone';
import { NO_DISK, smallDisk } from '#test/small-disk';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { db } = there.service;

async function onSite() {
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer } = challenge.people;
  await aSession(db, { challengeId: challenge.id, peerIds: [peer] });
  return { challenge, peer };
}

async function texts(challengeId: string): Promise<string[]> {
  const rows = await db.selectFrom('notes').select('text').where('challenge_id', '=', challengeId).execute();
  return rows.map((row) => row.text ?? '').sort();
}

/** Presses Save, and waits until the screen says that it could not. */
async function triesInVain({ page }: NotebookPhone, text: string): Promise<void> {
  await page.locator('#notebook-text').fill(text);
  await page.getByRole('button', { name: 'Save the note' }).click();
  await page.locator('#notebook-wrong').filter({ hasText: 'still in the box' }).waitFor();
  assert.equal(await page.locator('#notebook-text').inputValue(), text);
}

describe('A phone without room', () => {
  it('saves nothing that it calls saved, keeps the words on the screen, and sends them when it is told to', async () => {
    const { challenge, peer } = await onSite();
    const phone = await notebookPhone(there, challenge.reference, peer);
    const { page, context } = phone;
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    const devtools = await context.newCDPSession(page);
    const quota = (quotaSize: number) =>
      devtools.send('Storage.overrideQuotaForOrigin', { origin: there.baseUrl, quotaSize });
    // Room for the page and all that it is made of, and to spare: only notes are to fill it.
    await quota(700_000);
    await phone.open();
    await context.setOffline(true);
    const long = (name: string) => `${name} ${'They wait. '.repeat(1700)}`.trim();
    let saved = 0;
    const wrong = page.locator('#notebook-wrong');
    // As long as there is room, everything is saved; the one for which there is none is not.
    for (; saved < 40; saved += 1) {
      await page.locator('#notebook-text').fill(long(`Note ${saved}`));
      await page.getByRole('button', { name: 'Save the note' }).click();
      const card = page.locator('.cf-note__text').filter({ hasText: new RegExp(`^Note ${saved} `) });
      await card.or(wrong.filter({ hasText: 'still in the box' })).waitFor();
      if ((await wrong.textContent()) !== '') break;
    }
    assert.ok(saved > 0 && saved < 40, `${saved} were saved before there was no room`);
    assert.match((await wrong.textContent()) ?? '', /There is no room left on this phone, so this is not saved/);
    assert.equal(await page.locator('#notebook-text').inputValue(), long(`Note ${saved}`));
    const states = (await phone.notes()).map((note) => [note.text.split(' They')[0], note.state]);
    assert.deepEqual(
      states,
      Array.from({ length: saved }, (_none, index) => [`Note ${saved - 1 - index}`, 'Saved on this phone']),
    );
    await soundScreen(page, 'the notebook without room');
    // Without a network it cannot be sent either, and it says so.
    await page.getByRole('button', { name: 'Send it now, without keeping it here' }).click();
    await page.getByText('It was not sent, and is still in the box').waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Send it now, without keeping it here' }).click();
    await page.getByText('It is with the team. It is not kept on this phone').waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), '');
    await phone.says('Everything is confirmed');
    const all = Array.from({ length: saved + 1 }, (_none, index) => long(`Note ${index}`)).sort();
    assert.deepEqual(await texts(challenge.id), all);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('says so on a disk that is truly full, and saves what is in the box once there is room again', async (test) => {
    const disk = smallDisk(80);
    if (!disk) return test.skip(NO_DISK);
    const { challenge, peer } = await onSite();
    const chromium = await killableChromium(disk.folder);
    const phone = await notebookPhone(there, challenge.reference, peer, chromium.context);
    await phone.open();
    await chromium.context.setOffline(true);
    await phone.write('While there was room');
    disk.fill();
    // Longer than what is left in the last block of the browser's own file.
    const text = `When there was none. ${'They wait. '.repeat(1700)}`.trim();
    await triesInVain(phone, text);
    await triesInVain(phone, text);
    disk.free();
    await phone.page.getByRole('button', { name: 'Save the note' }).click();
    await phone.page.locator('.cf-note').filter({ hasText: 'When there was none' }).waitFor();
    await chromium.context.setOffline(false);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), [text, 'While there was room']);
    await chromium.kill();
  });
});
