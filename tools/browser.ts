// Finds a Chromium for the browser tests, or installs one: an existing one, else Playwright's own, else Debian's package.
// Prints where it is. Imported, it only finds.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The Chromium to use, or null where there is none yet. `CHROMIUM` names one of your own. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM;
  if (named && existsSync(named)) return named;
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap((name) =>
    (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)),
  );
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache', 'ms-playwright');
  const downloaded = globSync('chromium*/chrome*-linux*/{chrome,headless_shell,chrome-headless-shell}', {
    cwd: cache,
  }).map((file) => path.join(cache, file));
  return [...onPath, ...downloaded].find((file) => existsSync(file)) ?? null;
}

function install(): void {
  const root = path.resolve(import.meta.dirname, '..');
  console.log('No Chromium was found. Trying Playwright’s own …');
  const playwright = path.join(root, 'node_modules', 'playwright-core', 'cli.js');
  spawnSync(process.execPath, [playwright, 'install', '--with-deps', 'chromium'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: 600_000,
  });
  if (findBrowser()) return;
  console.log('Trying Debian’s package …');
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const step of [
    ['apt-get', 'update', '-q'],
    ['apt-get', 'install', '-q', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [file = '', ...args] = [...sudo, ...step];
    spawnSync(file, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

if (import.meta.main) {
  if (!findBrowser()) install();
  const found = findBrowser();
  if (!found) {
    console.error('No Chromium could be found or installed. Install one, or set CHROMIUM to it, and try again.');
    process.exit(1);
  }
  console.log(found);
}
