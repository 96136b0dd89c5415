import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `tools/build-assets.ts` writes, unless it is told another place. */
export const ASSETS_FOLDER = join(import.meta.dirname, '../../dist/assets');

let folder = ASSETS_FOLDER;

/** What the server serves under `/assets/` for a year. */
export function assetsFolder(): string {
  return folder;
}

/** Takes the built assets from another place from now on: where the server may not write beside its code. */
export function takeAssetsFrom(place: string): void {
  folder = place;
  manifest = undefined;
}

/**
 * The address of a built asset by its plain name: `assetPath('main.css')` is `/assets/main-AB12CD34.css`. Before
 * anything was built it is the plain name under `/assets/`, so that pages can be rendered in tests without a build.
 */
export function assetPath(name: string): string {
  manifest ??= readManifest();
  const file = manifest[name];
  if (file === undefined && Object.keys(manifest).length > 0) throw new Error(`assetPath: no asset is called ${name}`);
  return `/assets/${file ?? name}`;
}

/**
 * The built names of all assets whose plain name ends so, to be put behind `/assets/`: `builtNamesEnding('/keeping.js')` are the scripts of
 * every module by which a page locks what is kept.
 */
export function builtNamesEnding(end: string): string[] {
  manifest ??= readManifest();
  return Object.entries(manifest).flatMap(([name, built]) => (name.endsWith(end) ? [built] : []));
}

let manifest: Record<string, string> | undefined;

function readManifest(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw error;
  }
}

/** The text of a built script by its plain name; null before anything was built. */
export function assetText(name: string): string | null {
  manifest ??= readManifest();
  const file = manifest[name];
  return file === undefined ? null : readFileSync(join(ASSETS_FOLDER, file), 'utf8');
}
