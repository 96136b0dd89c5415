import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildAssetsApart } from './asset-stamp.ts';
import { buildAssets } from './build-assets.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'cf-assets-')), 'assets');
after(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

test('a build writes every asset that the manifest names, once, and then rests until something changes', async () => {
  assert.equal(await buildAssets(folder), 'built');
  const manifest = readManifest();
  for (const file of Object.values(manifest)) assert.equal(existsSync(join(folder, file)), true, file);
  assert.match(manifest['main.css']!, /^main-[0-9a-f]{10}\.css$/);
  assert.equal(await buildAssets(folder), 'unchanged');
});

test('who may not write beside the code gets the assets in the next folder, and is told what to do where none is left', () => {
  const file = join(folder, '../a-file');
  writeFileSync(file, 'Nothing can be made below a file, by any user.');
  const closed = join(file, 'assets');
  const open = join(folder, '../open/assets');
  assert.equal(buildAssetsApart([closed, open]), open);
  assert.equal(existsSync(join(open, 'manifest.json')), true);
  assert.equal(buildAssetsApart([closed, folder]), folder);
  assert.throws(() => buildAssetsApart([closed]), {
    message: `its styles and scripts cannot be kept in ${file}. Make one of these folders writable for the user who starts it.`,
  });
});

test('the style sheet points at built typefaces and brings no crown, no GDS Transport and nothing from elsewhere', () => {
  const css = readAsset('main.css');
  const addresses = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]!.replaceAll(/["']/g, ''));
  const built = new Set(Object.values(readManifest()).map((file) => `/assets/${file}`));
  const unknown = addresses.filter((address) => !built.has(address) && !address.startsWith('data:'));
  assert.deepEqual(unknown, []);
  assert.equal(/gds transport|crown|@import/i.test(css), false);
});

test('what a phone has to fetch stays small: style sheet 35 kB, script 15 kB, both as sent', () => {
  const sizes = ['main.css', 'main.js'].map((name) => gzipSync(readAsset(name), { level: 9 }).length);
  assert.ok(sizes[0]! <= 35_000, `main.css is ${sizes[0]}`);
  assert.ok(sizes[1]! <= 15_000, `main.js is ${sizes[1]}`);
});

test('the notebook, which a phone takes along for the day, is at most 70 kB of script as sent', () => {
  const scripts = ['notebook', 'clerk', 'worker', 'keeping'].map((name) => `notebook/${name}.js`);
  const sizes = scripts.map((name) => gzipSync(readAsset(name), { level: 9 }).length);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(all <= 70_000, `the notebook is ${sizes.join(' + ')}`);
});

test('the team room and its wall are at most 12 kB of script as sent', () => {
  const sizes = ['findings/team-room.js', 'findings/projected.js'].map(
    (name) => gzipSync(readAsset(name), { level: 9 }).length,
  );
  assert.ok(sizes[0]! + sizes[1]! <= 12_000, `the team room is ${sizes.join(' + ')}`);
});

test('the board of the timetable is at most 15 kB of script as sent', () => {
  const size = gzipSync(readAsset('timetable/board.js'), { level: 9 }).length;
  assert.ok(size <= 15_000, `timetable/board.js is ${size}`);
});

function readManifest(): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
}

function readAsset(name: string): string {
  return readFileSync(join(folder, readManifest()[name]!), 'utf8');
}
