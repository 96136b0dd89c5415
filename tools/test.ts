// `node tools/test.ts [FILE…]`: runs test files (all of them, or those given) with a database server of their own.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { startTestServer } from '../test/support/templates.ts';

const root = path.resolve(import.meta.dirname, '..');
const given = process.argv.slice(2);
const files = given.length > 0 ? given : longestFirst(globSync('{src,test,tools}/**/*.test.ts', { cwd: root }).sort());

const server = await startTestServer();
let status = 1;
try {
  const flags = ['--test', '--test-concurrency=2', ...(process.env.CI ? ['--test-reporter=spec'] : [])];
  const run = spawnSync(process.execPath, [...flags, ...files], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'test', TEST_DATABASE_SERVER: server.url, TEST_DEMO_FOLDER: server.folder },
  });
  status = run.status ?? 1;
} finally {
  await server.stop();
}
process.exit(status);

/** The journeys in a browser last minutes: begun first, no core waits at the end for the last of them. */
function longestFirst(names: string[]): string[] {
  const isJourney = (name: string) => name.startsWith('test/journeys/');
  return [...names.filter(isJourney), ...names.filter((name) => !isJourney(name))];
}
