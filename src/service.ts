import path from 'node:path';
import { takeAssetsFrom } from '#design/assets';
import { newId } from '#kernel/ids';
import { loadProgrammeDefinitions, storeDefinitions } from '#modules/programmes';
import { connect, type Database } from '#platform/database/connect';
import { readRunningDatabase, startEmbeddedPostgres } from '#platform/database/embedded';
import { migrate } from '#platform/database/migrate';
import { folderStore } from '#platform/files/file-store';
import type { Services } from '#platform/http/context';
import { startWorker } from '#platform/jobs/worker';
import { makeLogger } from '#platform/logs/logger';
import { lockFolder } from '#platform/process/folder-lock';
import { BUILT_ASSETS, buildAssetsApart } from '../tools/asset-stamp.ts';
import { jobHandlers, makeApp } from './app.ts';
import type { Config } from './config.ts';

export type RunningService = { port: number; stop(): Promise<void> };
type Say = (line: string) => void;

/**
 * Starts everything this process is asked to run (database, migrations, programme definitions, demo, jobs, web) and tells how to
 * stop it, in the reverse order. Refuses in a sentence where the folder is in use or a definition is wrong. Where `stopping` comes
 * while it starts, everything begun is undone again and `stopped` is told.
 */
export async function startService(
  config: Config,
  say: Say,
  stopping?: AbortSignal,
): Promise<RunningService | { refused: string } | { stopped: true }> {
  const undo: Array<() => Promise<void> | void> = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  const lock = config.databaseUrl ? null : lockFolder(config.dataFolder);
  if (lock && 'heldBy' in lock) {
    return {
      refused: `Critical Friend is already running on ${config.dataFolder} (process ${lock.heldBy}). It was left alone.`,
    };
  }
  if (lock) undo.push(() => lock.release());
  // Some steps wait for another program without letting our signal handler have its turn: it gets one before we ask.
  const goOn = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    stopping?.throwIfAborted();
  };
  try {
    say('Building the pages’ styles and scripts');
    takeAssetsFrom(buildAssetsApart([BUILT_ASSETS, path.join(config.dataFolder, 'built/assets')]));
    await goOn();
    const url = config.databaseUrl ?? (await embedded(config, say, undo));
    await goOn();
    say('Bringing the database up to date');
    await migrate(url, say);
    await goOn();
    const db = connect(url);
    undo.push(() => db.destroy());
    const live = { ...config };
    const services = makeServices(live, db);
    const problems = await preparePrograms(services);
    if (problems.length > 0) {
      await stop();
      return { refused: `The programme definitions cannot be used:\n  ${problems.join('\n  ')}` };
    }
    if (config.demo && (await fillDemo(services))) say('Filled the demo programme: everything in it is made up');
    await goOn();
    const port = config.runs === 'worker' ? config.port : await listen(services, undo);
    // PORT=0 is any free port: links in letters name the one that was given, so no letter leaves before.
    live.baseUrl = baseUrlAt(config, port);
    if (config.runs !== 'web') {
      const worker = await startWorker(url, jobHandlers(services), services.logger);
      undo.push(() => worker.stop());
    }
    return { port, stop };
  } catch (error) {
    await stop();
    // Ctrl-C also ends the program we were waiting for, which then looks like a failure of its own.
    await new Promise((resolve) => setImmediate(resolve));
    if (stopping?.aborted) return { stopped: true };
    if (isPortTaken(error)) return { refused: `Port ${config.port} is in use. Set PORT to another one.` };
    throw error;
  }
}

/**
 * The database of the command line: the one of DATABASE_URL, else the embedded one of the data folder, started for the while.
 * Where the service is running on that folder, its database is used as it is.
 */
export async function openDatabase(
  config: Config,
): Promise<{ url: string; close(): Promise<void> } | { refused: string }> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: async () => {} };
  const lock = lockFolder(config.dataFolder);
  if ('heldBy' in lock) {
    const running = readRunningDatabase(config.dataFolder);
    if (running) return { url: running, close: async () => {} };
    return {
      refused: `Critical Friend is starting on ${config.dataFolder} (process ${lock.heldBy}). Try again in a moment.`,
    };
  }
  const postgres = await startEmbeddedPostgres({ folder: path.join(config.dataFolder, 'postgres') });
  const close = async () => {
    await postgres.stop();
    lock.release();
  };
  return { url: postgres.url, close };
}

async function embedded(config: Config, say: Say, undo: Array<() => Promise<void> | void>): Promise<string> {
  say('Starting PostgreSQL');
  const postgres = await startEmbeddedPostgres({ folder: path.join(config.dataFolder, 'postgres'), say });
  undo.push(() => postgres.stop());
  return postgres.url;
}

/** The services over an open database. */
export function makeServices(config: Config, db: Database, clock: () => Date = () => new Date()): Services {
  const logger = makeLogger(config.logLevel);
  return { db, config, files: folderStore(path.join(config.dataFolder, 'files')), logger, clock };
}

/** The demo's content is read only where it is wanted and missing: a server that runs for weeks has no use for it. */
async function fillDemo(services: Services): Promise<boolean> {
  const known = await services.db
    .selectFrom('people')
    .select('id')
    .where('demo_position', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (known) return false;
  const { seedDemo } = await import('./demo/seed.ts');
  return await seedDemo(services);
}

/** The programme body, made at the first start, and the definitions of `programmes/` stored as versions. */
export async function preparePrograms(
  services: Services,
  folder = path.resolve(import.meta.dirname, '../programmes'),
): Promise<string[]> {
  const loaded = await loadProgrammeDefinitions(folder);
  if ('problems' in loaded) return loaded.problems;
  const bodyId = await theBody(services);
  return await storeDefinitions(services.db, bodyId, loaded.definitions, services.clock());
}

async function theBody({ db }: Services): Promise<string> {
  const body = await db.selectFrom('programme_bodies').select('id').orderBy('id').executeTakeFirst();
  if (body) return body.id;
  const id = newId();
  await db
    .insertInto('programme_bodies')
    .values({ id, name: 'The programme body', short_name: 'Programme body' })
    .execute();
  return id;
}

async function listen(services: Services, undo: Array<() => Promise<void> | void>): Promise<number> {
  const app = await makeApp(services);
  undo.push(() => app.close());
  await app.listen({ port: services.config.port, host: services.config.host });
  const address = app.server.address();
  return address && typeof address === 'object' ? address.port : services.config.port;
}

/** The address people use: where none was set, this machine at the port that is listened on. */
function baseUrlAt({ port: wanted, baseUrl }: Config, port: number): string {
  return wanted === 0 && baseUrl === 'http://localhost:0' ? `http://localhost:${port}` : baseUrl;
}

function isPortTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE';
}
