// Finds a Chromium for the browser tests, or installs one: an existing one, else Playwright’s own, else Debian’s package. Prints
// where it is. Imported, it only finds.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const SHELLS = ['chromium-headless-shell', 'chrome-headless-shell'];
// Debian’s command is a script that stays beside the shell it starts: who kills the one would not have killed the other.
const DEBIANS_SCRIPT = '/usr/bin/chromium-headless-shell';
const DEBIANS_SHELL = '/usr/lib/chromium/chromium-headless-shell';
const WITH_WINDOWS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The Chromium to use, or null where there is none yet. `CHROMIUM` names one of your own. Without `windows` it is a headless shell where
 * there is one: it draws no tabs and no toolbar round each page, which cost a journey a fifth of its time.
 */
export function findBrowser({ windows = true } = {}): string | null {
  const named = process.env.CHROMIUM;
  if (named && existsSync(named)) return named;
  const files = [...onPath(WITH_WINDOWS), ...downloaded(['chrome'])];
  const whole = files.find((file) => existsSync(file)) ?? null;
  return windows ? (whole ?? findShell()) : (findShell() ?? whole);
}

function findShell(): string | null {
  const files = [...onPath(SHELLS), ...downloaded(['headless_shell', 'chrome-headless-shell'])];
  const found = files.find((file) => existsSync(file)) ?? null;
  return found === DEBIANS_SCRIPT && existsSync(DEBIANS_SHELL) ? DEBIANS_SHELL : found;
}

function onPath(names: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
}

function downloaded(names: readonly string[]): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? path.join(os.homedir(), '.cache', 'ms-playwright');
  const files = names.flatMap((name) => globSync(`chromium*/chrome*-linux*/${name}`, { cwd: cache }));
  return files.map((file) => path.join(cache, file));
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
  aptInstalls('chromium', sudo);
}

/**
 * Puts the headless shell beside a Chromium of Debian’s that has windows, where that asks nobody: in a container, whose user may do it.
 * Where it cannot be had (no network, another system), the tests take the other one and only last longer.
 */
function addShell(found: string): void {
  if (found !== '/usr/bin/chromium' || process.getuid?.() !== 0 || process.env.CHROMIUM) return;
  console.log('A Chromium with windows was found. Trying Debian’s headless shell, which is faster …');
  aptInstalls('chromium-headless-shell', []);
}

/** True where the package is there afterwards. Lists of packages are fetched only where those at hand lead nowhere. */
function aptInstalls(name: string, sudo: readonly string[]): boolean {
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=15', '-o', 'DPkg::Lock::Timeout=60'];
  const apt = (...words: string[]) => {
    const [file = '', ...args] = [...sudo, 'apt-get', '-q', ...patience, ...words];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(file, args, { stdio: ['ignore', 'ignore', 'inherit'], env, timeout: 300_000 }).status === 0;
  };
  const installs = () => apt('install', '-y', '--no-install-recommends', name);
  return installs() || (apt('update') && installs());
}

if (import.meta.main) {
  const before = findBrowser();
  if (!before) install();
  else if (!findShell()) addShell(before);
  const found = findBrowser();
  if (!found) {
    console.error('No Chromium could be found or installed. Install one, or set CHROMIUM to it, and try again.');
    process.exit(1);
  }
  console.log(found);
}
