// The one script that runs on whatever Node the machine has (20 or later): it puts the pinned Node and the packages in place,
// then hands over to the pinned Node. Everything else is TypeScript run by that.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const stampFile = path.join(root, 'node_modules', '.critical-friend-stamp');
const [command, ...rest] = process.argv.slice(2);

const scripts = {
  start: 'src/main.ts',
  check: 'tools/check.ts',
  cli: 'src/cli.ts',
  bench: 'bench/main.ts',
  chaos: 'tools/chaos.ts',
};
const script = scripts[command];
if (!script) {
  console.error(`setup: unknown command ${command}`);
  process.exit(2);
}

installPackages();
handOver(path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node'));

function wanted() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

function installPackages() {
  const stamp = wanted();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.error('Installing packages (once; a minute or so) …');
  const npm = process.env.npm_execpath;
  const [file, args] = npm ? [process.execPath, [npm]] : ['npm', []];
  // Exactly what the lock file says, which is left as it is. `npm ci` is stricter, but refuses a lock made on another platform.
  const flags = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(file, [...args, ...flags], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    console.error('The packages could not be installed. Is the network there? See the lines above.');
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

function handOver(node) {
  // Pages are many small short-lived strings. The nursery alone may grow to 128 MB by default; this holds it at 8, and the whole server
  // was measured at 261 MB with it. Only the command line can say so: set from within, the flag was measured to change nothing.
  const flags = command === 'start' ? ['--max-semi-space-size=4'] : [];
  const child = spawn(node, [...flags, path.join(root, script), ...rest], { stdio: 'inherit', env: process.env });
  // Ctrl-C reaches the child by itself (same terminal); a signal sent to us alone is passed on. Either way we wait for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
