import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { launchBrowser } from '#test/browser';
import { killableChromium, profileFolder } from '#test/killable-chromium';
import { onSite } from '#test/on-site';
import { notebookPhone, signInOn } from '#test/phone';
import { untilDraftOn } from '#test/phone-memory';
import { testService } from '#test/service';
import { weatherProxy } from '#test/weather-proxy';
import { aGrant } from '../../src/modules/challenges/testing/builders.ts';
import { realServer } from '../../src/modules/notebook/testing/chaos/real-server.ts';

let port = 0;
const { url: baseUrl, weather } = await weatherProxy(() => port);
const service = await testService({ environment: { BASE_URL: baseUrl } });
await service.app.listen({ port: 0, host: '127.0.0.1' });
const address = service.app.server.address();
port = typeof address === 'object' && address ? address.port : 0;
const browser = await launchBrowser();
const there = { service, baseUrl, browser };
const { db } = service;

afterEach(() => {
  Object.assign(weather, { closed: null, rewrite: null, onAnswer: null });
});

describe('A notebook in a storm', () => {
  it('has every note it called saved, and the words being typed, after the browser is killed', async () => {
    const { challenge, peer, texts } = await onSite(there);
    const profile = profileFolder();
    const first = await killableChromium(profile);
    const phone = await notebookPhone(there, challenge.reference, peer, first.context);
    await phone.open();
    await first.context.setOffline(true);
    for (const text of ['One', 'Two', 'Three']) await phone.write(text);
    const box = phone.page.locator('#notebook-text');
    await box.pressSequentially('Half a thought about the front door', { delay: 20 });
    // What is kept of the words is kept as one types, not when one stops.
    await untilDraftOn(phone.page, 'Half a thought about the front door');
    await box.pressSequentially(' that was', { delay: 5 });
    await first.kill();
    const second = await killableChromium(profile);
    // A browser writes cookies down late: being signed in, and its own token, may be lost with it. The notes are not.
    await second.context.clearCookies();
    await second.context.setOffline(true);
    const page = second.context.pages()[0] ?? (await second.context.newPage());
    await page.goto(`${baseUrl}/challenges/${challenge.reference}/notebook`);
    await page.locator('.cf-notebook__notes .cf-note').nth(2).waitFor();
    assert.match(await page.locator('#notebook-text').inputValue(), /^Half a thought about the front door/);
    await signInOn(there, second.context, peer);
    await second.context.setOffline(false);
    await page.locator('.cf-notebook__status').filter({ hasText: 'Everything is confirmed' }).waitFor();
    assert.deepEqual(await texts(), ['One', 'Three', 'Two']);
    await second.kill();
  });

  it('keeps unsent notes through a new version of its worker and its script', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page } = phone;
    await phone.open();
    weather.closed = /\/operations$/;
    await phone.write('Before the new version');
    weather.rewrite = (path, body) => (path.endsWith('notebook-worker.js') ? `${body}\n// a new version` : body);
    const taken = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          navigator.serviceWorker.addEventListener('controllerchange', () => resolve(true));
          void navigator.serviceWorker.getRegistration('/challenges/').then((registration) => registration?.update());
        }),
    );
    assert.equal(await taken, true);
    await page.reload();
    await page.locator('.cf-notebook__notes .cf-note').waitFor();
    assert.deepEqual(await phone.notes(), [{ text: 'Before the new version', state: 'Saved on this phone' }]);
    weather.closed = null;
    weather.rewrite = null;
    await page.reload();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Before the new version']);
    await phone.context.close();
  });

  for (const status of [200, 403, 404]) {
    it(`opens from the phone, keeps its own page and sends later where a hotel’s wifi answers everything with ${status} and a page of its own`, async () => {
      const { texts, phone: aPhone } = await onSite(there);
      const phone = await aPhone();
      const { page, context } = phone;
      await phone.open();
      weather.portal = status;
      await phone.write('Before I had agreed to the terms');
      await phone.says('The server cannot be reached just now');
      await page.reload();
      await page.locator('.cf-notebook__notes .cf-note').waitFor();
      await phone.says('The server cannot be reached just now');
      // What the worker is asked after a round of sending, in the middle of which the wifi shuts.
      const kept = await page.evaluate(async () => {
        const { active } = (await navigator.serviceWorker.getRegistration('/challenges/')) ?? {};
        return await new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => resolve(data);
          active?.postMessage({ kind: 'keep', page: location.pathname, assets: [] }, [port2]);
        });
      });
      assert.equal(kept, false);
      await context.setOffline(true);
      await page.reload();
      await page.locator('.cf-notebook__notes .cf-note').waitFor();
      await context.setOffline(false);
      weather.portal = null;
      await page.reload();
      await phone.says('Everything is confirmed');
      assert.deepEqual(await texts(), ['Before I had agreed to the terms']);
      await context.close();
    });
  }

  it('opens without a network in a version that came while another was open, and says that it came', async () => {
    const { challenge, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    weather.closed = /\/operations$/;
    await page.goto(`${baseUrl}/challenges/${challenge.reference}/notebook`);
    await page.locator('#notebook-text, .cf-notebook__status').first().waitFor();
    // The service is renewed: its page names another script than the window has.
    weather.rewrite = (path, body) =>
      path.endsWith('/notebook') ? body.replace(/(notebook\/notebook-[0-9a-f]+\.js)/, '$1?new') : body;
    weather.closed = null;
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('cf-notebook[data-ready]').waitFor({ timeout: 90_000 });
    await page.getByText('A new version of the notebook is on this phone now.').waitFor();
    await phone.write('Written in the version of before');
    await context.setOffline(true);
    await page.reload();
    await page.locator('.cf-note').filter({ hasText: 'Written in the version of before' }).waitFor();
    assert.match(
      (await page.locator('script[src*="notebook/notebook"]').getAttribute('src')) ?? '',
      /notebook-[0-9a-f]+\.js\?new$/,
    );
    await context.close();
  });

  it('of two challenges opens without a network in either, though one was opened last before a new version came', async () => {
    const [first, second] = [await onSite(there), await onSite(there)];
    await aGrant(db, first.peer, { role: 'team-peer', challengeId: second.challenge.id });
    const before = await first.phone();
    const { page, context } = before;
    await before.open();
    await before.write('In the version of before');
    await before.says('Everything is confirmed');
    weather.rewrite = (path, body) =>
      path.endsWith('/notebook') ? body.replace(/(notebook\/notebook-[0-9a-f]+\.js)/, '$1?new') : body;
    await page.goto('about:blank');
    const after = await notebookPhone(there, second.challenge.reference, first.peer, context);
    await after.open();
    // They are in none of its sessions, so nothing but they themselves says who spoke.
    await page.getByLabel('Who spoke', { exact: true }).selectOption('frontline');
    await after.write('In the new version');
    // What a browser keeps besides of its own accord, it may throw away at any time.
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
    await context.setOffline(true);
    for (const [address, text] of [
      [first.address, 'In the version of before'],
      [second.address, 'In the new version'],
    ] as const) {
      await page.goto(address);
      await page.locator('.cf-note').filter({ hasText: text }).waitFor();
    }
    assert.deepEqual(await keptScripts(page), ['', '?new']);
    await context.setOffline(false);
    await before.open();
    assert.deepEqual(await keptScripts(page), ['?new'], 'no page needs the script of before any more');
    await context.close();
  });

  it('shows both versions where one person changed a note on two devices', async () => {
    const { texts, phone: aPhone } = await onSite(there);
    const [phone, tablet] = [await aPhone(), await aPhone()];
    await phone.open();
    await phone.write('First words');
    await phone.says('Everything is confirmed');
    await tablet.open();
    for (const [device, words] of [
      [phone, 'From the phone'],
      [tablet, 'From the tablet'],
    ] as const) {
      await device.context.setOffline(true);
      await device.page.getByRole('button', { name: 'Change' }).click();
      await device.page.locator('#notebook-text').fill(words);
      await device.page.getByRole('button', { name: 'Save the change' }).click();
      await device.page.locator('.cf-note').filter({ hasText: words }).waitFor();
    }
    for (const device of [phone, tablet]) {
      await device.context.setOffline(false);
      await device.says('Everything is confirmed');
    }
    assert.deepEqual(await texts(), ['From the phone', 'From the tablet']);
    const shown = (await tablet.notes()).map((note) => note.text).sort();
    assert.deepEqual(shown, ['From the phone', 'From the tablet']);
    await tablet.page.getByText('Another version of a note that was changed in two places').waitFor();
    await phone.context.close();
    await tablet.context.close();
  });

  it('sends again what a server lost that was put back from last night’s backup', async () => {
    const { challenge, peer, texts, phone: aPhone } = await onSite(there);
    const server = realServer(service.services, challenge.id);
    const phone = await aPhone();
    await phone.open();
    const lastNight = await server.backup();
    for (const text of ['One', 'Two']) await phone.write(text);
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['One', 'Two']);
    await server.restore(lastNight);
    assert.deepEqual(await texts(), []);
    await phone.page.reload();
    await phone.page.locator('cf-notebook[data-ready]').waitFor({ timeout: 90_000 });
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['One', 'Two']);
    // A backup from before the device was known at all.
    await db.deleteFrom('notes').where('author_id', '=', peer).execute();
    await db.deleteFrom('notebook_devices').where('person_id', '=', peer).execute();
    await phone.write('Three');
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['One', 'Three', 'Two']);
    await phone.context.close();
  });
});

describe('Signing out with unsent notes', () => {
  it('warns, keeps them locked without a word to be read, and sends them once the same person is back', async () => {
    const { peer, texts, phone: aPhone } = await onSite(there);
    const phone = await aPhone();
    const { page, context } = phone;
    await phone.open();
    await context.grantPermissions([]);
    weather.closed = /\/operations$/;
    await phone.write('Xylophones in the corridor');
    const warnings: string[] = [];
    page.on('dialog', (dialog) => {
      warnings.push(dialog.message());
      void dialog.accept();
    });
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/notebook'));
    assert.match(warnings.join(), /1 change to your notes has not reached the team yet/);
    const left = await page.evaluate(readEverything);
    assert.equal(left.names.length, 1);
    assert.equal(left.keys, 0);
    assert.doesNotMatch(left.words, /Xylophones|corridor/);
    weather.closed = null;
    await signInOn(there, context, peer);
    await phone.open();
    await phone.says('Everything is confirmed');
    assert.deepEqual(await texts(), ['Xylophones in the corridor']);
    page.removeAllListeners('dialog');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/notebook'));
    assert.deepEqual((await page.evaluate(readEverything)).names, []);
    await context.close();
  });
});

/** Of the notebook's script, what each kept version has behind its name. */
async function keptScripts(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const kept = await (await caches.open('cf-notebook-shell')).keys();
    const addresses = kept.map(({ url }) => new URL(url));
    return addresses
      .flatMap(({ pathname, search }) => (/\/notebook-[0-9a-f]+\.js$/.test(pathname) ? [search] : []))
      .sort();
  });
}

/** In the page: everything that is on the device, as somebody with the device in their hands would read it. */
async function readEverything(): Promise<{ names: string[]; keys: number; words: string }> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  let [keys, words] = [0, ''];
  const spell = (value: unknown): void => {
    if (value instanceof CryptoKey) keys += 1;
    else if (value instanceof ArrayBuffer) words += String.fromCharCode(...new Uint8Array(value).slice(0, 60_000));
    else if (ArrayBuffer.isView(value)) spell(value.buffer);
    else if (value && typeof value === 'object') for (const one of Object.values(value)) spell(one);
    else words += ` ${String(value)}`;
  };
  for (const name of names) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const row of rows) spell(row);
    }
    database.close();
  }
  return { names, keys, words };
}
