import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Where the server takes its assets from, unless it cannot be written there. */
export const BUILT_ASSETS: string = join(ROOT, 'dist/assets');

/** Entries of islands, beside `src/design`'s own: a new one asks for a new build. The lock file stands for every package. */
const ALWAYS = ['src/modules/*/client/**/*.entry.{ts,scss}', 'src/design/favicon.svg'];
const BUILDERS = ['package-lock.json', 'tools/asset-stamp.ts', 'tools/build-assets.ts'];

/** True where the folder holds what a build would make now: nothing that went into it has changed since, and nothing is new. */
export function assetsAreBuilt(folder: string = BUILT_ASSETS): boolean {
  const file = join(folder, '.stamp');
  if (!existsSync(file)) return false;
  const [hash, ...used] = readFileSync(file, 'utf8').split('\n');
  return hash === hashOfFiles(used);
}

/** Remembers in the folder what the build in it was made of. `used`: absolute paths; those of packages are left out. */
export function stampAssets(folder: string, used: readonly string[]): void {
  const own = used.map((file) => relative(ROOT, file).replaceAll('\\', '/'));
  const kept = [...new Set(own)].filter((file) => !file.includes('node_modules/') && !file.startsWith('..')).sort();
  writeFileSync(join(folder, '.stamp'), [hashOfFiles(kept), ...kept].join('\n'));
}

/**
 * Builds the assets where they are not built, in a process of its own: the compilers are large, and a server that keeps running
 * would keep them in memory. They go into the first of `folders` that has them or can be written (whoever runs the server may not
 * own its code); answers with that folder. Throws with what to do where none can be written, and with the compiler's words where
 * the build fails.
 */
export function buildAssetsApart(folders: readonly string[] = [BUILT_ASSETS]): string {
  const folder = folders.find((each) => assetsAreBuilt(each)) ?? folders.find(canBeWritten);
  if (folder === undefined) {
    throw new Error(
      `its styles and scripts cannot be kept in ${folders.map((each) => dirname(each)).join(' or ')}. Make one of these folders writable for the user who starts it.`,
    );
  }
  if (assetsAreBuilt(folder)) return folder;
  const script = join(import.meta.dirname, 'build-assets.ts');
  const result = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The pages’ styles and scripts could not be built: ${result.stderr}`);
  return folder;
}

/** Found out by writing: what the file system says of rights is not the whole truth on every one. */
function canBeWritten(folder: string): boolean {
  const trial = `${folder}.${process.pid}.trial`;
  try {
    mkdirSync(trial, { recursive: true });
    rmSync(trial, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function hashOfFiles(used: readonly string[]): string {
  const files = new Set([
    ...used,
    ...globSync(ALWAYS, { cwd: ROOT }).map((file) => file.replaceAll('\\', '/')),
    ...BUILDERS,
  ]);
  const lines = [...files].sort().map((file) => {
    const whole = join(ROOT, file);
    return `${file}\n${existsSync(whole) ? hashOf(readFileSync(whole)) : 'gone'}`;
  });
  return hashOf(lines.join('\n'));
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
