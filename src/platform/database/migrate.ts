import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations as runWorkerMigrations } from 'graphile-worker';
import pg from 'pg';
import { openPool } from './connect.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../db/migrations');
/** One migration at a time, however many processes start at once. */
const LOCK = 7_214_061;

/**
 * Brings the database up to date: each numbered file of db/migrations once, in order, each in its own transaction, then the job
 * queue's own. A file that has changed since it was applied is refused: migrations only go forward.
 */
export async function migrate(url: string, say: (line: string) => void = () => {}): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (name text primary key, hash text not null, applied_at timestamptz not null default now())',
    );
    const applied = new Map<string, string>();
    for (const row of (await client.query('select name, hash from migrations')).rows) applied.set(row.name, row.hash);
    for (const file of await migrationFiles()) await applyOnce(client, file, applied.get(file.name), say);
    // Closed by us, for the queue's own would still be closing its connections when the database has stopped.
    const pool = openPool(url, 2);
    await runWorkerMigrations({ pgPool: pool }).finally(() => pool.end());
  } finally {
    await client.end();
  }
}

/** The names of migrations that this code has and the database has not. Empty: in place. */
export async function missingMigrations(names: readonly string[]): Promise<string[]> {
  const have = new Set(names);
  return (await migrationFiles()).map((file) => file.name).filter((name) => !have.has(name));
}

type MigrationFile = { name: string; text: string; hash: string };

async function migrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return await Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(FOLDER, name), 'utf8');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function applyOnce(
  client: pg.Client,
  file: MigrationFile,
  known: string | undefined,
  say: (line: string) => void,
) {
  if (known === file.hash) return;
  if (known !== undefined)
    throw new Error(`${file.name} has changed since this database applied it. Add a new migration instead.`);
  say(`Applying ${file.name}`);
  await client.query('begin');
  try {
    await client.query(file.text);
    await client.query('insert into migrations (name, hash) values ($1, $2)', [file.name, file.hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${file.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
