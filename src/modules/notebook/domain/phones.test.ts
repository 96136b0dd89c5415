import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { phonesOf } from './phones.ts';

const device = (id: string, session: string | null, browser: string | null, revokedAt: Date | null = null) => ({
  ...{ id, session, browser, revokedAt },
});
const grouped = (...devices: ReturnType<typeof device>[]) =>
  phonesOf(devices).map((phone) => phone.map(({ id }) => id).join(''));

describe('Devices on one phone', () => {
  it('are those of one session or one browser, and so on from each, in the order of the list', () => {
    assert.deepEqual(grouped(device('a', 's', null), device('b', 't', null), device('c', 's', null)), ['ac', 'b']);
    assert.deepEqual(grouped(device('a', 's', 'x'), device('b', 't', 'y'), device('c', 'u', 'x')), ['ac', 'b']);
    assert.deepEqual(grouped(device('a', 's', null), device('b', 't', 'x'), device('c', 's', 'x')), ['abc']);
    assert.deepEqual(
      grouped(device('z', null, null), device('a', 's', 'x'), device('b', 't', 'y'), device('c', 't', 'x')),
      ['z', 'abc'],
    );
  });

  it('are not those of which nothing is known', () => {
    assert.deepEqual(grouped(device('a', null, null), device('b', null, null)), ['a', 'b']);
  });

  it('stand apart where some are out of use and others not, as on a phone that was found again', () => {
    const out = new Date('2027-05-11T09:00:00Z');
    assert.deepEqual(grouped(device('a', 's', 'x'), device('b', 't', 'x', out), device('c', 't', 'x', out)), [
      'a',
      'bc',
    ]);
  });
});
