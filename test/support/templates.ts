import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/database/embedded';
import { migrate } from '#platform/database/migrate';

/** A PostgreSQL for one run of tests, with the template databases that test files clone. Nothing of it is kept. */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-tests-'));
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=256MB',
  ];
  const postgres = await startEmbeddedPostgres({ folder, settings });
  await makeTemplate(postgres.url, 'template_empty', migrate);
  await makeTemplate(postgres.url, 'template_demo', fillDemo);
  return {
    url: postgres.url,
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

/** The demo programme as of the tests' own day. */
async function fillDemo(url: string): Promise<void> {
  await migrate(url);
}
