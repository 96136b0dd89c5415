import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-browsers-'));
after(() => rmSync(folder, { recursive: true }));

/** The browser that is found on a machine with these on its path and in Playwright’s cache, and with `CHROMIUM` named. */
function foundAmong(name: string, files: readonly string[], named?: string, windows = false): string {
  const machine = path.join(folder, name);
  for (const file of files) {
    mkdirSync(path.dirname(path.join(machine, file)), { recursive: true });
    writeFileSync(path.join(machine, file), '');
  }
  const env = {
    PATH: path.join(machine, 'bin'),
    PLAYWRIGHT_BROWSERS_PATH: path.join(machine, 'cache'),
    ...(named ? { CHROMIUM: path.join(machine, named) } : {}),
  };
  const finder = JSON.stringify(path.resolve(import.meta.dirname, 'browser.ts'));
  const words = `const { findBrowser } = await import(${finder}); console.log(findBrowser({ windows: ${windows} }));`;
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', words], { encoding: 'utf8', env });
  return path.relative(machine, ran.stdout.trim());
}

describe('The browser for the journeys', () => {
  const window = 'bin/chromium';
  const playwrights = 'cache/chromium-1/chrome-linux64/chrome';
  const playwrightsShell = 'cache/chromium_headless_shell-1/chrome-headless-shell-linux64/chrome-headless-shell';

  it('is one that draws no windows where none are asked for, wherever there is one', () => {
    assert.equal(foundAmong('debian', [window, 'bin/chromium-headless-shell']), 'bin/chromium-headless-shell');
    assert.equal(foundAmong('playwright', [window, playwrights, playwrightsShell]), playwrightsShell);
  });

  it('is one that draws windows where it is asked for, and a shell only where there is nothing else', () => {
    const both = [window, 'bin/chromium-headless-shell'];
    assert.equal(foundAmong('whole', both, undefined, true), window);
    assert.equal(foundAmong('shell-only', [playwrightsShell], undefined, true), playwrightsShell);
  });

  it('is any other where there is none, and the one that is named before all', () => {
    assert.equal(foundAmong('windows', [window, playwrights]), window);
    assert.equal(foundAmong('cache-only', [playwrights]), playwrights);
    assert.equal(foundAmong('named', [window, playwrightsShell, 'mine'], 'mine'), 'mine');
  });
});
