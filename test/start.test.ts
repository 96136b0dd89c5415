import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { connect } from '#platform/database/connect';
import { readRunningDatabase } from '#platform/database/embedded';

// The real process, as a person starts it: no part of it is in this one.
const root = path.resolve(import.meta.dirname, '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-start-'));
const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a start ends in one line with an address that answers', async () => {
  const first = start();
  const address = await first.ready;
  assert.deepEqual(await health(address), { status: 200, body: { status: 'ok' } });

  await test('a second start on the same folder is refused in a sentence and leaves the first alone', async () => {
    const second = await start().ended;
    assert.equal(second.code, 1);
    assert.equal(
      second.errors,
      `Critical Friend is already running on ${folder} (process ${first.child.pid}). It was left alone.\n`,
    );
    assert.deepEqual(await health(address), { status: 200, body: { status: 'ok' } });
  });

  await test('the command line works on the folder while the service runs', () => {
    assert.equal(addPerson('First Person', 'first@programme.example').status, 0);
  });

  await test('a letter that it sends leads to the port that it was given', async () => {
    const letter = await letterAfterAsking(address, 'first@programme.example');
    const links = letter.match(/http:\/\/localhost:\d+/g) ?? [];
    assert.deepEqual([...new Set(links)], [address]);
  });

  await test('SIGTERM stops it, with nothing left behind', async () => {
    first.child.kill('SIGTERM');
    assert.deepEqual(await first.ended, { code: 0, errors: '', last: 'Stopped.' });
    assertNothingLeft();
  });
});

test('the next start finds what the first one kept, and Ctrl-C stops it', async () => {
  const again = start();
  await again.ready;
  assert.equal(whoSignsInAs('first@programme.example'), 'First Person');
  // What a terminal does: the signal goes to the whole group, PostgreSQL's programs too if they were in it.
  process.kill(-again.child.pid!, 'SIGINT');
  assert.deepEqual(await again.ended, { code: 0, errors: '', last: 'Stopped.' });
  assertNothingLeft();
});

test('after kill -9 the next start stops the database that was left running, and has lost nothing', async () => {
  const killed = start();
  await killed.ready;
  const orphan = serverProcess();
  killed.child.kill('SIGKILL');
  await killed.ended;
  assert.equal(serverProcess(), orphan, 'the database outlives the kill: otherwise this proves nothing');
  const next = start();
  const address = await next.ready;
  assert.notEqual(serverProcess(), orphan);
  assert.deepEqual(await health(address), { status: 200, body: { status: 'ok' } });
  assert.equal(whoSignsInAs('first@programme.example'), 'First Person');
  next.child.kill('SIGTERM');
  assert.equal((await next.ended).code, 0);
  assertNothingLeft();
});

test('a start that is asked to stop half way undoes what it began, and the next one works', async () => {
  const fresh = path.join(folder, 'fresh');
  const early = start({ DATA_DIR: fresh });
  await early.said('Starting PostgreSQL');
  early.child.kill('SIGTERM');
  assert.deepEqual(await early.ended, { code: 0, errors: '', last: 'Stopped.' });
  assertNothingLeft(fresh);
  const next = start({ DATA_DIR: fresh });
  await next.ready;
  next.child.kill('SIGTERM');
  assert.deepEqual(await next.ended, { code: 0, errors: '', last: 'Stopped.' });
  assertNothingLeft(fresh);
});

test('Ctrl-C while the database is being made for the first time leaves no half of one', async () => {
  const fresh = path.join(folder, 'interrupted');
  const early = start({ DATA_DIR: fresh });
  await early.said('Making a database (once)');
  process.kill(-early.child.pid!, 'SIGINT');
  assert.deepEqual(await early.ended, { code: 0, errors: '', last: 'Stopped.' });
  assertNothingLeft(fresh);
  const next = start({ DATA_DIR: fresh });
  await next.ready;
  next.child.kill('SIGTERM');
  assert.equal((await next.ended).code, 0);
});

test('a database of one’s own means real people: an unsafe set-up is refused, with what to set', async () => {
  const refused = await start({ DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none', DEMO: '' }).ended;
  assert.equal(refused.code, 1);
  assert.deepEqual(
    refused.errors
      .trim()
      .split('\n')
      .map((line) => line.split(':')[0]?.trim()),
    ['Critical Friend cannot start as it is set up', 'SECRET is not set', 'BASE_URL is not set'],
  );
});

test('a database that does not answer is said in a sentence, not in a stack trace', async () => {
  const refused = await start({ DATABASE_URL: 'postgres://nobody:none@127.0.0.1:1/none', NODE_ENV: 'test' }).ended;
  assert.equal(refused.code, 1);
  assert.equal(refused.errors, 'Critical Friend could not start: connect ECONNREFUSED 127.0.0.1:1\n');
});

test('a data folder that cannot be written is said in a sentence that says what to set', async () => {
  const blocked = path.join(folder, 'a-file');
  writeFileSync(blocked, 'no folder');
  const refused = await start({ DATA_DIR: path.join(blocked, 'data') }).ended;
  assert.equal(refused.code, 1);
  assert.equal(
    refused.errors,
    `Critical Friend cannot start as it is set up:
  ${path.join(blocked, 'data')} cannot be written: set DATA_DIR to a folder of the user who starts it.
`,
  );
});

type Started = {
  child: ChildProcess;
  ready: Promise<string>;
  said(line: string): Promise<void>;
  ended: Promise<{ code: number | null; errors: string; last: string }>;
};

function environment(more: Record<string, string> = {}): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = os.tmpdir() } = process.env;
  return { PATH, HOME, TMPDIR, PORT: '0', DATA_DIR: folder, DEMO: 'no', LOG_LEVEL: 'error', ...more };
}

function start(more?: Record<string, string>): Started {
  const child = spawn(process.execPath, [path.join(root, 'src/main.ts')], {
    env: environment(more),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const waiting: Array<{ line: RegExp; tell(match: RegExpExecArray): void }> = [];
  let output = '';
  let errors = '';
  const look = () => {
    for (const { line, tell } of waiting) {
      const match = line.exec(output);
      if (match) tell(match);
    }
  };
  child.stdout.on('data', (chunk) => {
    output += chunk;
    look();
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<Awaited<Started['ended']>>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, errors, last: output.trimEnd().split('\n').at(-1) ?? '' });
    });
  });
  const said = (line: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      waiting.push({ line, tell: resolve });
      look();
      void ended.then(({ code }) => reject(new Error(`ended with ${code} before it said ${line}: ${output}${errors}`)));
    });
  const ready = said(/^Critical Friend is ready at (http:\/\/localhost:\d+)$/m).then((match) => match[1] ?? '');
  ready.catch(() => {});
  return {
    child,
    ready,
    said: async (line) => {
      await said(new RegExp(`^${line.replace(/[()]/g, '\\$&')}$`, 'm'));
    },
    ended,
  };
}

/** Asks at the way in for a link and a code, as a browser does; answers the words of the letter. */
async function letterAfterAsking(address: string, email: string): Promise<string> {
  const page = await fetch(`${address}/sign-in`);
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const body = new URLSearchParams({ _csrf: token, email });
  await fetch(`${address}/sign-in`, { method: 'POST', headers: { cookie }, body });
  const url = readRunningDatabase(folder);
  assert.notEqual(url, null);
  const db = connect(url ?? '');
  try {
    const mail = await db.selectFrom('mail_messages').select('text_body').executeTakeFirstOrThrow();
    return mail.text_body;
  } finally {
    await db.destroy();
  }
}

async function health(address: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${address}/health`);
  return { status: response.status, body: await response.json() };
}

function addPerson(name: string, email: string): { status: number | null; stdout: string } {
  const words = ['people', 'add', '--name', name, '--email', email, '--role', 'programme-manager'];
  return spawnSync(process.execPath, [path.join(root, 'src/cli.ts'), ...words], {
    env: environment(),
    encoding: 'utf8',
  });
}

/** The command answers with the name it knows for an address, whatever name it is given. */
function whoSignsInAs(email: string): string | undefined {
  return addPerson('Somebody Else', email).stdout.split(' can sign in')[0];
}

/** The number of the PostgreSQL on the folder, from the file it keeps while it runs. */
function serverProcess(): number {
  return Number(readFileSync(path.join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

function assertNothingLeft(dataFolder = folder): void {
  assert.equal(existsSync(path.join(dataFolder, 'running')), false, 'the lock is released');
  assert.equal(existsSync(path.join(dataFolder, 'postgres/cluster/postmaster.pid')), false, 'the database has stopped');
  const processes = spawnSync('ps', ['-A', '-o', 'command'], { encoding: 'utf8' }).stdout.split('\n');
  assert.deepEqual(
    processes.filter((line) => line.includes(`${dataFolder}/postgres`)),
    [],
  );
}
