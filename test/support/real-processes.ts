import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/database/embedded';
import { TEST_SECRET } from './constants.ts';

/** Something that can be killed as a power cut kills it, and started again on what is on its disk. */
export type Killable = { start(): Promise<void>; kill(): Promise<void> };

/** A PostgreSQL of the test file's own, with all its care for the disk. `url` and `port` are another after each start. */
export async function killablePostgres(): Promise<Killable & { url(): string; port(): number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-killed-'));
  let running: EmbeddedPostgres | null = null;
  const start = async () => {
    running = await startEmbeddedPostgres({ folder });
  };
  after(async () => {
    await running?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  await start();
  const url = () => running?.url ?? '';
  return {
    url,
    port: () => Number(new URL(url()).port),
    start,
    async kill() {
      const first = Number(readFileSync(path.join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
      running = null;
      const all = [first, ...childrenOf(first)];
      // The one that rules the others goes first, so that it cannot tidy up after them.
      for (const pid of all) killOne(pid);
      while (all.some(isAlive)) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

/** The product itself, `node src/main.ts`, on that port over that database. */
export function killableServer(environment: { PORT: string; BASE_URL: string; DATABASE_URL: string }): Killable {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-server-'));
  let running: ChildProcess | null = null;
  const kill = async () => {
    if (!running) return;
    const gone = new Promise<void>((resolve) => running?.once('exit', () => resolve()));
    running.kill('SIGKILL');
    await gone;
    running = null;
  };
  after(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    kill,
    async start() {
      const given = { NODE_ENV: 'test', SECRET: TEST_SECRET, DATA_DIR: folder, DEMO: 'no', RUNS: 'web' };
      const { PATH = '', HOME = '' } = process.env;
      running = spawn(process.execPath, ['src/main.ts'], {
        env: { PATH, HOME, LOG_LEVEL: 'silent', ...given, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await ready(running);
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('is ready')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The server did not start: ${said}`)));
  });
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was faster.
  }
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
