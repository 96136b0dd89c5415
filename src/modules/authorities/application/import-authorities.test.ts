import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { testDatabase } from '#test/database';
import { TEST_NOW } from '#test/service';
import { importAuthorities } from './import-authorities.ts';

const data = path.resolve(import.meta.dirname, '../../../../../shared/data');
const skip = existsSync(data) ? false : 'the open data of ../shared is not here';
const REAL = [
  'authorities/uk_local_authorities_future.csv',
  'adjacency/uk_adjacency.csv',
  'similarity/ons_areas_similar.json',
  'political/council_composition_2021.csv',
  'lgbf/lgbf_family_groups.csv',
];
const read = (file: string) => ({ name: path.basename(file), text: readFileSync(path.join(data, file), 'utf8') });
const counts = (result: Awaited<ReturnType<typeof importAuthorities>>) =>
  'counts' in result
    ? result.counts.map(({ part, added, changed, removed, left }) => [part, added, changed, removed, left])
    : result.problems;

describe('Importing the real authorities', { skip }, () => {
  const options = { dryRun: false, now: TEST_NOW };

  it('says in a dry run what it would do and writes nothing, then does it, then has nothing left to do', async () => {
    const { db } = await testDatabase();
    const files = REAL.map(read);
    const expected = [
      ['authorities', 470, 0, 0, 0],
      ['successors', 50, 0, 0, 0],
      ['borders', 1069, 0, 0, 0],
      ['similar areas', 23051, 0, 0, 0],
    ];
    assert.deepEqual(counts(await importAuthorities(db, files, { ...options, dryRun: true })), expected);
    assert.deepEqual(await db.selectFrom('authorities').select('id').execute(), []);
    assert.deepEqual(counts(await importAuthorities(db, files, options)), expected);
    assert.deepEqual(counts(await importAuthorities(db, files, options)), [
      ['authorities', 0, 0, 0, 470],
      ['successors', 0, 0, 0, 50],
      ['borders', 0, 0, 0, 1069],
      ['similar areas', 0, 0, 0, 23051],
    ]);
    const audited = await db.selectFrom('audit_entries').select('action').execute();
    assert.deepEqual(audited, [{ action: 'Authorities imported' }]);
  });

  it('comes to the same in one go and file by file', async () => {
    const [together, apart] = [await testDatabase(), await testDatabase()];
    await importAuthorities(together.db, REAL.map(read), options);
    for (const file of REAL) await importAuthorities(apart.db, [read(file)], options);
    const all = (db: typeof together.db) => db.selectFrom('authorities').selectAll().orderBy('id').execute();
    assert.deepEqual(await all(apart.db), await all(together.db));
  });

  it('writes nothing at all where one row of one file is bad', async () => {
    const { db } = await testDatabase();
    const [register, borders] = [read(REAL[0] ?? ''), read(REAL[1] ?? '')];
    const bad = { ...borders, text: borders.text.replace('E06000003,Redcar', 'E0600003,Redcar') };
    const result = await importAuthorities(db, [register, bad], options);
    assert.deepEqual('problems' in result && result.problems, [
      {
        file: 'uk_adjacency.csv',
        line: 2,
        column: 'gss_b',
        expected: 'expected a code such as E06000001, found "E0600003"',
      },
    ]);
    assert.deepEqual(await db.selectFrom('authorities').select('id').execute(), []);
  });
});
