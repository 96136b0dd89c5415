// `npm test` and `npm run check`: everything that must hold, in the order that tells soonest. Ends with the runner's own counts,
// and with each test that was skipped.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildAssets } from './build-assets.ts';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name);

const steps: Array<[string, string, string[]]> = [
  ['Format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['Types', bin('tsc'), ['--project', root]],
  ['Schema and types match the migrations', process.execPath, ['tools/database.ts', '--check']],
];
for (const [title, file, args] of steps) {
  console.log(`\n${title}`);
  run(file, args);
}
console.log('\nStyles and scripts');
await buildAssets();
console.log('\nA browser for the journeys');
run(process.execPath, ['tools/browser.ts']);
console.log('\nTests');
run(process.execPath, ['tools/test.ts', ...process.argv.slice(2)]);

function run(file: string, args: string[]): void {
  const result = spawnSync(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.status !== 0) process.exit(result.status ?? 1);
}
