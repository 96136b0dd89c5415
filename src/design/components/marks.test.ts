import assert from 'node:assert/strict';
import { test } from 'node:test';
import { marksOf } from './marks.ts';

const CASES: readonly { why: string; names: readonly string[]; marks: readonly string[] }[] = [
  { why: 'initials where nobody else has them', names: ['Jo Smith', 'Cllr Ann Hill'], marks: ['JS', 'AH'] },
  {
    why: 'more letters of the last name for those who share initials',
    names: ['Jo Smith', 'Jan Stone', 'Ann Hill'],
    marks: ['JSm', 'JSt', 'AH'],
  },
  { why: 'as many as it takes', names: ['Jo Stone', 'Jo Storey', 'Jo Stott'], marks: ['JSton', 'JStor', 'JStot'] },
  {
    why: 'letters of the first name where the last is the same',
    names: ['Ann Hill', 'Amy Hill'],
    marks: ['AnH', 'AmH'],
  },
  { why: 'a number where the whole name is the same', names: ['Bo King', 'Dr Bo King'], marks: ['BK1', 'BK2'] },
  { why: 'letters of the only name', names: ['Siân', 'Sue', ''], marks: ['Si', 'Su', ''] },
];

for (const { why, names, marks } of CASES)
  test(`a mark is short and no two in a team are alike: ${why}`, () => {
    const people = names.map((name, at) => ({ id: `p${at}`, name }));
    const given = marksOf(people);
    assert.deepEqual(
      people.map(({ id }) => given.get(id)),
      marks,
    );
    const turned = marksOf([...people, ...people].reverse());
    assert.deepEqual(
      people.map(({ id }) => turned.get(id)),
      marks,
    );
  });
