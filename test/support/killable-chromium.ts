import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from '../../tools/browser.ts';

export type KillableChromium = { readonly context: BrowserContext; kill(): Promise<void> };

/** A folder for a browser's profile, gone when the test file is done. */
export function profileFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-profile-'));
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A Chromium over a profile that stays, in processes of its own, to be killed as a phone that is dropped kills it. */
export async function killableChromium(profile: string): Promise<KillableChromium> {
  const portFile = path.join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
  ];
  const child = spawn(
    findBrowser() ?? 'chromium',
    [...flags, '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    { detached: true, stdio: 'ignore' },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for (let tries = 0; !existsSync(portFile) || readFileSync(portFile, 'utf8').split('\n').length < 2; tries += 1) {
    if (tries > 300) throw new Error('Chromium did not start');
    await wait(100);
  }
  const port = readFileSync(portFile, 'utf8').split('\n')[0];
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  let dead = false;
  const kill = async () => {
    if (dead) return;
    dead = true;
    // The whole group: the one that draws, the one that stores, and the one that rules them.
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await exited;
    await browser.close().catch(() => {});
  };
  after(kill);
  const [context] = browser.contexts();
  if (!context) throw new Error('Chromium has no window');
  return { context, kill };
}
