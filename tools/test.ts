// `node tools/test.ts [FILE…]`: runs test files (all of them, or those given) with a database server of their own, and tells last what was skipped.
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { startTestServer } from '../test/support/templates.ts';
import { everyTestPasses } from './run-tests.ts';
import { inGroups, writeGroup } from './test-groups.ts';

/** Files that run at once: with as many as cores, a core waits whenever a test waits for its browser or the database. */
const AT_ONCE = 3;

const root = path.resolve(import.meta.dirname, '..');
const given = process.argv.slice(2);
const files = given.length > 0 ? given : globSync('{src,test,tools}/**/*.test.ts', { cwd: root }).sort();
const missing = files.filter((name) => !existsSync(path.resolve(root, name)));
if (missing.length > 0) {
  console.error(`There is no ${missing.join(', ')}.`);
  process.exit(1);
}

const server = await startTestServer();
const stopping = new AbortController();
// Whoever stops the tests is not left with the database server that they started.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    stopping.abort();
    server.stop().finally(() => process.exit(1));
  });
}
Object.assign(process.env, {
  NODE_ENV: 'test',
  // Compiled once for all files: without it each process strips and compiles the product's modules again.
  NODE_COMPILE_CACHE: path.join(root, 'node_modules/.cache/test-modules'),
  TEST_DATABASE_SERVER: server.url,
  TEST_DEMO_FOLDER: server.folder,
});
try {
  const paths = inGroups(files).map(asOneFile);
  process.exitCode = (await everyTestPasses({ paths, root, atOnce: AT_ONCE, signal: stopping.signal })) ? 0 : 1;
} finally {
  await server.stop();
}

/** The file to run for a group: its only one, or one that runs them all. */
function asOneFile(names: readonly string[], index: number): string {
  const [only = ''] = names;
  if (names.length === 1) return path.resolve(root, only);
  const file = path.join(server.folder, `group-${index + 1}.mjs`);
  writeGroup(file, root, names);
  return file;
}
