import { enableCompileCache } from 'node:module';
import path from 'node:path';

/** `npm start`: everything in one process, until Ctrl-C or SIGTERM. Exit 0 where it was asked to stop, 1 where it could not run. */

// From the second start on, Node reads our files as it compiled them before: it must be asked before the first is read.
enableCompileCache(path.resolve(import.meta.dirname, '../.cache/compiled'));
const { readConfig } = await import('./config.ts');
const { startService } = await import('./service.ts');

process.exitCode = await main();

async function main(): Promise<number> {
  const read = readConfig(process.env);
  if ('problems' in read) {
    console.error('Critical Friend cannot start as it is set up:');
    for (const problem of read.problems) console.error(`  ${problem}`);
    return 1;
  }
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  try {
    const started = await startService(read.config, (line) => console.log(line), stopping.signal);
    if ('refused' in started) {
      console.error(started.refused);
      return 1;
    }
    if (!('stopped' in started)) {
      console.log(`Critical Friend is ready at http://localhost:${started.port}`);
      await aborted(stopping.signal);
      console.log('Stopping …');
      await started.stop();
    }
    console.log('Stopped.');
    return 0;
  } catch (error) {
    const why = error instanceof Error ? error : new Error(String(error));
    const detail = read.config.logLevel === 'debug' ? why.stack : reasonOf(why);
    console.error(`Critical Friend could not start: ${detail}`);
    return 1;
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
}

/** A connection that is refused on several addresses comes as one error with no message of its own. */
function reasonOf(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined;
  return error.message || first?.message || error.name;
}
