import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { connect } from '#platform/database/connect';
import { startEmbeddedPostgres } from '#platform/database/embedded';
import { migrate } from '#platform/database/migrate';
import { readConfig } from '../../src/config.ts';
import { seedDemo } from '../../src/demo/seed.ts';
import { makeServices, preparePrograms } from '../../src/service.ts';
import { TEST_NOW, TEST_SECRET } from './constants.ts';

/** A PostgreSQL for one run of tests, with the template databases that test files clone, and in `folder` the files of the demo. Nothing of it is kept. */
export async function startTestServer(): Promise<{ url: string; folder: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-tests-'));
  // Nothing here outlives the run, so nothing is forced to the disk and no checkpoint holds a test up.
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'checkpoint_timeout=86400',
    'max_wal_size=16GB',
    'max_connections=200',
    'shared_buffers=256MB',
  ];
  const postgres = await startEmbeddedPostgres({ folder, settings });
  await makeTemplate(postgres.url, 'template_empty', migrate);
  await makeTemplate(postgres.url, 'template_demo', (url) => fillDemo(url, folder));
  return {
    url: postgres.url,
    folder,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeTemplate(server: string, name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await fill(url.toString());
  await client.query(`alter database ${name} is_template true`);
  await client.end();
}

/** The demo programme as of the tests' own day, in a folder of files that goes with the server. */
async function fillDemo(url: string, folder: string): Promise<void> {
  await migrate(url);
  const read = readConfig({
    NODE_ENV: 'test',
    SECRET: TEST_SECRET,
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    DEMO: 'yes',
  });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const db = connect(url, 2);
  try {
    const services = makeServices(read.config, db, () => TEST_NOW);
    const problems = await preparePrograms(services);
    if (problems.length > 0) throw new Error(problems.join('\n'));
    await seedDemo(services);
  } finally {
    await db.destroy();
  }
}
