import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initials, people, personChip } from './person-chip.ts';

test('initials are the first and the last name’s, without titles', () => {
  const names = [
    'Cllr Ayesha Begum Khan',
    'Siân Prys-Davies',
    'dr. Élodie ó Briain',
    'Cher',
    'Sir',
    'Iain (Iain) McAllister',
    '李 小龍',
    '',
  ];
  assert.deepEqual(names.map(initials), ['AK', 'SP', 'ÉB', 'C', 'S', 'IM', '李小', '']);
});

test('the same name always gets the same disc; the disc is not read out', () => {
  const chip = String(personChip({ name: 'Ayesha Khan', role: 'Peer' }));
  assert.equal(chip, String(personChip({ name: 'Ayesha Khan', role: 'Peer' })));
  assert.match(chip, /class="cf-person__disc cf-person__disc--[1-6]" aria-hidden="true">AK<\/span>/);
});

test('a team is a list of its people, hostile names included', () => {
  const drawn = String(
    people([
      { name: '<b>A', role: '"x"', href: '/p?a=1&b=2' },
      { name: 'B C', role: 'Peer', note: 'Housing' },
    ]),
  );
  assert.equal(drawn.split('<li>').length, 3);
  assert.equal(drawn.includes('<b>'), false);
  assert.match(drawn, /href="\/p\?a=1&amp;b=2"/);
  assert.match(drawn, /Housing/);
});
