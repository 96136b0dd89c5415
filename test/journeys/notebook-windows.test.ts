import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { journey } from '#test/journey';
import { onSite as anywhere } from '#test/on-site';
import { notebooksOn, untilDraftOn } from '#test/phone-memory';

const there = await journey();

describe('Two windows of one browser', () => {
  it('that open the notebook for the first time at once share one key: what either writes can be read ever after', async () => {
    const { address, phone: aPhone, texts } = await anywhere(there);
    const { context, page } = await aPhone();
    const second = await context.newPage();
    await page.goto(address.replace(/notebook$/, 'notes'));
    // Neither is given its key before both have asked for one: so both found no notebook here.
    let asked = 0;
    let bothHaveAsked = () => {};
    const both = new Promise<void>((resolve) => {
      bothHaveAsked = resolve;
    });
    await context.route('**/notebook/devices', async (route) => {
      asked += 1;
      if (asked === 2) bothHaveAsked();
      await both;
      await route.continue();
    });
    const windows = [page, second];
    await Promise.all(windows.map((window) => window.goto(address)));
    await Promise.all(windows.map((window) => window.locator('#notebook-text').waitFor()));
    assert.equal(asked, 2);
    await context.setOffline(true);
    for (const [at, window] of windows.entries()) {
      await window.locator('#notebook-text').fill(`From window ${at + 1}`);
      await window.getByRole('button', { name: 'Save the note' }).click();
      await window.locator('.cf-note', { hasText: `From window ${at + 1}` }).waitFor();
    }
    await second.close();
    await context.setOffline(false);
    await page.goto(address);
    const cards = page.locator('.cf-notebook__notes .cf-note');
    await page.locator('.cf-notebook__status', { hasText: 'Everything is confirmed' }).waitFor();
    assert.deepEqual((await cards.locator('.cf-note__text').allTextContents()).sort(), [
      'From window 1',
      'From window 2',
    ]);
    assert.deepEqual(await texts(), ['From window 1', 'From window 2']);
    await context.close();
  });

  it('of which one hears that the challenge has closed keep what is typed in the other, and show it in the empty box', async () => {
    const { address, challenge, phone: aPhone, texts } = await anywhere(there);
    const phone = await aPhone();
    const { context, page } = phone;
    await phone.open();
    await phone.write('Confirmed');
    await phone.says('Everything is confirmed');
    const second = await context.newPage();
    await second.goto(address);
    await second.locator('#notebook-text').fill('Half a thought in the other window');
    await untilDraftOn(second, 'Half a thought in the other window');
    await there.service.db
      .updateTable('challenges')
      .set({ closed_at: new Date() })
      .where('id', '=', challenge.id)
      .execute();
    await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
    await page.getByText('Copy what you have typed if you need it').first().waitFor();
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought in the other window');
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 1 });
    await second.close();
    await page.locator('#notebook-text').fill('');
    await page.evaluate(() => window.dispatchEvent(new Event('pageshow')));
    await page.getByText('This challenge has closed. Everything you wrote is with the team').waitFor();
    assert.deepEqual(await notebooksOn(page), { notebooks: 0, keys: 0 });
    assert.deepEqual(await texts(), ['Confirmed']);
    await context.close();
  });
});
