import { type SqlBool, sql } from 'kysely';
import type { Queryable } from '#platform/database/connect';

/** An authority that can host a challenge. */
export type Host = { readonly id: string; readonly name: string; readonly shortName: string; readonly region: string };

const MOST = 20;

/** Authorities in being on that day whose name holds the words typed, at most 20, those that begin with them first. */
export async function findHosts(db: Queryable, typed: string, today: string): Promise<Host[]> {
  const pattern = `%${typed
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;
  return await hosts(db, today)
    .where(sql<SqlBool>`(plain_text(name) like plain_text(${pattern}) or lower(id) = ${typed.trim().toLowerCase()})`)
    .orderBy(sql`plain_text(name) like plain_text(${pattern.slice(1)}) desc`)
    .orderBy('name')
    .limit(MOST)
    .execute();
}

/** Those of the authorities named that are in being on that day, by name. */
export async function hostsById(db: Queryable, ids: readonly string[], today: string): Promise<Host[]> {
  if (ids.length === 0) return [];
  return await hosts(db, today)
    .where('id', 'in', [...ids])
    .orderBy('name')
    .execute();
}

function hosts(db: Queryable, today: string) {
  return db
    .selectFrom('authorities')
    .select(['id', 'name', 'short_name as shortName', 'region'])
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', today)]))
    .where((where) => where.or([where('starts_on', 'is', null), where('starts_on', '<=', today)]));
}
