import { sql } from 'kysely';
import type { Queryable, Transacting } from '#platform/database/connect';

/** Every stored authority, whole. */
export async function storedAuthorities(db: Queryable) {
  return await db.selectFrom('authorities').selectAll().orderBy('id').execute();
}
export type StoredAuthority = Awaited<ReturnType<typeof storedAuthorities>>[number];

/** A table of pairs as a set of texts, for comparing. */
export async function storedSuccessors(db: Queryable): Promise<Set<string>> {
  const rows = await db.selectFrom('authority_successors').selectAll().execute();
  return new Set(rows.map((row) => `${row.authority_id} ${row.successor_id}`));
}
export async function storedBorders(db: Queryable): Promise<Set<string>> {
  const rows = await db.selectFrom('authority_borders').selectAll().execute();
  return new Set(rows.map((row) => `${row.a_id} ${row.b_id}`));
}
export async function storedSimilarities(db: Queryable): Promise<Map<string, string>> {
  const rows = await db.selectFrom('authority_similarities').selectAll().execute();
  return new Map(rows.map((row) => [`${row.authority_id} ${row.basis} ${row.rank}`, row.similar_id]));
}

const CHUNK = 2000;

/** Replaces the pairs of a table: some go, some come. */
export async function changePairs(
  trx: Transacting,
  table: 'authority_successors' | 'authority_borders',
  columns: readonly [string, string],
  change: { added: readonly string[]; removed: readonly string[] },
): Promise<void> {
  const split = (pair: string) => pair.split(' ') as [string, string];
  for (const pair of change.removed) {
    const [a, b] = split(pair);
    await sql`delete from ${sql.table(table)} where ${sql.ref(columns[0])} = ${a} and ${sql.ref(columns[1])} = ${b}`.execute(
      trx,
    );
  }
  for (let at = 0; at < change.added.length; at += CHUNK) {
    const chunk = change.added.slice(at, at + CHUNK).map(split);
    await sql`insert into ${sql.table(table)} (${sql.ref(columns[0])}, ${sql.ref(columns[1])})
      select * from unnest(${chunk.map(([a]) => a)}::text[], ${chunk.map(([, b]) => b)}::text[])`.execute(trx);
  }
}

/** Replaces all similar areas at once: ranks shift together, so there is no telling one from another. */
export async function replaceSimilarities(trx: Transacting, all: ReadonlyMap<string, string>): Promise<void> {
  await trx.deleteFrom('authority_similarities').execute();
  const rows = [...all].map(([key, similar]) => [...key.split(' '), similar] as [string, string, string, string]);
  for (let at = 0; at < rows.length; at += CHUNK) {
    const chunk = rows.slice(at, at + CHUNK);
    const column = (index: 0 | 1 | 2 | 3) => chunk.map((row) => row[index]);
    await sql`insert into authority_similarities (authority_id, basis, rank, similar_id)
      select * from unnest(${column(0)}::text[], ${column(1)}::text[], ${column(2).map(Number)}::int[], ${column(3)}::text[])`.execute(
      trx,
    );
  }
}
