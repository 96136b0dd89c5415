import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { lockFolder } from '#platform/process/folder-lock';
import { testService } from '#test/service';
import { readConfig } from '../src/config.ts';
import { aChallenge } from '../src/modules/challenges/testing/builders.ts';

describe('The health page', () => {
  it('says ok while the database answers and every migration is in place, and why not otherwise', async () => {
    const service = await testService();
    const well = await service.browser().get('/health');
    assert.equal(well.statusCode, 200);
    assert.equal(well.body, '{"status":"ok"}');
    await service.db
      .deleteFrom('migrations' as never)
      .where('name' as never, '=', '0013_improvement.sql' as never)
      .execute();
    const behind = await service.browser().get('/health');
    assert.equal(behind.statusCode, 503);
    assert.deepEqual(behind.json(), { status: 'unavailable', why: 'migrations are missing: 0013_improvement.sql' });
  });
});

describe('The configuration', () => {
  it('refuses to run unsafely for real, and says what to set', () => {
    const read = readConfig({ DATABASE_URL: 'postgres://u:p@db.example/cf', BASE_URL: 'http://peers.example' });
    assert.deepEqual('problems' in read ? read.problems.map((problem) => problem.split(':')[0]) : [], [
      'SECRET is not set',
      'BASE_URL is plain http',
    ]);
  });

  it('refuses the demo in production', () => {
    const read = readConfig({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://u:p@db.example/cf',
      BASE_URL: 'https://peers.example',
      SECRET: 'x'.repeat(32),
      DEMO: 'yes',
    });
    assert.deepEqual(read, {
      problems: ['DEMO is on: anybody could sign in as anyone. Remove DEMO, or do not run as production.'],
    });
  });

  it('names a setting that cannot be read', () => {
    const read = readConfig({ PORT: 'eighty' });
    assert.equal('problems' in read && read.problems[0]?.startsWith('PORT:'), true);
  });
});

describe('The data folder', () => {
  it('belongs to one process at a time, and to the next after a kill', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-lock-'));
    try {
      const lock = lockFolder(folder);
      assert.equal('release' in lock, true);
      writeFileSync(path.join(folder, 'running'), '999999999 1\n');
      const after = lockFolder(folder);
      assert.equal('release' in after, true);
      writeFileSync(path.join(folder, 'running'), `${process.ppid} not-its-start\n`);
      assert.equal('release' in lockFolder(folder), true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('Requests', () => {
  it('answer with a strict policy and a plain page where there is nothing', async () => {
    const service = await testService();
    const response = await service.browser().get('/no-such-page');
    assert.equal(response.statusCode, 404);
    assert.equal(response.headers['content-security-policy']?.toString().includes("script-src 'self'"), true);
    assert.equal(/There is nothing at this address/.test(response.body), true);
  });

  it('know who is signed in where there is nothing either', async () => {
    const service = await testService();
    const { people } = await aChallenge(service.db, {});
    const { statusCode, body } = await (await service.as(people.hostCoordinator)).get('/no-such-page');
    assert.deepEqual([statusCode, body.includes('Sign out'), body.includes('href="/sign-in')], [404, true, false]);
  });
});
