import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import pg from 'pg';
import { connect, type Database } from '#platform/database/connect';

/** Which prepared database a test file starts from: `empty` has the schema; `demo` the whole demo programme. */
export type Template = 'empty' | 'demo';

/**
 * A database of this test file's own, cloned from a template in some tens of milliseconds, gone with the server when the run is done. Run
 * tests with `npm test` or `node tools/test.ts FILE…`, which start the server and make the templates.
 */
export async function testDatabase(template: Template = 'empty'): Promise<{ db: Database; url: string }> {
  const server = process.env.TEST_DATABASE_SERVER;
  if (!server)
    throw new Error('No test database server: run `npm test`, or `node tools/test.ts FILE…` for some files.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await run(server, `create database ${name} template template_${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const db = connect(url.toString(), 5);
  // Not dropped: that waits for a checkpoint, and the whole server goes with the run.
  after(() => db.destroy());
  return { db, url: url.toString() };
}

async function run(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
