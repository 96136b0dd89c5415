import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { type Runner, serverRunner } from './embedded-runner.ts';

/** A PostgreSQL of our own, running in `folder`, reachable from this machine only and by password only. */
export type EmbeddedPostgres = { readonly url: string; stop(): Promise<void> };

export type EmbeddedOptions = {
  /** Holds the cluster; made where it is missing. */
  folder: string;
  /** Extra server settings, such as `fsync=off` for tests. */
  settings?: readonly string[];
  say?: (line: string) => void;
};

/**
 * Starts PostgreSQL on a free port of 127.0.0.1. After a crash the cluster recovers by itself; a server left running by a
 * process that was killed is stopped first. The caller must hold the folder's lock. Throws with the server's own last words
 * where it does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const say = options.say ?? (() => {});
  const cluster = path.join(options.folder, 'cluster');
  mkdirSync(options.folder, { recursive: true });
  const runner = await serverRunner(options.folder);
  const password = keptPassword(options.folder);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    say('Making a database (once)');
    initialise(runner, cluster, password, options.folder);
  } else {
    stopLeftover(runner, cluster, say);
  }
  const port = await freePort();
  const server = await launch(runner, cluster, port, options.settings ?? []);
  const url = `postgres://critical_friend:${password}@127.0.0.1:${port}/postgres`;
  return { url, stop: () => stop(server) };
}

/** The address of the server that runs in a data folder now, or null where none is ready. For the command line beside it. */
export function readRunningDatabase(dataFolder: string): string | null {
  const folder = path.join(dataFolder, 'postgres');
  const file = path.join(folder, 'cluster', 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  if (lines[7]?.trim() !== 'ready') return null;
  return `postgres://critical_friend:${keptPassword(folder)}@127.0.0.1:${lines[3]?.trim()}/postgres`;
}

function keptPassword(folder: string): string {
  const file = path.join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(24).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

/** Makes the cluster beside its place and moves it there whole: one that an interrupted start left half made is never opened. */
function initialise(runner: Runner, cluster: string, password: string, folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith('making-')) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  const making = mkdtempSync(path.join(folder, 'making-'));
  const passwordFile = path.join(folder, 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  runner.own(making);
  runner.own(passwordFile);
  try {
    const result = runner.runSync('initdb', [
      `--pgdata=${making}`,
      '--username=critical_friend',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ]);
    if (result.status !== 0) throw new Error(`The database could not be made: ${result.output.trim()}`);
    renameSync(making, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Stops a server whose parent was killed. Ours is gone (we hold the lock), so whatever runs there is an orphan. */
function stopLeftover(runner: Runner, cluster: string, say: (line: string) => void): void {
  if (!existsSync(path.join(cluster, 'postmaster.pid'))) return;
  runner.own(cluster);
  const status = runner.runSync('pg_ctl', ['status', `--pgdata=${cluster}`]);
  if (status.status !== 0) return;
  say('Stopping the database that an interrupted run left behind');
  runner.runSync('pg_ctl', ['stop', `--pgdata=${cluster}`, '--mode=fast', '--wait', '--timeout=60']);
}

async function launch(
  runner: Runner,
  cluster: string,
  port: number,
  settings: readonly string[],
): Promise<ChildProcess> {
  const chosen = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=60',
    'timezone=UTC',
    'log_min_messages=warning',
    'max_wal_size=512MB',
    ...settings,
  ].flatMap((setting) => ['-c', setting]);
  const command = runner.command('postgres', ['-D', cluster, ...chosen]);
  // Its own process group: Ctrl-C reaches us first, and we stop it when our own work is done.
  const server = spawn(command.file, command.args, {
    ...command.options,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let lastWords = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-4000);
  });
  let exited = false;
  server.once('exit', () => {
    exited = true;
  });
  for (let waited = 0; ; waited += 1) {
    if (exited) throw new Error(`PostgreSQL did not start: ${lastWords.trim()}`);
    if (isReady(cluster, port)) break;
    if (waited > 3000) throw new Error(`PostgreSQL took more than a minute to start: ${lastWords.trim()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return server;
}

/** The eighth line of postmaster.pid says `ready` once connections are taken. */
function isReady(cluster: string, port: number): boolean {
  const file = path.join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return false;
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines[3]?.trim() === String(port) && lines[7]?.trim() === 'ready';
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // SIGINT is PostgreSQL's fast shutdown: open work is rolled back and everything is written.
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), 30_000);
  await gone;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
}
