import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { signInOn } from '#test/phone';
import { notebooksOn, untilDraftOn } from '#test/phone-memory';

const there = await journey();
const { baseUrl } = there;

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
