import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { notebookPhone, signInOn, soundScreen } from '#test/phone';
import { notebooksOn, takeAway, untilDraftOn } from '#test/phone-memory';
import { destroyNotesDue } from '../../src/modules/notebook/application/destroy-notes.ts';

const there = await journey();
const { service, baseUrl } = there;
const { db } = service;
const LONG_AGO = new Date(service.services.clock().getTime() - 13 * 3_600_000);

/** Says yes to every question, and keeps what was asked. */
function saysYes(page: Page): string[] {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.accept();
  });
  return asked;
}

async function signsOut(page: Page, button = 'Sign out'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForURL(/\/sign-in$/);
}

/** That the notebook does not open from what the browser has kept. */
async function opensNoMoreOffline(page: Page, address: string): Promise<void> {
  await page.context().setOffline(true);
  await assert.rejects(page.goto(address), /net::ERR_(INTERNET_DISCONNECTED|FAILED)/);
  await page.context().setOffline(false);
}

async function untilNone(page: Page): Promise<void> {
  await untilLeft(page, 0);
}

async function untilLeft(page: Page, most: number): Promise<void> {
  const patienceEnds = Date.now() + 20_000;
  while ((await notebooksOn(page)).notebooks > most) assert.equal(Date.now() < patienceEnds, true, 'it is still there');
}

describe('Leaving with words that were typed and not saved', () => {
  it('warns, keeps them locked though all else is confirmed, and has them in the box when the same person is back', async () => {
    const { peer, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await phone.write('Confirmed');
    await phone.says('Everything is confirmed');
    const asked = saysYes(page);
    await page.locator('#notebook-text').fill('Half a thought about the front door');
    // At once: what was typed a moment ago is on its way to the disk.
    await signsOut(page);
    assert.deepEqual(asked, [
      'What you have typed in the notebook is not saved as a note yet. Nothing is lost: it stays on this device, locked, until you sign in on it again. Sign out?',
    ]);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await signInOn(there, context, peer);
    await phone.open();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought about the front door');
    assert.deepEqual(await texts(), ['Confirmed']);
    await context.close();
  });

  it('counts the words beside the changes that wait, and a change being made like a new note', async () => {
    const { phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('One');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.locator('#notebook-text').fill('One, and');
    const asked = saysYes(page);
    await signsOut(page);
    assert.deepEqual(asked, [
      '1 change to your notes has not reached the team yet, and what you have typed in the notebook is not saved as a note yet. Nothing is lost: they stay on this device, locked, until you sign in on it again. Sign out?',
    ]);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await context.close();
  });

  it('asks nothing and clears the device where the words were taken out of the box again', async () => {
    const { phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    const asked = saysYes(page);
    await page.locator('#notebook-text').fill('Never mind');
    await untilDraftOn(page, 'Never mind');
    await page.locator('#notebook-text').fill('');
    await signsOut(page);
    assert.deepEqual([asked, await notebooksOn(page)], [[], { notebooks: 0, keys: 0 }]);
    await context.close();
  });

  it('keeps them, locked, where a colleague signs in on the same phone', async () => {
    const { peer, secondPeer, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await page.locator('#notebook-text').fill('Half a thought');
    await untilDraftOn(page, 'Half a thought');
    await signInOn(there, context, secondPeer);
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, secondPeer);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await signInOn(there, context, peer);
    await phone.open();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought');
    await context.close();
  });
});

describe('Signing out while the notebook is open elsewhere', () => {
  it('takes the notes off every other window, with the key, and keeps what waits and what is typed there, locked', async () => {
    const { peer, address, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await phone.write('Confirmed');
    await phone.says('Everything is confirmed');
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Unsent');
    await page.locator('#notebook-text').fill('Half a thought');
    await untilDraftOn(page, 'Half a thought');
    const second = await context.newPage();
    await second.goto(`${baseUrl}/`);
    const asked = saysYes(second);
    await signsOut(second);
    assert.match(asked.join(), /1 change to your notes has not reached the team yet, and what you have typed/);
    await page.getByText('The notebook is locked because you have been signed out.').waitFor();
    assert.deepEqual(await page.locator('.cf-note').count(), 0);
    assert.match(
      (await page.locator('cf-notebook').textContent()) ?? '',
      /1 change waits here, locked.*What you have typed/s,
    );
    await soundScreen(page, 'a notebook that was locked from another window');
    assert.deepEqual(await notebooksOn(second), { notebooks: 1, keys: 0 });
    await context.unroute('**/notebook/operations');
    await signInOn(there, context, peer);
    await page.goto(address);
    await phone.says('Everything is confirmed');
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought');
    assert.deepEqual(await texts(), ['Confirmed', 'Unsent']);
    await context.close();
  });

  it('leaves no key where an answer of before comes after', async () => {
    const { phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Unsent');
    await context.unroute('**/notebook/operations');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const answered = new Promise<void>((resolve) => {
      void context.route('**/notebook/bundle?**', async (route) => {
        const response = await route.fetch();
        resolve();
        await held;
        await route.fulfill({ response });
      });
    });
    // So that the notebook stays on the device.
    await page.locator('#notebook-text').fill('Typed');
    await untilDraftOn(page, 'Typed');
    await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
    await answered;
    const second = await context.newPage();
    await second.goto(`${baseUrl}/`);
    saysYes(second);
    await signsOut(second);
    letGo();
    await page.getByText('The notebook is locked because you have been signed out.').waitFor();
    assert.deepEqual(await notebooksOn(second), { notebooks: 1, keys: 0 });
    await context.close();
  });

  it('locks the notebook in a browser in which no worker keeps it', async () => {
    const { challenge, peer, secondPeer, address } = await onSite(there);
    const context = await there.browser.newContext({ serviceWorkers: 'block' });
    const phone = await notebookPhone(there, challenge.reference, peer, context);
    const { page } = phone;
    await page.goto(address);
    await page.locator('#notebook-text').fill('Half a thought');
    await untilDraftOn(page, 'Half a thought');
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 1 });
    // Nobody signs out: a colleague comes.
    await signInOn(there, context, secondPeer);
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, secondPeer);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await signInOn(there, context, peer);
    await page.goto(address);
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#notebook-text')?.value === 'Half a thought',
    );
    const asked = saysYes(page);
    await signsOut(page);
    assert.match(asked.join(), /^What you have typed in the notebook is not saved as a note yet/);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await context.close();
  });
});

describe('Signing out everywhere', () => {
  it('warns and locks this device like signing out here', async () => {
    const { challenge, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Unsent');
    await page.goto(`${baseUrl}/account`);
    const asked = saysYes(page);
    await signsOut(page, 'Sign out everywhere');
    assert.match(asked.join(), /^1 change to your notes has not reached the team yet\. Nothing is lost: it stays/);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await opensNoMoreOffline(page, `${baseUrl}/challenges/${challenge.reference}/notebook`);
    await context.close();
  });
});

describe('A phone that was lost', () => {
  /** The lost phone with a note on it, and what its owner does from another browser. */
  async function lostPhone() {
    const site = await onSite(there);
    const { challenge, peer } = site;
    const phone = await site.phone();
    await phone.open();
    await phone.context.setOffline(true);
    await phone.write('On the lost phone');
    return {
      ...site,
      ...phone,
      /** Nothing was done on it for so long that its session has ended. */
      overnight: () =>
        db.updateTable('web_sessions').set({ seen_at: LONG_AGO }).where('person_id', '=', peer).execute(),
      async revoke() {
        const owner = await service.as(peer);
        const { id } = await db
          .selectFrom('notebook_devices')
          .select('id')
          .where('challenge_id', '=', challenge.id)
          .executeTakeFirstOrThrow();
        assert.equal((await owner.post(`/account/devices/${id}/revocation`)).statusCode, 303);
      },
    };
  }

  it('wipes itself and does not bring the notebook back when the page is opened again', async () => {
    const { page, context, revoke, address } = await lostPhone();
    await revoke();
    await context.setOffline(false);
    await page.getByText('This device was taken out of use on your account page').waitFor();
    await soundScreen(page, 'the notebook of a device that was taken out of use');
    await page.goto(address);
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await opensNoMoreOffline(page, address);
    await context.close();
  });

  it('wipes itself though its session had ended before it was taken out of use', async () => {
    const { page, context, revoke, overnight } = await lostPhone();
    await overnight();
    await revoke();
    await context.setOffline(false);
    await page.getByText('This device was taken out of use on your account page').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await context.close();
  });

  it('wipes itself where the first page it opens is the one for signing in', async () => {
    const { page, context, revoke, overnight, address } = await lostPhone();
    await page.goto('about:blank');
    await overnight();
    await revoke();
    await context.setOffline(false);
    await page.goto(`${baseUrl}/sign-in`);
    await untilNone(page);
    await opensNoMoreOffline(page, address);
    await context.close();
  });

  it('wipes itself when its key has run out and its notebook is opened', async () => {
    const { page, context, revoke, overnight, address } = await lostPhone();
    await takeAway(page, 'meta', ['lease']);
    await overnight();
    await revoke();
    await page.reload();
    await page.getByText('The notebook is locked, and needs a network once').waitFor();
    await context.setOffline(false);
    // The page as it is shown from the phone where a slow network answers the notebook before it answers for the page.
    await page.locator('cf-notebook').evaluate((notebook) => notebook.replaceWith(notebook.cloneNode()));
    await page.getByText('This device was taken out of use on your account page').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await opensNoMoreOffline(page, address);
    await context.close();
  });

  it('stands once on its owner’s list, though they signed out and in again on it, which makes its notebook anew', async () => {
    const { challenge, peer, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await signsOut(page);
    await untilNone(page);
    await signInOn(there, context, peer);
    await phone.open();
    const devices = db.selectFrom('notebook_devices').select(['id', 'browser_id', 'web_session_id']);
    const rows = await devices.where('challenge_id', '=', challenge.id).execute();
    assert.deepEqual([rows.length, new Set(rows.map((row) => row.web_session_id)).size], [2, 2]);
    assert.deepEqual([...new Set(rows.map((row) => row.browser_id))].length, 1);
    assert.notEqual(rows[0]?.browser_id, null);
    await page.goto(`${baseUrl}/account/devices`);
    assert.equal(await page.getByRole('button', { name: 'Take this device out of use' }).count(), 1);
    await context.close();
  });

  it('keeps all of it where its session has ended and nobody has taken it out of use', async () => {
    const { page, context, overnight } = await lostPhone();
    await overnight();
    const told = page.waitForResponse(/\/notebook-devices\/[0-9a-f-]+\/revocation$/);
    await context.setOffline(false);
    assert.equal(await (await told).text(), '{"revoked":false,"destroyed":false}');
    await page.getByText('You have been signed out: sign in to send.').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 1 });
    await context.close();
  });
});

async function destroyed(challengeId: string): Promise<void> {
  const long = new Date(service.services.clock().getTime() - 900 * 86_400_000);
  await db.updateTable('challenges').set({ closed_at: long }).where('id', '=', challengeId).execute();
  assert.equal(await destroyNotesDue(service.services), 1);
}

describe('A phone on which nobody is signed in when the notes are destroyed', () => {
  it('keeps what is unsent, locked, until then, and wipes it at the next page it opens', async () => {
    const { challenge, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Never sent');
    saysYes(page);
    await page.goto(`${baseUrl}/account`);
    await signsOut(page);
    await page.goto(`${baseUrl}/sign-in`);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await destroyed(challenge.id);
    await page.goto(`${baseUrl}/sign-in`);
    await untilNone(page);
    await context.close();
  });

  it('says why in a notebook that is open though its session has ended, and wipes it', async () => {
    const { challenge, peer, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.setOffline(true);
    await phone.write('Never sent');
    await db.updateTable('web_sessions').set({ seen_at: LONG_AGO }).where('person_id', '=', peer).execute();
    await destroyed(challenge.id);
    await context.setOffline(false);
    await page
      .getByText('The notes of this challenge have been destroyed, as was promised to those who spoke.')
      .waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    await context.close();
  });
});

describe('A phone that somebody else is signed in on', () => {
  /** What one peer has left on it, unsent, and a colleague’s own notebook of the same challenge beside it. */
  async function sharedPhone() {
    const site = await onSite(there);
    const phone = await site.phone();
    const { page, context } = phone;
    await phone.open();
    await context.route('**/notebook/operations', (route) => route.abort());
    await phone.write('Never sent');
    // What is under way as a page is left may get through though it is to be aborted, and nothing would be left.
    await phone.says('The server cannot be reached just now');
    await tenMinutesLater(page);
    await page.goto('about:blank');
    // Not before: what has just been written would be sent after all.
    await context.unroute('**/notebook/operations');
    assert.equal((await site.texts()).includes('Never sent'), false);
    return { ...site, ...phone };
  }

  async function revoked(challengeId: string, personId: string): Promise<void> {
    const { id } = await db
      .selectFrom('notebook_devices')
      .select('id')
      .where('challenge_id', '=', challengeId)
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    const owner = await service.as(personId);
    assert.equal((await owner.post(`/account/devices/${id}/revocation`)).statusCode, 303);
  }

  /** What is asked about the devices on the phone, with its headers. */
  function asked(page: Page): Record<string, string>[] {
    const all: Record<string, string>[] = [];
    page.context().on('request', (request) => {
      if (request.url().includes('/notebook-devices/')) void request.allHeaders().then((headers) => all.push(headers));
    });
    return all;
  }

  async function tenMinutesLater(page: Page): Promise<void> {
    await page.evaluate(() => localStorage.setItem('cf-looked', String(Date.now() - 601_000)));
  }

  /** It has been heard what became of what lies on the phone. */
  async function looked(page: Page): Promise<void> {
    await page.waitForFunction(() => Date.now() - Number(localStorage.getItem('cf-looked')) < 600_000);
  }

  it('keeps the notes of the one before, locked, until they are destroyed, and wipes them at the next page', async () => {
    const { page, context, challenge } = await sharedPhone();
    const { peer: somebodyElse } = await onSite(there);
    await signInOn(there, context, somebodyElse);
    const headers = asked(page);
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, somebodyElse);
    await looked(page);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await destroyed(challenge.id);
    // Not on each page.
    await page.goto(`${baseUrl}/account`);
    await page.waitForLoadState('networkidle');
    assert.equal(headers.length, 1);
    await tenMinutesLater(page);
    await page.goto(`${baseUrl}/`);
    await untilNone(page);
    assert.deepEqual(
      headers.map((one) => [one.cookie, one.referer]),
      [
        [undefined, undefined],
        [undefined, undefined],
      ],
    );
    await context.close();
  });

  it('wipes what a colleague left whose device was taken out of use, and opens their own notebook without a network as before', async () => {
    const { page, context, challenge, peer, secondPeer, address } = await sharedPhone();
    await signInOn(there, context, secondPeer);
    // As after signing in: a slow network would have the kept page of the one before shown.
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, secondPeer);
    await page.goto(address);
    await page.locator('cf-notebook[data-ready]').waitFor({ timeout: 90_000 });
    assert.deepEqual(await notebooksOn(page), { notebooks: 2, keys: 1 });
    await revoked(challenge.id, peer);
    await tenMinutesLater(page);
    await page.goto(`${baseUrl}/account`);
    await untilLeft(page, 1);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 1 });
    await context.setOffline(true);
    await page.goto(address);
    await page.locator('#notebook-text').waitFor();
    await context.close();
  });

  it('wipes their own notes, too, that were destroyed though they never opened the notebook again', async () => {
    const { page, context, challenge } = await sharedPhone();
    await destroyed(challenge.id);
    await page.goto(`${baseUrl}/sign-in`);
    await tenMinutesLater(page);
    await page.goto(`${baseUrl}/`);
    await untilNone(page);
    await context.close();
  });
});
