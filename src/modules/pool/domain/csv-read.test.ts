import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvText } from './csv.ts';
import { csvReader, delimiterOf } from './csv-read.ts';
import { readHead } from './import-columns.ts';
import { readImportRow } from './import-row.ts';

const read = (text: string, delimiter = ',', step = 3) => {
  const reader = csvReader(delimiter);
  const rows = [];
  for (let at = 0; at < text.length; at += step) rows.push(...reader.push(text.slice(at, at + step)));
  const end = reader.end();
  return { rows: [...rows, ...end.rows].map(({ number, cells }) => [number, ...cells]), broken: end.broken };
};

describe('Reading a table', () => {
  it('knows quotes, line ends and empty lines, and counts as a spreadsheet does', () => {
    assert.deepEqual(read('a,b\r\n"x ""y"", z","1\n2"\n\n;,last'), {
      rows: [
        [1, 'a', 'b'],
        [2, 'x "y", z', '1\n2'],
        [4, ';', 'last'],
      ],
      broken: null,
    });
    assert.equal(read('a,b\nc,"d\ne').broken, 2);
    assert.deepEqual(['a;b;c\n', '"a;x",b\n', 'a\tb', 'a'].map(delimiterOf), [';', ',', '\t', ',']);
  });

  it('reads back what our own download writes, however it is cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '🌼') }).map((text) => `x${text}x`);
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, step) => {
          const text = csvText(rows).replace('\ufeff', '');
          assert.deepEqual(
            read(text, ',', step).rows.map(([, ...cells]) => cells),
            rows,
          );
        },
      ),
    );
  });
});

const WORDS = {
  roles: new Map([['director', 'director']]),
  topics: new Map([
    ['finance', 'finance'],
    ['housing', 'housing'],
  ]),
  levels: new Map([
    ['has led it', 2],
    ['3', 3],
  ]),
  authorities: new Map([['northdale', 'NOR']]),
};
const places = readHead(['E-mail', 'Name', 'TYPE', 'Council', 'Expertise', 'Days', 'Shoe size']).places;

describe('A row of a file', () => {
  it('is read in the words people use', () => {
    const cells = ['a@b.example', ' Ayesha  Khan ', 'Officer', 'NORTHDALE', 'Finance (has led it); housing:3', '7'];
    assert.deepEqual(readImportRow(cells, places, WORDS), {
      ok: true,
      peer: {
        name: 'Ayesha Khan',
        email: 'a@b.example',
        kind: 'officer',
        authorityId: 'NOR',
        daysPerYear: 7,
        skills: [
          { topic: 'finance', level: 2 },
          { topic: 'housing', level: 3 },
        ],
      },
    });
  });

  it('is refused with each problem and its column', () => {
    const problems = (cells: string[]) => {
      const row = readImportRow(cells, places, WORDS);
      return row.ok ? [] : row.problems.map(({ column, why }) => `${column}: ${why}`);
    };
    assert.deepEqual(problems(['a@b', '=cmd|calc', 'Wizard', 'Atlantis', 'Magic; finance (deep)', '99']), [
      'Name: “=cmd|calc” looks like a formula. Write it as plain words',
      'Email: “a@b” is no email address',
      'Kind: “Wizard” is no kind of peer we know',
      'Authority: “Atlantis” is no authority we know',
      'Days a year: “99” is no number of days from 0 to 60 we know',
      'Expertise: “Magic” is no topic we know',
      'Expertise: “deep” is no level we know',
    ]);
    assert.deepEqual(problems([]), ['Name: Is empty', 'Email: Is empty', 'Kind: Is empty']);
    for (const formula of ['+1', '-1+2', '@SUM(A1)', "'=1", '＝1'])
      assert.equal(problems(['a@b.example', formula, 'officer'])[0]?.startsWith('Name: '), true, formula);
    assert.deepEqual(problems(['a@b.example', 'x'.repeat(300), 'officer']), ['Name: Is longer than 200 characters']);
  });
});
