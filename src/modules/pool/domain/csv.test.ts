import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvText } from './csv.ts';

test('A cell that a spreadsheet would run as a formula is made plain text', () => {
  const cases: [string, string][] = [
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+44 20', "'+44 20"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['  =1', "'  =1"],
    ['Siân = Protheroe', 'Siân = Protheroe'],
    ['Khan, Ayesha', '"Khan, Ayesha"'],
    ['two\nlines', '"two\nlines"'],
  ];
  for (const [typed, written] of cases) assert.equal(csvText([[typed]]), `\ufeff${written}\r\n`);
});

test('Numbers and gaps stand as they are', () => {
  assert.equal(csvText([['a', -3, null]]), '\ufeffa,-3,\r\n');
});
