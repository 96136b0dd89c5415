import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cookieNames } from '#platform/http/cookies';
import { startSession } from '#platform/sessions/sessions';
import { launchBrowser } from '#test/browser';
import { TEST_NOW, testService } from '#test/service';

/** The demo over a port, and a browser in which the programme manager is signed in. */
async function searching(javaScriptEnabled: boolean) {
  const browser = await launchBrowser({ windows: false });
  const service = await testService({ template: 'demo', environment: { DEMO: 'yes' } });
  const address = await service.app.listen({ port: 0, host: '127.0.0.1' });
  const person = await service.db
    .selectFrom('people')
    .select('id')
    .where('demo_position', '=', 1)
    .executeTakeFirstOrThrow();
  const token = await startSession(service.db, person.id, 'test', TEST_NOW);
  const context = await browser.newContext({ javaScriptEnabled });
  await context.addCookies([{ name: cookieNames(service.services.config).session, value: token, url: address }]);
  const page = await context.newPage();
  await page.goto(`${address}/authorities`);
  return page;
}

describe('Looking for an authority', () => {
  it('answers while one types, where scripts run, and keeps what was typed in the address', async () => {
    const page = await searching(true);
    await page.getByLabel('Name or code').pressSequentially('nrthdale');
    await page.waitForURL('**/authorities?q=nrthdale');
    assert.equal(await page.getByRole('link', { name: 'Northdale Council' }).count(), 1);
    assert.equal((await page.locator('#results tbody tr').count()) < 6, true);
  });

  it('answers at a press where none run', async () => {
    const page = await searching(false);
    await page.getByLabel('Name or code').fill('Northdale');
    await page.getByRole('button', { name: 'Search' }).click();
    assert.equal(await page.getByRole('link', { name: 'Northdale Council' }).count(), 1);
  });
});
