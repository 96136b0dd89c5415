// `npm run bench -- notebook`: how long a phone takes to open and to save at 1,500 notes, and the server to confirm ten devices that
// come back at once. Prints a table and asserts nothing.
//
// A phone opens when the notes are painted: from the start of the navigation to the end of the first frame that has them, with no
// network. It saves from the press of the key until the strict transaction has reached the disk. Both twice: with the team's 1,500
// notes taken along, and with 1,500 written on this very phone and not sent, each a row locked by itself. The browser is asked over its
// own protocol, for what a test library puts into the page would take a share of the slowed processor.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { newId } from '#kernel/ids';
import { connect } from '#platform/database/connect';
import { startEmbeddedPostgres } from '#platform/database/embedded';
import { migrate } from '#platform/database/migrate';
import { cookieNames, keyed, maskToken } from '#platform/http/cookies';
import { startSession } from '#platform/sessions/sessions';
import { makeApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { aChallenge } from '../src/modules/challenges/testing/builders.ts';
import { type NoteBody, type Operation, sealOperation } from '../src/modules/notebook/contract.ts';
import { aSession } from '../src/modules/notebook/testing/builders.ts';
import { makeServices } from '../src/service.ts';
import { findBrowser } from '../tools/browser.ts';
import { buildAssets } from '../tools/build-assets.ts';

const NOTES = 1500;
const THROTTLE = 6;
const OPENINGS = 9;
const SAVES = 60;
/** A desktop's browser loads parts of its own window, such as what drops from the address bar, for so long. A phone's has none. */
const WINDOW_SETTLES_MILLISECONDS = 3000;
/** Seen from outside: when the browser painted the words of the first note, in milliseconds since the page's navigation began. */
const NOTES_PAINTED = `window.notesPainted = new Promise((resolve) => {
  const seen = new MutationObserver(() => {
    const words = document.querySelector('.cf-notebook__notes .cf-note__text');
    if (!words) return;
    seen.disconnect();
    words.setAttribute('elementtiming', 'first-note');
  });
  seen.observe(document, { childList: true, subtree: true });
  new PerformanceObserver((painted) => resolve(painted.getEntries()[0].renderTime)).observe({ type: 'element', buffered: true });
})`;

/** Until the frame that says so is painted, on the slowest phone. */
const SHOWN_MILLISECONDS = 600;
/** Put into the page once, so that between a press and the disk nothing is asked of it but to save. */
const WATCHING = `var presses = [];
addEventListener('keydown', (event) => presses.push({ pressed: event.timeStamp }), { capture: true });
new PerformanceObserver((seen) => {
  for (const { name, startTime } of seen.getEntries()) {
    if (name !== 'notebook-saved') continue;
    const press = presses.at(-1);
    press.saved = startTime - press.pressed;
    requestAnimationFrame(() => setTimeout(() => { press.shown = performance.now() - press.pressed; }));
  }
}).observe({ type: 'mark' })`;

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-bench-notebook-'));
await buildAssets();
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
await migrate(postgres.url);
const db = connect(postgres.url, 10);
const read = readConfig({
  NODE_ENV: 'test',
  SECRET: 'x'.repeat(40),
  DATA_DIR: folder,
  DEMO: 'no',
  LOG_LEVEL: 'silent',
});
if ('problems' in read) throw new Error(read.problems.join());
const { config } = read;
const probe = await makeApp(makeServices(config, db));
await probe.listen({ port: 0, host: '127.0.0.1' });
const address = probe.server.address();
const baseUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
const challenge = await aChallenge(db, { stage: 'on-site' });
const { peer } = challenge.people;
const sessionId = await aSession(db, { challengeId: challenge.id, peerIds: [peer] });
const row = (...cells: string[]) =>
  console.log(cells.map((cell, index) => cell.padEnd([66, 10, 44][index] ?? 0)).join(''));
row('what', 'aim', 'seen');

row('ten devices × 150 unsent, confirmed over HTTP', '5 s', seconds(await tenDevices()));
await onThePhone('the team’s', async () => {});
await onThePhone('unsent', writeThem);
await probe.close();
await db.destroy();
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

/** Each device posts its 150 in one batch, all at once, over HTTP as a phone does: session, token, answer read to its end. */
async function tenDevices(): Promise<number> {
  const names = cookieNames(config);
  const batches = [];
  for (let count = 0; count < 10; count += 1) {
    const browser = randomBytes(32).toString('base64url');
    const session = await startSession(db, peer, 'Bench', new Date());
    const cookie = `${names.browser}=${browser}; ${names.session}=${session}`;
    const _csrf = maskToken(keyed(config.secret, 'csrf', browser));
    const device = newId();
    const known = await posted('devices', cookie, { device, wrapped: null, _csrf });
    if (!('key' in known)) throw new Error('The device was not registered');
    const operations: Operation[] = [];
    for (let index = 0; index < 150; index += 1) operations.push(anOperation(device, operations.at(-1)));
    batches.push({ cookie, body: { device, operations, _csrf } });
  }
  const started = performance.now();
  const answers = await Promise.all(batches.map(({ cookie, body }) => posted('operations', cookie, body)));
  const took = performance.now() - started;
  if (answers.some((answer) => answer.knows !== 150)) throw new Error('Not all of it was confirmed');
  return took;
}

async function posted(path: string, cookie: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${baseUrl}/challenges/${challenge.reference}/notebook/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Record<string, unknown>;
}

function anOperation(device: string, before: Operation | undefined): Operation {
  const body: NoteBody = {
    text: `Supervision happens every month and is written down, said one of the team. ${'It helps. '.repeat(20)}${newId()}`,
    kind: 'neutral',
    sessionId,
    themeId: null,
    sourceCategory: 'frontline',
    writtenAt: new Date().toISOString(),
  };
  const about = { sequence: (before?.sequence ?? 0) + 1, id: newId(), noteId: newId(), seen: null };
  return sealOperation(device, { ...about, body, previous: before?.hash ?? '' });
}

/** Prints how long it takes on a phone that holds 1,500 notes, `whose` they are; `fill` puts there what the server does not send. */
async function onThePhone(whose: string, fill: (page: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(120_000);
  const value = await startSession(db, peer, 'Bench', new Date());
  await context.addCookies([{ name: cookieNames({ baseUrl }).session, value, url: baseUrl }]);
  const page = await context.newPage();
  await page.goto(`${baseUrl}/challenges/${challenge.reference}/notebook`);
  await page.locator('cf-notebook[data-ready]').waitFor();
  await context.setOffline(true);
  await fill(page);
  await page.close();
  const { devtools, open } = await slowed(context);
  const opens: number[] = [];
  for (let times = 0; times < OPENINGS; times += 1) opens.push(await open());
  row(`opens, ${NOTES} notes (${whose}), CPU ÷ ${THROTTLE}`, '1,000 ms', spread(opens));
  const { saved, shown } = await saves(devtools);
  row(`saved after the key, ${NOTES} notes (${whose}), CPU ÷ ${THROTTLE}`, '50 ms', spread(saved));
  row('  and until the screen says so', '', spread(shown));
  row(`a key in 100,000 pasted characters, CPU ÷ ${THROTTLE}`, '', spread(await keysInLongText(devtools)));
  await context.setOffline(false);
  const online = await saves(devtools);
  row(`saved after the key, while notes are sent and fetched, CPU ÷ ${THROTTLE}`, '50 ms', spread(online.saved));
  await context.setOffline(true);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  row(`saved after the key, ${NOTES} notes (${whose}), CPU as it is`, '50 ms', spread((await saves(devtools)).saved));
  await browser.close();
}

/** Writes as many notes on the phone, through its box, a hundred at a time. */
async function writeThem(page: Page): Promise<void> {
  const lines = Array.from({ length: 100 }, (_none, index) => `! Said by number ${index}: ${'It helps. '.repeat(22)}`);
  for (let written = 0; written < NOTES; written += lines.length) {
    await page.locator('#notebook-text').fill(lines.join('\n'));
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
  }
}

/** A window on a processor that is slowed down, driven over the browser's own protocol. */
async function slowed(context: BrowserContext): Promise<{ devtools: CDPSession; open(): Promise<number> }> {
  const page = await context.newPage();
  await page.waitForTimeout(WINDOW_SETTLES_MILLISECONDS);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.enable');
  await devtools.send('ServiceWorker.enable');
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: NOTES_PAINTED });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  const url = `${baseUrl}/challenges/${challenge.reference}/notebook`;
  return {
    devtools,
    async open() {
      // As after an hour in a pocket.
      await devtools.send('ServiceWorker.stopAllWorkers');
      const loaded = new Promise((resolve) => devtools.once('Page.loadEventFired', resolve));
      await devtools.send('Page.navigate', { url });
      await loaded;
      const shown = await asked<number>(devtools, 'window.notesPainted');
      await asked(devtools, 'new Promise((resolve) => setTimeout(resolve, 1500))');
      return shown;
    },
  };
}

async function asked<T>(devtools: CDPSession, expression: string): Promise<T> {
  const { result } = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return result.value as T;
}

/** From the key on the button until the strict transaction has reached the disk, and until the frame that says so is painted. */
async function saves(devtools: CDPSession): Promise<{ saved: number[]; shown: number[] }> {
  await asked(devtools, `if (typeof presses === 'undefined') { ${WATCHING} } presses.length = 0`);
  for (let count = 0; count < SAVES; count += 1) {
    await asked(
      devtools,
      `var box = document.querySelector('textarea');
      box.value = 'Measured ${count} ${newId()}';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      document.querySelector('cf-notebook button[type=submit]').focus();
      new Promise((resolve) => setTimeout(resolve, ${60 + (count % 5) * 60}))`,
    );
    const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 };
    await devtools.send('Input.dispatchKeyEvent', { ...key, type: 'keyDown', text: '\r' });
    await new Promise((resolve) => setTimeout(resolve, (SHOWN_MILLISECONDS * (1 + (count % 4))) / 4));
    await asked(
      devtools,
      `new Promise((resolve) => (function look() { 'shown' in presses.at(-1) ? resolve() : setTimeout(look, 20); })())`,
    );
    await devtools.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' });
  }
  const presses = await asked<{ saved: number; shown: number }[]>(devtools, 'presses');
  return { saved: presses.map(({ saved }) => saved), shown: presses.map(({ shown }) => shown) };
}

/** From a key in a box that holds 100,000 characters without a space until the frame that shows it. */
async function keysInLongText(devtools: CDPSession): Promise<number[]> {
  return await asked<number[]>(
    devtools,
    `(async () => {
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const box = document.querySelector('textarea');
      box.focus();
      document.execCommand('insertText', false, 'x1yZ'.repeat(25_000));
      await painted();
      const times = [];
      for (let key = 0; key < 7; key += 1) {
        const pressed = performance.now();
        document.execCommand('insertText', false, 'y');
        await painted();
        times.push(performance.now() - pressed);
      }
      box.value = '';
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return times;
    })()`,
  );
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `median (nine of ten within; slowest)`. */
function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `${at(0.5)} ms (9 of 10 in ${at(0.9)}, slowest ${at(1)})`;
}
