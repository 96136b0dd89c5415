import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bareBundle } from './bare-bundle.ts';
import { asItStands } from './taking-along.ts';

describe('A challenge that was taken along', () => {
  const taken = { ...bareBundle('somebody'), version: 'v1', now: '2027-05-11T09:00:00.000Z', csrf: 'old', knows: 3 };
  const heard = { version: 'v1', now: '2027-05-11T09:01:00.000Z', csrf: 'new', closed: true, knows: 5 };

  it('stands as it was last heard of, where nothing in it has changed since', () => {
    assert.deepEqual(asItStands(taken, heard), { ...taken, ...heard });
  });

  it('stands as it was taken, where what was heard is of another version, or older, or nothing', () => {
    assert.deepEqual(asItStands(taken, { ...heard, version: 'v0' }), taken);
    assert.deepEqual(asItStands(taken, { ...heard, now: taken.now }), taken);
    assert.deepEqual(asItStands(taken, null), taken);
  });
});
