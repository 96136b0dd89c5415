// `npm run bench -- planning [--peers 5000] [--challenges 400] [--seconds 30]`: a year planned as the product does it: facts from PostgreSQL,
// the engine in the job of one server process that goes on answering pages, the plan stored, and its pages. Prints tables; asserts nothing.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { newId } from '../src/kernel/ids.ts';
import { connect, countingStatements, type Database } from '../src/platform/database/connect.ts';
import { startEmbeddedPostgres } from '../src/platform/database/embedded.ts';
import { startSession } from '../src/platform/sessions/sessions.ts';
import { makeServices } from '../src/service.ts';
import { buildAssetsApart } from '../tools/asset-stamp.ts';
import { fillYearToPlan, type YearToPlan } from './planning-data.ts';

const { values } = parseArgs({
  options: {
    peers: { type: 'string', default: '5000' },
    challenges: { type: 'string', default: '400' },
    seconds: { type: 'string', default: '30' },
  },
});
const size = { peers: Number(values.peers), challenges: Number(values.challenges) };
const seconds = ['10', '30', '60', '300'].includes(values.seconds) ? values.seconds : '30';

const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-planning-'));
const port = 3000 + Math.floor(process.pid % 2000);
const base = `http://127.0.0.1:${port}`;
buildAssetsApart();
const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
const db = connect(postgres.url, 4);
let server: ChildProcess | null = null;
try {
  const began = Date.now();
  const year = await fillYearToPlan(db, postgres.url, size);
  const cpu = os.cpus();
  console.log(
    `${cpu.length} × ${cpu[0]?.model ?? 'unknown'}, Node ${process.version}; asker, server and PostgreSQL on this machine`,
  );
  console.log(
    `${size.peers} peers, ${size.challenges} challenges; filled in ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  const cookie = `cf-session=${await startSession(db, year.officerId, 'bench', new Date())}`;
  server = await startServer();
  const browser = makeBrowser(cookie);
  const planId = await planTheYear(browser, year);
  await pagesOf(browser, planId, cookie);
} finally {
  server?.kill('SIGTERM');
  if (server) await new Promise((resolve) => server?.once('exit', resolve));
  await db.destroy();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(): Promise<ChildProcess> {
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    NODE_ENV: 'development',
    DEMO: 'no',
    PORT: String(port),
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [path.join(root, 'src/main.ts')], {
    env,
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

type Answer = { status: number; body: string; milliseconds: number; location: string };
type Browser = {
  get(url: string): Promise<Answer>;
  post(url: string, fields: readonly (readonly [string, string])[]): Promise<Answer>;
};

/** Keeps its cookies, and finds the token of the form that it posts. */
function makeBrowser(session: string): Browser {
  const jar = new Map([session.split('=') as [string, string]]);
  const send = async (url: string, init: RequestInit = {}): Promise<Answer> => {
    const started = performance.now();
    const headers = { ...init.headers, cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
    const response = await fetch(base + url, { ...init, headers, redirect: 'manual' }).catch(() =>
      // A connection that was kept and has been closed meanwhile: once more on a fresh one.
      fetch(base + url, { ...init, headers, redirect: 'manual' }),
    );
    const body = await response.text();
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    return {
      status: response.status,
      body,
      milliseconds: performance.now() - started,
      location: response.headers.get('location') ?? '',
    };
  };
  let token = '';
  return {
    async get(url) {
      const answer = await send(url);
      token = /name="_csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? token;
      return answer;
    },
    post: (url, fields) =>
      send(url, {
        method: 'POST',
        body: new URLSearchParams([...fields.map(([a, b]) => [a, b]), ['_csrf', token]]).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
  };
}

/** Makes the plan by its form, and asks for another page all the while. */
async function planTheYear(browser: Browser, year: YearToPlan): Promise<string> {
  const choose = await browser.get('/plans/new');
  console.log(`/plans/new: ${choose.milliseconds.toFixed(0)} ms, ${(choose.body.length / 1024).toFixed(0)} kB`);
  const id = newId();
  const fields = year.challengeIds.map((each) => ['challenge', each] as const);
  const quiet = await latencies(browser, async () => {
    await sleep(3000);
    return true;
  });
  const made = await browser.post('/plans', [
    ['id', id],
    ['name', 'The year'],
    ['seconds', seconds],
    ['all', 'yes'],
    ...fields,
  ]);
  if (made.status !== 303)
    throw new Error(`the plan was not made: ${made.status} ${made.body.replace(/<[^>]*>/g, ' ').slice(0, 2000)}`);
  console.log(`POST /plans with ${year.challengeIds.length} challenges: ${made.milliseconds.toFixed(0)} ms`);
  const started = performance.now();
  const cpuBefore = cpuOf(server?.pid ?? 0);
  const stages: string[] = [];
  const busy = await latencies(browser, async () => {
    await sleep(250);
    const run = await db.selectFrom('plan_runs').selectAll().where('plan_id', '=', id).executeTakeFirstOrThrow();
    if (stages.at(-1)?.split(' ')[0] !== run.stage)
      stages.push(`${run.stage} ${((performance.now() - started) / 1000).toFixed(1)} s`);
    return run.ended_at !== null;
  });
  const run = await db.selectFrom('plan_runs').selectAll().where('plan_id', '=', id).executeTakeFirstOrThrow();
  console.log(
    `\nThe run, from the press to the plan stored: ${((performance.now() - started) / 1000).toFixed(1)} s (engine allowed ${seconds} s, took ${run.seconds?.toFixed(1)} s): ${run.outcome} ${run.why}`,
  );
  console.log(
    `stages: ${stages.join(', ')}; the server process used ${(cpuOf(server?.pid ?? 0) - cpuBefore).toFixed(1)} s of processor`,
  );
  const gap =
    run.score !== null && run.bound !== null ? ((run.bound - run.score) / Math.abs(run.bound)) * 100 : Number.NaN;
  console.log(
    `score ${run.score?.toFixed(0)}, bound ${run.bound?.toFixed(0)}, gap ${gap.toFixed(3)} %, ${run.filled} of ${run.places} filled; instance kept: ${((run.instance?.length ?? 0) / 1024).toFixed(0)} kB`,
  );
  console.log(`Memory of the server process: ${memoryOf(server?.pid ?? 0)}`);
  console.log('\nAnother page (/challenges) meanwhile, ms   median   99th  worst');
  for (const [name, times] of [
    ['before the run', quiet],
    ['during the run', busy],
  ] as const)
    console.log(`${name.padEnd(40)} ${at(times, 0.5)} ${at(times, 0.99)} ${at(times, 1)}`);
  return id;
}

/** Asks for a page again and again until `until` says so: how long each answer took. */
async function latencies(browser: Browser, until: () => Promise<boolean>): Promise<number[]> {
  const times: number[] = [];
  let done = false;
  const asking = (async () => {
    while (!done) {
      times.push((await browser.get('/challenges')).milliseconds);
      await sleep(40);
    }
  })();
  while (!(await until()));
  done = true;
  await asking;
  return times.sort((a, b) => a - b);
}

/** Every page of the plan, the first time and again, with its statements and weight; then changes by hand. */
async function pagesOf(browser: Browser, planId: string, cookie: string): Promise<void> {
  const place = await db
    .selectFrom('plan_places')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('peer_id', 'is not', null)
    .orderBy('slot_key')
    .executeTakeFirstOrThrow();
  const other = await db
    .selectFrom('plan_places')
    .selectAll()
    .where('plan_id', '=', planId)
    .where('name', '=', place.name)
    .where('peer_id', 'is not', null)
    .where('peer_id', '<>', place.peer_id)
    .orderBy('slot_key', 'desc')
    .executeTakeFirstOrThrow();
  const path = `/plans/${planId}`;
  const placePath = `${path}/places/${place.slot_key}`;
  const second = newId();
  await copyPlan(planId, second);
  const pages: [string, string][] = [
    ['Plans', '/plans'],
    ['Choose challenges', '/plans/new'],
    ['The plan', path],
    ['The plan, page 9', `${path}?page=9`],
    ['A team', `${path}/teams/${place.challenge_id}`],
    ['A place, and who else', placePath],
    ['Why not one', `${placePath}/peers/${other.peer_id}`],
    ['One peer in the plan', `${path}/peers/${place.peer_id}`],
    ['Teams to propose', `${path}/acceptance`],
    ['Two plans', `/plans/comparison?one=${planId}&other=${second}`],
  ];
  const inProcess = await appHere(cookie);
  console.log('\nPage                       status  first ms  again ms  statements  HTML kB');
  for (const [name, url] of pages) {
    const first = await browser.get(url);
    const again = await browser.get(url);
    const count = await inProcess.statements(url);
    console.log(
      `${name.padEnd(26)} ${String(first.status).padStart(6)} ${first.milliseconds.toFixed(0).padStart(9)} ${again.milliseconds.toFixed(0).padStart(9)} ${String(count).padStart(11)} ${(first.body.length / 1024).toFixed(0).padStart(8)}`,
    );
  }
  await inProcess.close();
  const version = async () =>
    String((await db.selectFrom('plans').select('version').where('id', '=', planId).executeTakeFirstOrThrow()).version);
  for (const [name, fields] of [
    [
      'Put somebody else there',
      [
        ['act', 'put'],
        ['peer', other.peer_id ?? ''],
      ],
    ],
    ['Pin them', [['act', 'pin']]],
    [
      'Leave them out',
      [
        ['act', 'exclude'],
        ['peer', other.peer_id ?? ''],
      ],
    ],
  ] as const) {
    await browser.get(placePath);
    const done = await browser.post(placePath, [['version', await version()], ...fields]);
    const seen = await browser.get(placePath);
    const said = /cf-flash[^>]*>([\s\S]*?)<\/div>/.exec(seen.body)?.[1] ?? '';
    console.log(
      `${name.padEnd(26)} ${String(done.status).padStart(6)} ${done.milliseconds.toFixed(0).padStart(9)} ms, and the page after it ${seen.milliseconds.toFixed(0)} ms ${said.replace(/<[^>]*>/g, '').trim()}`,
    );
  }
  console.log(`\nMemory of the server process: ${memoryOf(server?.pid ?? 0)}`);
}

/** The same plan under another id, to compare it with. */
async function copyPlan(from: string, to: string): Promise<void> {
  const plan = await db.selectFrom('plans').selectAll().where('id', '=', from).executeTakeFirstOrThrow();
  await db
    .insertInto('plans')
    .values({
      ...plan,
      id: to,
      name: 'The other',
      weights: JSON.stringify(plan.weights),
      parts: JSON.stringify(plan.parts),
    })
    .execute();
  const run = await db.selectFrom('plan_runs').selectAll().where('plan_id', '=', from).executeTakeFirstOrThrow();
  await db
    .insertInto('plan_runs')
    .values({ ...run, id: newId(), plan_id: to, history: JSON.stringify(run.history) })
    .execute();
  const challenges = await db.selectFrom('plan_challenges').selectAll().where('plan_id', '=', from).execute();
  await db
    .insertInto('plan_challenges')
    .values(challenges.map((each) => ({ ...each, plan_id: to })))
    .execute();
  const places = await db.selectFrom('plan_places').selectAll().where('plan_id', '=', from).execute();
  await db
    .insertInto('plan_places')
    .values(places.map((each, n) => ({ ...each, plan_id: to, peer_id: n % 20 === 0 ? null : each.peer_id })))
    .execute();
}

/** The same pages in this process, where statements can be counted. */
async function appHere(cookie: string) {
  const read = readConfig({
    NODE_ENV: 'development',
    DATABASE_URL: postgres.url,
    DATA_DIR: folder,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DEMO: 'no',
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const app = await makeApp(makeServices(read.config, db as Database));
  return {
    async statements(url: string) {
      await app.inject({ url, headers: { cookie } });
      return (await countingStatements(async () => await app.inject({ url, headers: { cookie } }))).count;
    },
    close: () => app.close(),
  };
}

function memoryOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const [peak, now] = [/VmHWM:\s+(\d+)/, /VmRSS:\s+(\d+)/].map((what) => Number(what.exec(status)?.[1]));
  return `${Math.round((now ?? 0) / 1024)} MB, at most ${Math.round((peak ?? 0) / 1024)} MB`;
}

/** Seconds of processor that a process has used in all its threads. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function at(times: readonly number[], share: number): string {
  return (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(0).padStart(6);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
