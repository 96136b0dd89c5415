// `npm run bench -- notebook`: how long a phone takes to open and to save at 1,500 notes, and the server to confirm ten devices that
// come back at once. Prints a table and asserts nothing.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
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
  console.log(cells.map((cell, index) => cell.padEnd([46, 10, 24][index] ?? 0)).join(''));
row('what', 'aim', 'seen');

row('ten devices × 150 unsent, confirmed over HTTP', '5 s', seconds(await tenDevices()));
await onThePhone();
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

async function onThePhone(): Promise<void> {
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
  await throttled(context, page);
  const opens: number[] = [];
  for (let times = 0; times < 3; times += 1) {
    await page.goto(`${baseUrl}/challenges/${challenge.reference}/notebook`);
    await page.locator('.cf-notebook__notes .cf-note').first().waitFor();
    opens.push(await page.evaluate(() => performance.getEntriesByName('notebook-open')[0]?.startTime ?? Number.NaN));
  }
  row(`opens from its store, ${NOTES} notes, CPU ÷ ${THROTTLE}`, '1,000 ms', spread(opens));
  row(`saved after the press, CPU ÷ ${THROTTLE}`, '50 ms', spread(await saves(page)));
  await context.newCDPSession(page).then((devtools) => devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 }));
  row('saved after the press, CPU as it is', '50 ms', spread(await saves(page)));
  await browser.close();
}

async function throttled(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
}

/** From the press of the button until the strict transaction has reached the disk and the screen may say so. */
async function saves(page: Page): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < 7; count += 1) {
    await page.locator('#notebook-text').fill(`Measured ${count} ${newId()}`);
    await page.evaluate(() => performance.clearMeasures('notebook-save'));
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.waitForFunction(() => performance.getEntriesByName('notebook-save').length > 0);
    times.push(await page.evaluate(() => performance.getEntriesByName('notebook-save')[0]?.duration ?? Number.NaN));
  }
  return times;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** `median (slowest)`. */
function spread(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms (slowest ${Math.round(sorted.at(-1) ?? 0)})`;
}
