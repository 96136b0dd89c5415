// `npm run bench -- web [--seconds 5] [--at-once 8]`: one server process over a national programme twenty years old (5,000 peers, 8,000
// past and 400 current challenges), asked for its ten busiest pages on this machine. Prints a table; asserts nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../src/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded.ts';
import { buildAssetsApart } from '../tools/asset-stamp.ts';
import { type BenchPeople, fillNationalProgramme } from './web-data.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '5' }, 'at-once': { type: 'string', default: '8' } },
});
const seconds = Math.min(60, Math.max(1, Number(values.seconds)));
const atOnce = Math.min(64, Math.max(1, Number(values['at-once'])));

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-bench-'));
const port = 3000 + Math.floor(process.pid % 2000);
buildAssetsApart();
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
let server: ChildProcess | null = null;
try {
  const people = await fill(postgres.url);
  server = await startServer(postgres.url);
  const rows = [];
  for (const [title, url, cookie] of pages(people)) rows.push(await measure(title, url, cookie));
  print(rows, memoryOf(server.pid ?? 0));
} finally {
  server?.kill('SIGTERM');
  if (server) await new Promise((resolve) => server?.once('exit', resolve));
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(url: string): Promise<BenchPeople> {
  const started = Date.now();
  const db = connect(url, 1);
  try {
    return await fillNationalProgramme(db, url);
  } finally {
    await db.destroy();
    console.log(`Filled in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
}

async function startServer(url: string): Promise<ChildProcess> {
  const environment = {
    ...process.env,
    DATABASE_URL: url,
    NODE_ENV: 'development',
    DEMO: 'no',
    RUNS: 'web',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, ['--max-semi-space-size=4', path.join(root, 'src/main.ts')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('is ready')) resolve();
    });
  });
  return child;
}

type PageToAsk = [title: string, url: string, cookie: string];

function pages(people: BenchPeople): PageToAsk[] {
  const { manager, programmeManager, peer } = people;
  const challenge = `/challenges/${people.reference}`;
  return [
    ['Home of a programme manager', '/', programmeManager],
    ['Home of a peer', '/', peer],
    ['Challenges', '/challenges', programmeManager],
    ['One challenge', challenge, manager],
    ['Its team', `${challenge}/team`, manager],
    ['Its timetable', `${challenge}/timetable`, peer],
    ['Its notes', `${challenge}/notes`, peer],
    ['Its findings', `${challenge}/findings`, manager],
    ['The pool, filtered', '/pool?skill=finance&level=2&sort=days-left', programmeManager],
    ['Published reports', '/reports', ''],
  ];
}

type Measured = { title: string; status: number; perSecond: number; median: number; p99: number; kilobytes: number };

async function measure(title: string, url: string, cookie: string): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  const first = await ask(agent, url, cookie);
  for (let warm = 0; warm < 20; warm += 1) await ask(agent, url, cookie);
  const start = performance.now();
  const until = start + seconds * 1000;
  const one = async () => {
    while (performance.now() < until && times.length < 100_000)
      times.push((await ask(agent, url, cookie)).milliseconds);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const elapsed = (performance.now() - start) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return {
    title,
    status: first.status,
    perSecond: times.length / elapsed,
    median: at(0.5),
    p99: at(0.99),
    kilobytes: first.bytes / 1024,
  };
}

async function ask(
  agent: Agent,
  url: string,
  cookie: string,
): Promise<{ status: number; bytes: number; milliseconds: number }> {
  const started = performance.now();
  return await new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path: url, agent, headers: cookie ? { cookie } : {} },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, bytes, milliseconds: performance.now() - started }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

function memoryOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const peak = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  const now = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return `${Math.round(Number(now) / 1024)} MB, at most ${Math.round(Number(peak) / 1024)} MB`;
}

function print(rows: readonly Measured[], memory: string): void {
  const cpu = os.cpus();
  console.log(
    `\n${cpu.length} × ${cpu[0]?.model ?? 'unknown'}, Node ${process.version}; ${atOnce} at once, ${seconds} s a page; asker and PostgreSQL on the same machine\n`,
  );
  console.log('Page                          status  requests/s  median ms  99th ms  HTML kB');
  for (const row of rows) {
    const cells = [
      row.title.padEnd(30),
      String(row.status).padStart(6),
      row.perSecond.toFixed(0).padStart(11),
      row.median.toFixed(1).padStart(10),
      row.p99.toFixed(1).padStart(8),
      row.kilobytes.toFixed(0).padStart(8),
    ];
    console.log(cells.join(' '));
  }
  console.log(`\nMemory of the server process: ${memory}`);
}
