import type { Database, Queryable } from '#platform/database/connect';
import type { ProgrammeDefinition } from '../domain/definition.ts';
import { definitionHash } from './definition-files.ts';

/**
 * Stores each definition as its version, for that body, and makes it the current one. The same version with other content is a
 * problem: a challenge keeps the version it began with, so a changed file needs a higher number. All or nothing.
 */
export async function storeDefinitions(
  db: Database,
  bodyId: string,
  definitions: readonly ProgrammeDefinition[],
  now: Date,
): Promise<string[]> {
  const stored = await db.selectFrom('programme_versions').select(['programme_key', 'version', 'hash']).execute();
  const problems: string[] = [];
  const fresh = definitions.filter((definition) => {
    const same = stored.find((row) => row.programme_key === definition.key && row.version === definition.version);
    if (same && same.hash !== definitionHash(definition)) {
      problems.push(
        `${definition.key}: version ${definition.version} is in use with other content: give the changed file version ${definition.version + 1}`,
      );
    }
    return !same;
  });
  if (problems.length > 0 || fresh.length === 0) return problems;
  await db.transaction().execute(async (trx) => {
    for (const definition of fresh) {
      await trx
        .insertInto('programmes')
        .values({ key: definition.key, body_id: bodyId, current_version: definition.version })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ current_version: definition.version }))
        .execute();
      await trx
        .insertInto('programme_versions')
        .values({
          programme_key: definition.key,
          version: definition.version,
          hash: definitionHash(definition),
          definition: JSON.stringify(definition),
          loaded_at: now,
        })
        .execute();
    }
  });
  return [];
}

// By database handle: two databases in one process (tests) may hold different versions under one name.
const known = new WeakMap<object, Map<string, ProgrammeDefinition>>();

/**
 * The definition a challenge began with. A stored version never changes, so it is read once a process (`db` must be the
 * process's own handle, not a transaction, for it to be remembered).
 */
export async function definitionVersion(db: Queryable, key: string, version: number): Promise<ProgrammeDefinition> {
  const remembered = known.get(db) ?? new Map<string, ProgrammeDefinition>();
  known.set(db, remembered);
  const name = `${key}@${version}`;
  const before = remembered.get(name);
  if (before) return before;
  const row = await db
    .selectFrom('programme_versions')
    .select('definition')
    .where('programme_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const definition = row.definition as ProgrammeDefinition;
  remembered.set(name, definition);
  return definition;
}

/** What the body offers now: each programme's current version, by name. */
export async function currentDefinitions(db: Queryable): Promise<ProgrammeDefinition[]> {
  const rows = await db
    .selectFrom('programmes as programme')
    .innerJoin('programme_versions as version', (join) =>
      join
        .onRef('version.programme_key', '=', 'programme.key')
        .onRef('version.version', '=', 'programme.current_version'),
    )
    .select('version.definition')
    .orderBy('programme.key')
    .execute();
  return rows.map((row) => row.definition as ProgrammeDefinition);
}
