import { AsyncLocalStorage } from 'node:async_hooks';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '#db/types';

export type Database = Kysely<DB>;
export type Transacting = Transaction<DB>;
/** Either: reads may run inside or outside a transaction. */
export type Queryable = Database | Transacting;

// A day has no time zone: `date` stays the text PostgreSQL sends. A count fits a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const statements = new AsyncLocalStorage<{ count: number; texts: string[] }>();

/**
 * A pool of connections whose loss ends nothing: one lost (a restart of the server) is replaced, and whoever was using it is told by
 * its own query. Without the listeners the process would end.
 */
export function openPool(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: connections, application_name: 'critical-friend' });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Opens the database. `connections` is the most it holds. */
export function connect(url: string, connections = 10): Database {
  const db = new Kysely<DB>({
    dialect: new PostgresDialect({ pool: openPool(url, connections) }),
    log(event) {
      const counting = statements.getStore();
      if (!counting) return;
      counting.count += 1;
      counting.texts.push(event.query.sql);
    },
  });
  addresses.set(db, url);
  return db;
}

const addresses = new WeakMap<Database, string>();

/** The address that this database was opened at: for a thread, which opens it for itself. */
export function addressOf(db: Database): string {
  const address = addresses.get(db);
  if (address === undefined) throw new Error('addressOf: this database was not opened by connect');
  return address;
}

/** Runs `work` and tells how many SQL statements it sent: the budget of a page is a test. */
export async function countingStatements<T>(
  work: () => Promise<T>,
): Promise<{ result: T; count: number; texts: string[] }> {
  const counting = { count: 0, texts: [] as string[] };
  const result = await statements.run(counting, work);
  return { result, count: counting.count, texts: counting.texts };
}
