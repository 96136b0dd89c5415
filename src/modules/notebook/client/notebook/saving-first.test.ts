import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { savingFirst } from './saving-first.ts';

describe('What is being saved', () => {
  it('goes first: whatever else wants the phone waits for it, and for the one that follows at once', async () => {
    const saving = savingFirst();
    const seen: string[] = [];
    const disk = Promise.withResolvers<string>();
    const next = Promise.withResolvers<string>();
    const first = saving.whileSaving(() => disk.promise).then((said) => seen.push(said));
    const second = saving.whileSaving(() => next.promise).then((said) => seen.push(said));
    const other = saving.free().then(() => seen.push('the list is shown'));
    disk.resolve('the first is saved');
    await first;
    next.resolve('the second is saved');
    await Promise.all([second, other]);
    assert.deepEqual(seen, ['the first is saved', 'the second is saved', 'the list is shown']);
  });

  it('holds nothing up for good where it fails, and says that it has failed', async () => {
    const saving = savingFirst();
    const failed = saving.whileSaving(() => Promise.reject(new Error('the disk is full')));
    await assert.rejects(failed, { message: 'the disk is full' });
    assert.equal(await saving.free(), undefined);
  });
});
