import { enableCompileCache } from 'node:module';
import path from 'node:path';

/** `npm start`: everything in one process, until Ctrl-C or SIGTERM. */

// From the second start on, Node reads our files as it compiled them before: it must be asked before the first is read.
enableCompileCache(path.resolve(import.meta.dirname, '../.cache/compiled'));
const { readConfig } = await import('./config.ts');
const { startService } = await import('./service.ts');

const read = readConfig(process.env);
if ('problems' in read) {
  console.error('Critical Friend cannot start as it is set up:');
  for (const problem of read.problems) console.error(`  ${problem}`);
  process.exit(1);
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

const started = await startService(read.config, (line) => console.log(line), stopping.signal);
if ('refused' in started) {
  console.error(started.refused);
  process.exit(1);
}
console.log(`Critical Friend is ready at http://localhost:${started.port}`);
if (!stopping.signal.aborted)
  await new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
console.log('Stopping …');
await started.stop();
console.log('Stopped.');
