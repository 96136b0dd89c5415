import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Standing, standsOn } from './evidence.ts';
import { moved } from './order.ts';

describe('What a finding stands on', () => {
  const bare: Standing = { evidence: 0, reason: '', mayOverride: true, before: null };
  const before = { reason: 'Seen by all', by: 'manager' };
  const cases: [title: string, standing: Standing, outcome: unknown][] = [
    ['one note is enough', { ...bare, evidence: 1 }, null],
    ['nothing and no reason is refused', bare, 'no-evidence'],
    ['blanks are no reason', { ...bare, reason: ' \n' }, 'no-evidence'],
    [
      'a reason of the challenge manager counts',
      { ...bare, reason: ' Why ' },
      { reason: 'Why', by: 'me', isNew: true },
    ],
    ['a reason of anybody else does not', { ...bare, reason: 'Why', mayOverride: false }, 'no-override'],
    ['what stood by a reason goes on to', { ...bare, mayOverride: false, before }, { ...before, isNew: false }],
    ['evidence takes the place of a reason', { ...bare, evidence: 2, reason: 'Why', before }, null],
  ];
  for (const [title, standing, outcome] of cases) {
    it(title, () => {
      const stands = standsOn(standing, 'me');
      assert.deepEqual('refused' in stands ? stands.code : stands.without, outcome);
    });
  }
});

describe('The order of findings', () => {
  const things = ['a1', 'b1', 'a2', 'b2'].map((id) => ({ id }));
  const alike = (x: { id: string }, y: { id: string }) => x.id[0] === y.id[0];
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).join(' ');

  it('changes among things that are alike and leaves the others in their places', () => {
    assert.equal(ids(moved(things, 'a2', 'up', alike)), 'a2 b1 a1 b2');
    assert.equal(ids(moved(things, 'b1', 'down', alike)), 'a1 b2 a2 b1');
    assert.equal(ids(moved(things, 'a1', 'up', alike)), 'a1 b1 a2 b2');
    assert.equal(ids(moved(things, 'nobody', 'up')), 'a1 b1 a2 b2');
  });

  it('is what it was after up and down again, unless it stood at an end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 3 }), fc.nat(), (numbers, at) => {
        const list = numbers.map((number) => ({ id: String(number) }));
        const id = list[1 + (at % (list.length - 2))]?.id ?? '';
        assert.deepEqual(moved(moved(list, id, 'up'), id, 'down'), list);
      }),
    );
  });
});
