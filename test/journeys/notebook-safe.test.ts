import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { notebookPhone, signInOn, soundScreen } from '#test/phone';
import { notebooksOn, takeAway } from '#test/phone-memory';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { destroyNotesDue } from '../../src/modules/notebook/application/destroy-notes.ts';
import { aNote, aSession } from '../../src/modules/notebook/testing/builders.ts';

const there = await journey();
const { service } = there;
const { db } = service;

async function onSite() {
  const challenge = await aChallenge(db, { stage: 'on-site' });
  const { peer, secondPeer } = challenge.people;
  await aSession(db, { challengeId: challenge.id, peerIds: [peer, secondPeer] });
  const address = `${there.baseUrl}/challenges/${challenge.reference}/notebook`;
  return { challenge, peer, secondPeer, address, phone: () => notebookPhone(there, challenge.reference, peer) };
}

async function texts(challengeId: string): Promise<string[]> {
  const rows = await db.selectFrom('notes').select('text').where('challenge_id', '=', challengeId).execute();
  return rows.map((row) => row.text ?? '').sort();
}

/** In place of what is in the box, as from the clipboard. */
async function pasted(page: Page, text: string): Promise<void> {
  await page.locator('#notebook-text').evaluate((box, words) => {
    (box as HTMLTextAreaElement).value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
  }, text);
}

/** As when somebody looks at the phone again. */
async function looksAgain(page: Page): Promise<void> {
  await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
}

describe('A notebook whose time is over', () => {
  it('wipes itself once the challenge has closed and all of it is confirmed, and does not open again', async () => {
    const { challenge, address, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await phone.write('The last word');
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', challenge.id).execute();
    await context.setOffline(false);
    await page.getByText('This challenge has closed. Everything you wrote is with the team').waitFor();
    await soundScreen(page, 'the notebook of a challenge that has closed');
    assert.deepEqual(await texts(challenge.id), ['The last word']);
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await context.setOffline(true);
    await assert.rejects(page.goto(address), /net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
    await context.close();
  });

  it('keeps what is typed and not saved when the challenge closes, until its writer has cleared it', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page } = phone;
    await phone.open();
    await page.getByLabel('What you heard or saw').fill('Half a thought');
    await db.updateTable('challenges').set({ closed_at: new Date() }).where('id', '=', challenge.id).execute();
    await looksAgain(page);
    await page.getByText('Copy what you have typed if you need it').waitFor();
    assert.equal(await page.getByLabel('What you heard or saw').inputValue(), 'Half a thought');
    await page.getByLabel('What you heard or saw').fill('');
    await looksAgain(page);
    await page.getByText('This challenge has closed. Everything you wrote is with the team').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await phone.context.close();
  });

  it('is wiped, and says why, where its key had run out before the notes were destroyed', async () => {
    const { challenge, address, phone: aPhone } = await onSite();
    const { page, context, open, write } = await aPhone();
    await open();
    await context.setOffline(true);
    await write('Never sent');
    await takeAway(page, 'meta', ['lease']);
    const long = new Date(service.services.clock().getTime() - 900 * 86_400_000);
    await db.updateTable('challenges').set({ closed_at: long }).where('id', '=', challenge.id).execute();
    assert.equal(await destroyNotesDue(service.services), 1);
    await context.setOffline(false);
    await page.goto(address);
    const why = 'The notes of this challenge have been destroyed, as was promised to those who spoke.';
    await page.getByText(`${why} So those on this phone have been wiped.`).waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await context.setOffline(true);
    await assert.rejects(page.goto(address), /net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
    await context.close();
  });

  it('on a lost phone that its owner has taken out of use wipes itself when it next reaches us', async () => {
    const { challenge, peer, phone: aPhone } = await onSite();
    const lost = await aPhone();
    await lost.open();
    await lost.context.setOffline(true);
    await lost.write('On the lost phone');
    const owner = await service.as(peer);
    const { id } = await db
      .selectFrom('notebook_devices')
      .select('id')
      .where('challenge_id', '=', challenge.id)
      .executeTakeFirstOrThrow();
    assert.equal((await owner.post(`/account/devices/${id}/revocation`)).statusCode, 303);
    await lost.context.setOffline(false);
    await lost.page.getByText('This device was taken out of use on your account page').waitFor();
    assert.deepEqual(await notebooksOn(lost.page), { notebooks: 0, keys: 0 });
    assert.deepEqual(await texts(challenge.id), []);
    await lost.context.close();
  });
});

describe('A notebook whose owner is not there', () => {
  it('keeps what is unsent through a session that has ended, says so, and sends it after signing in', async () => {
    const { challenge, peer, phone: aPhone } = await onSite();
    const phone = await aPhone();
    await phone.open();
    await db.deleteFrom('web_sessions').where('person_id', '=', peer).execute();
    await phone.write('Written after the session had ended');
    await phone.page.getByText('You have been signed out. Your notes are safe on this phone.').waitFor();
    await phone.says('1 change is saved on this phone. You have been signed out: sign in to send.');
    await soundScreen(phone.page, 'the notebook after a session has ended');
    await signInOn(there, phone.context, peer);
    await looksAgain(phone.page);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), ['Written after the session had ended']);
    await phone.context.close();
  });

  it('is locked for whoever signs in on the phone next, with a network and without, and opens for its owner again', async () => {
    const { challenge, peer, secondPeer, address, phone: aPhone } = await onSite();
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Xylophones in the corridor');
    // Nobody signed out: the session ended, and a colleague signs in.
    await signInOn(there, context, secondPeer);
    await page.goto(`${there.baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, secondPeer);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await context.setOffline(true);
    await assert.rejects(page.goto(address), /net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
    await context.setOffline(false);
    await context.unroute('**/notebook/operations');
    await page.goto(address);
    await page.locator('#notebook-text').waitFor();
    assert.doesNotMatch(await page.locator('cf-notebook').innerHTML(), /Xylophones/);
    await signInOn(there, context, peer);
    await phone.open();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), ['Xylophones in the corridor']);
    await context.close();
  });
});

describe('Words that were meant to do harm', () => {
  it('are shown as words, and what is too long or not allowed is said and kept on the screen', async () => {
    const { challenge, peer, secondPeer, phone: aPhone } = await onSite();
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody might try.
    const hostile = '<img src=x onerror="document.title=1"> \u202eevil \u2066x {{x}} ${1} \' " 🦉';
    await aNote(db, { challengeId: challenge.id, authorId: secondPeer, text: hostile });
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    const box = page.locator('#notebook-text');
    await pasted(page, 'They wait '.repeat(10_000).trim());
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.getByText('Use 20,000 characters or fewer in one note: this has 99,999. It is not saved yet.').waitFor();
    const sight = await page.locator('#notebook-wrong').evaluate((words) => {
      const { top, bottom } = words.getBoundingClientRect();
      return Math.round(top) >= 0 && bottom <= innerHeight;
    });
    assert.equal(sight, true, 'why it is not saved can be seen without scrolling');
    assert.equal((await box.inputValue()).length, 99_999);
    // What no keyboard makes is left out before it is called saved; half a character becomes the sign for one that is unknown.
    await pasted(page, `${hostile}\u0000\u0007 \ud800 end`);
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.locator('.cf-note__text').filter({ hasText: 'end' }).waitFor();
    await context.setOffline(false);
    await phone.says('Everything is confirmed');
    const own = await db
      .selectFrom('notes')
      .select('text')
      .where('challenge_id', '=', challenge.id)
      .where('author_id', '=', peer)
      .execute();
    assert.deepEqual(own, [{ text: `${hostile} \ufffd end` }]);
    await page.getByRole('button', { name: 'All notes' }).click();
    await page.locator('.cf-note__text').nth(1).waitFor();
    assert.deepEqual((await phone.notes()).map((note) => note.text).sort(), [hostile, `${hostile} \ufffd end`].sort());
    assert.equal(await page.title().then((title) => title === '1'), false);
    await context.close();
  });

  it('sent by a device that has been tampered with are refused one by one, and the rest is confirmed', async () => {
    const { challenge, phone: aPhone } = await onSite();
    const elsewhere = await onSite();
    const foreign = await aSession(db, { challengeId: elsewhere.challenge.id });
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    // On the way, the second is given other words, and the third another challenge's session: both hashes are wrong then. It is so before
    // anything is written: what the phone tries to send as the third is saved could go out beside what is set up only then.
    await context.route('**/notebook/operations', async (route) => {
      const sent = route.request().postDataJSON();
      const [, second, third] = sent.operations;
      if (second) second.body.text = 'What somebody else would have it say';
      if (third) third.body.sessionId = foreign;
      await route.continue({ postData: JSON.stringify(sent) });
    });
    await context.setOffline(true);
    for (const text of ['First', 'Second', 'Third']) await phone.write(text);
    await context.setOffline(false);
    await phone.says('2 things were not taken in: each says why, below.');
    assert.deepEqual(await texts(challenge.id), ['First']);
    assert.equal(await page.getByText('It was altered on the way. Save it again.').count(), 2);
    await soundScreen(page, 'the notebook with notes that were refused');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save unsent notes in a file' }).first().click();
    const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
    assert.deepEqual([file.operations.length, file.refused.length], [0, 2]);
    await context.unroute('**/notebook/operations');
    for (let left = 2; left > 0; left -= 1) {
      await page.getByRole('button', { name: 'Save again' }).first().click();
      await page.waitForFunction(
        (still) => document.querySelectorAll('.cf-notebook__state--refused').length === still,
        left - 1,
      );
    }
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(challenge.id), ['First', 'Second', 'Third']);
    await context.close();
  });
});
