import assert from 'node:assert/strict';
import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { TEST_NOW, testService } from '#test/service';
import { jobHandlers } from '../../app.ts';
import { sweepFiles } from './sweep.ts';

const HOUR = 60 * 60 * 1000;

/** A store with one file that a row names, one that no row names, and one half taken in; each as old as told. */
async function aStore(age: { named: number; unnamed: number; incoming: number }, { rows = true, now = TEST_NOW } = {}) {
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR);
  const service = await testService();
  const { files, config } = service.services;
  const folder = path.join(config.dataFolder, 'files');
  const made = async (words: string, hours: number) => {
    const { sha256, bytes } = await files.putBytes(Buffer.from(words));
    const at = hoursAgo(hours);
    utimesSync(path.join(folder, sha256.slice(0, 2), sha256.slice(2)), at, at);
    return { sha256, bytes };
  };
  const named = await made('a document that the host shared', age.named);
  const unnamed = await made('what an undone transaction left', age.unnamed);
  const incoming = path.join(folder, 'incoming-0123456789');
  writeFileSync(incoming, 'half a file');
  utimesSync(incoming, hoursAgo(age.incoming), hoursAgo(age.incoming));
  const row = { ...named, media_type: 'text/plain', stored_at: hoursAgo(age.named) };
  if (rows) await service.db.insertInto('stored_files').values(row).execute();
  return { service, files, db: service.db, named: named.sha256, unnamed: unnamed.sha256 };
}

describe('Stored files that no row names', () => {
  it('are forgotten in the daily round, a day after they were stored; named ones stay for years', async () => {
    const { service, files, named, unnamed } = await aStore({ named: 20_000, unnamed: 25, incoming: 25 });
    await jobHandlers(service.services)['daily-round']({ date: '2026-11-22' });
    assert.deepEqual([await files.has(named), await files.has(unnamed)], [true, false]);
    assert.equal(await sweepFiles(files, service.db, TEST_NOW), 0);
  });

  it('wait a day for their row, as does what is being taken in', async () => {
    const { files, db, unnamed } = await aStore({ named: 23, unnamed: 23, incoming: 23 });
    assert.equal(await sweepFiles(files, db, TEST_NOW), 0);
    assert.equal(await files.has(unnamed), true);
    assert.equal(await sweepFiles(files, db, new Date(TEST_NOW.getTime() + 2 * HOUR)), 2);
    assert.equal(await files.has(unnamed), false);
  });

  it('are young again once the same bytes are stored again', async () => {
    // The file system has a clock of its own.
    const now = new Date();
    const { files, db, unnamed } = await aStore({ named: 1, unnamed: 30, incoming: 1 }, { now });
    await files.putBytes(Buffer.from('what an undone transaction left'));
    assert.equal(await sweepFiles(files, db, now), 0);
    assert.equal(await files.has(unnamed), true);
  });

  it('stay where the database names no file at all: it is not the one that they belong to', async () => {
    const { files, db, unnamed } = await aStore({ named: 900, unnamed: 900, incoming: 900 }, { rows: false });
    assert.equal(await sweepFiles(files, db, TEST_NOW), 0);
    assert.equal(await files.has(unnamed), true);
  });
});
