import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EMPTY_LOG, type LogRow, logAfter } from './shelf-rows.ts';

const head = (sequence: number) => ({ sequence, hash: `hash of ${sequence}` });
const gathered: LogRow = { head: head(5), acknowledged: 3, changes: 8, since: { ids: [], head: 5 } };

describe('The log on the shelf', () => {
  it('names each note that has changed since they were gathered, once', () => {
    const one = logAfter(gathered, { head: head(6) }, ['a']);
    assert.deepEqual(one, { head: head(6), acknowledged: 3, changes: 9, since: { ids: ['a'], head: 6 } });
    const confirmed = logAfter(one, { acknowledged: 6 }, ['a', 'b']);
    assert.deepEqual(confirmed, { head: head(6), acknowledged: 6, changes: 10, since: { ids: ['a', 'b'], head: 6 } });
  });

  it('lets the gathered notes go where an earlier version of the notebook has written and named nothing', () => {
    // It puts the head on and knows nothing of the rest.
    const written = { ...gathered, head: head(6) };
    assert.equal(logAfter(written, { head: head(7) }, ['b']).since, undefined);
    // Of an acknowledgement it keeps the head and the number alone.
    const confirmed: LogRow = { head: head(5), acknowledged: 5 };
    assert.deepEqual(logAfter(confirmed, {}, ['b']), { ...confirmed, changes: 1, since: undefined });
    assert.equal(logAfter(EMPTY_LOG, { head: head(1) }, ['a']).since, undefined);
  });

  it('lets them go where more than 250 have changed, for then reading all is quicker', () => {
    const ids = Array.from({ length: 250 }, (_none, index) => `note ${index}`);
    const many = logAfter(gathered, {}, ids);
    assert.equal(many.since?.ids.length, 250);
    assert.equal(logAfter(many, {}, ['one more']).since, undefined);
  });
});
