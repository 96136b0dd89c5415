import assert from 'node:assert/strict';
import { it } from 'node:test';
import { newId } from '#kernel/ids';
import { cookieNames } from '#platform/http/cookies';
import { startSession } from '#platform/sessions/sessions';
import { TEST_NOW } from '#test/service';
import { aChallenge } from '../../src/modules/challenges/testing/builders.ts';
import { buildAssetsApart } from '../../tools/asset-stamp.ts';
import { journey } from '../support/journey.ts';

it('whoever waits for a timetable to be proposed stays on the button they are on, and hears what is being done', async () => {
  buildAssetsApart();
  const { service, baseUrl, browser } = await journey();
  const { db } = service;
  const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
  const id = newId();
  const run = { id, challenge_id: challenge.id, asked_at: TEST_NOW, seconds_allowed: 60 };
  await db.insertInto('timetable_runs').values(run).execute();
  const change = (set: Record<string, unknown>) =>
    db.updateTable('timetable_runs').set(set).where('id', '=', id).execute();
  const token = await startSession(db, challenge.people.hostCoordinator, 'test', TEST_NOW);
  const context = await browser.newContext();
  await context.addCookies([{ name: cookieNames(service.services.config).session, value: token, url: baseUrl }]);
  const page = await context.newPage();
  await page.goto(`${baseUrl}/challenges/${challenge.reference}/proposal`);
  const status = page.locator('#progress [role=status]');
  assert.equal(await status.textContent(), 'Waiting for its turn.');
  await status.evaluate((element) => element.setAttribute('data-seen', 'yes'));
  await page.getByRole('button', { name: 'Stop, and keep the best so far' }).focus();
  await change({ started_at: TEST_NOW, placed: 3, total: 10 });
  await page.getByText('3 of 10 sessions have a place so far.').first().waitFor();
  await change({ placed: 7 });
  await page.getByText('7 of 10 sessions have a place so far.').first().waitFor();
  assert.equal(
    await page.evaluate(() => document.activeElement?.textContent?.trim()),
    'Stop, and keep the best so far',
  );
  assert.deepEqual(
    [await status.textContent(), await status.getAttribute('data-seen')],
    ['Looking for a better timetable.', 'yes'],
  );
  await change({ ended_at: TEST_NOW, outcome: 'failed', why: 'It came to nothing.' });
  await page.getByText('It came to nothing.').waitFor();
});
