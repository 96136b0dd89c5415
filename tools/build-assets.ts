import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { compile } from 'sass';
import { assetsAreBuilt, BUILT_ASSETS, hashOf, stampAssets } from './asset-stamp.ts';

const ROOT = join(import.meta.dirname, '..');
const MODULES = join(ROOT, 'node_modules');

/**
 * Builds everything under `/assets/` into `folder`: style sheets, scripts, typefaces and the favicon, each with a hash
 * of its content in its name, and `manifest.json` from plain name to built name. Does nothing where no input has changed
 * since the last build; says which of the two it was.
 */
export async function buildAssets(folder: string = BUILT_ASSETS): Promise<'built' | 'unchanged'> {
  if (assetsAreBuilt(folder)) return 'unchanged';
  const working = `${folder}.${process.pid}`;
  rmSync(working, { recursive: true, force: true });
  mkdirSync(working, { recursive: true });
  const manifest: Record<string, string> = {};
  const used: string[] = [];
  const put = (name: string, content: string | Uint8Array) => {
    manifest[name] = builtName(name, content);
    mkdirSync(dirname(join(working, manifest[name])), { recursive: true });
    writeFileSync(join(working, manifest[name]), content);
  };
  for (const [name, file] of copied()) put(name, readFileSync(file));
  for (const [name, file] of Object.entries(styleEntries())) put(name, stylesheet(file, manifest, used));
  for (const [name, content] of await scripts(used)) put(name, content);
  writeFileSync(join(working, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  stampAssets(working, used);
  rmSync(folder, { recursive: true, force: true });
  renameSync(working, folder);
  return 'built';
}

/** `main.css` and, for islands, `MODULE/ISLAND.css` from `src/modules/MODULE/client/ISLAND.entry.scss`. */
function styleEntries(): Record<string, string> {
  return { 'main.css': join(ROOT, 'src/design/styles/main.scss'), ...islands('scss', 'css') };
}

function islands(from: string, to: string): Record<string, string> {
  const files = globSync(`src/modules/*/client/**/*.entry.${from}`, { cwd: ROOT }).sort();
  return Object.fromEntries(
    files.map((file) => {
      const module = file.split(/[\\/]/)[2];
      return [`${module}/${basename(file, `.entry.${from}`)}.${to}`, join(ROOT, file)];
    }),
  );
}

function copied(): [name: string, file: string][] {
  const faces: [string, string][] = [
    ['atkinson', 'atkinson-hyperlegible-next'],
    ['source-serif', 'source-serif-4'],
  ];
  const fonts = faces.flatMap(([name, face]) =>
    ['', '-italic'].flatMap((style) =>
      ['latin', 'latin-ext'].map((script): [string, string] => [
        `${name}${style}-${script}.woff2`,
        join(MODULES, '@fontsource-variable', face, 'files', `${face}-${script}-wght${style || '-normal'}.woff2`),
      ]),
    ),
  );
  return [['favicon.svg', join(ROOT, 'src/design/favicon.svg')], ...fonts];
}

/** The style sheet with `asset:` turned into built addresses; throws on one that does not exist. */
function stylesheet(file: string, manifest: Record<string, string>, used: string[]): string {
  const loadPaths = [MODULES, join(ROOT, 'src/design')];
  const { css, loadedUrls } = compile(file, { style: 'compressed', loadPaths, quietDeps: true });
  used.push(...loadedUrls.filter((url) => url.protocol === 'file:').map((url) => fileURLToPath(url)));
  return css.replaceAll(/asset:([\w./-]+)/g, (_, name: string) => {
    if (manifest[name] === undefined) throw new Error(`${file} asks for ${name}, which is no asset`);
    return `/assets/${manifest[name]}`;
  });
}

async function scripts(used: string[]): Promise<[name: string, content: Uint8Array][]> {
  const entries = { 'main.js': join(ROOT, 'src/design/client/main.ts'), ...islands('ts', 'js') };
  const built = await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name.slice(0, -3), file])),
    outdir: '/built',
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: ['es2022', 'safari16'],
    platform: 'browser',
    legalComments: 'none',
    absWorkingDir: ROOT,
    logLevel: 'error',
  });
  used.push(...Object.keys(built.metafile.inputs).map((file) => join(ROOT, file)));
  return Object.keys(entries).map((name) => {
    const output = built.outputFiles.find((file) => file.path.replaceAll('\\', '/').endsWith(`/built/${name}`));
    if (output === undefined) throw new Error(`${name} was not built`);
    return [name, output.contents];
  });
}

function builtName(name: string, content: string | Uint8Array): string {
  const end = extname(name);
  return `${name.slice(0, -end.length)}-${hashOf(content).slice(0, 10)}${end}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const started = performance.now();
  const outcome = await buildAssets(process.argv[2]);
  console.log(`assets ${outcome} in ${Math.round(performance.now() - started)} ms`);
}
