import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { journey } from '#test/journey';
import { onSite } from '#test/on-site';
import { signInOn } from '#test/phone';
import { notebooksOn, untilDraftOn } from '#test/phone-memory';
import { mergePeers } from '../../src/modules/pool/application/merge-peers.ts';
import { makePeer } from '../../src/modules/pool/testing/builders.ts';

const there = await journey();
const { service, baseUrl } = there;
const { db } = service;

/** A phone of one entry of somebody, with a note that has not left it and half a thought; and a way to merge that entry into their other one. */
async function phoneOfOneEntry() {
  const site = await onSite(there);
  const { challenge, peer } = site;
  const phone = await site.phone();
  const { page, context } = phone;
  await phone.open();
  await phone.write('Sent before');
  await phone.says('Everything is confirmed');
  await context.route('**/notebook/operations', (route) => route.abort());
  await phone.write('Unsent when the two entries became one');
  await page.locator('#notebook-text').fill('Half a thought');
  await untilDraftOn(page, 'Half a thought');
  const stays = await makePeer(db, { bodyId: challenge.bodyId, name: 'The other entry' });
  return {
    ...site,
    phone,
    stays,
    async merge() {
      const { programmeManager } = challenge.people;
      const merged = await mergePeers(
        service.services,
        { from: peer, into: stays, reason: 'One person' },
        programmeManager,
      );
      assert.equal(isRefusal(merged), false);
    },
  };
}

describe('Two entries of one person that become one while a phone is off the network', () => {
  it('leave what waits on the phone to the one that stays: it is opened, sent and written on', async () => {
    const { challenge, stays, merge, address, phone } = await phoneOfOneEntry();
    const { page, context } = phone;
    await merge();
    await context.unroute('**/notebook/operations');
    await signInOn(there, context, stays);
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, stays);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 0 });
    await page.goto(address);
    await phone.says('Everything is confirmed');
    assert.equal(await page.locator('#notebook-text').inputValue(), 'Half a thought');
    await page.getByRole('button', { name: 'Save the note' }).click();
    const written = page.locator('.cf-note').filter({ hasText: 'Half a thought' });
    await written.locator('.cf-notebook__state', { hasText: 'Confirmed' }).waitFor();
    assert.deepEqual((await phone.notes()).map(({ text }) => text).sort(), [
      'Half a thought',
      'Sent before',
      'Unsent when the two entries became one',
    ]);
    const rows = await db
      .selectFrom('notes')
      .select(['text', 'author_id'])
      .where('challenge_id', '=', challenge.id)
      .orderBy('text')
      .execute();
    assert.deepEqual(
      rows.map((row) => [row.text, row.author_id === stays]),
      [
        ['Half a thought', true],
        ['Sent before', true],
        ['Unsent when the two entries became one', true],
      ],
    );
    // The next page does not take it for somebody else's.
    await page.evaluate(() => localStorage.removeItem('cf-last-here'));
    await page.goto(`${baseUrl}/`);
    await page.waitForFunction((person) => localStorage.getItem('cf-last-here') === person, stays);
    assert.deepEqual(await notebooksOn(page), { notebooks: 1, keys: 1 });
    await context.close();
  });

  it('leave the file of the phone, and the phone itself, to the one that stays', async () => {
    const { challenge, stays, merge, texts, phone } = await phoneOfOneEntry();
    const downloading = phone.page.waitForEvent('download');
    await phone.page.getByRole('button', { name: 'Save unsent notes in a file' }).first().click();
    const content = readFileSync(await (await downloading).path());
    await merge();
    const desk = await service.as(stays);
    const file = { name: 'file', fileName: 'unsent-notes.cfnotes', type: '', content };
    const handed = await desk.upload(`/challenges/${challenge.reference}/notebook/rescue`, {}, [file]);
    assert.equal(handed.statusCode, 303);
    assert.deepEqual(await texts(), ['Sent before', 'Unsent when the two entries became one']);
    const [device] = await db
      .selectFrom('notebook_devices')
      .select('id')
      .where('challenge_id', '=', challenge.id)
      .execute();
    assert.match((await desk.get('/account/devices')).body, new RegExp(device?.id ?? 'none'));
    assert.equal((await desk.post(`/account/devices/${device?.id}/revocation`)).statusCode, 303);
    await phone.context.close();
  });
});
