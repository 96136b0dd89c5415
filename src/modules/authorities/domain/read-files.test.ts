import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFiles } from './read-files.ts';
import { problemText } from './table-file.ts';

const HEAD =
  'local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,nation,region,local-authority-type,local-authority-type-name,county-la,combined-authority,alt-names,former-gss-codes,area,pop-2020,lat,long';
const row = (cells: Partial<Record<string, string>>) => {
  const all: Record<string, string> = {
    'local-authority-code': 'NOR',
    'official-name': 'Northdale Council',
    'nice-name': 'Northdale',
    'gss-code': 'E06000901',
    nation: 'England',
    region: 'The Dales',
    'local-authority-type': 'UA',
    'local-authority-type-name': 'Unitary authority',
    ...(cells as Record<string, string>),
  };
  return HEAD.split(',')
    .map((name) => all[name] ?? '')
    .join(',');
};
const register = (...rows: string[]) => ({ name: 'register.csv', text: `\uFEFF${HEAD}\n${rows.join('\n')}\n` });
const south = row({ 'local-authority-code': 'SOU', 'nice-name': 'Southdale', 'gss-code': 'E06000902' });

const problems = (...files: Array<{ name: string; text: string }>) => {
  const read = readFiles(files, []);
  return 'problems' in read ? read.problems.map(problemText) : [];
};

describe('Files of authorities', () => {
  it('are known by their columns, in any order, with a byte-order mark', () => {
    const borders = {
      name: 'b.csv',
      text: 'tier,gss_a,name_a,gss_b,name_b\nx,E06000902,Southdale,E06000901,Northdale\n',
    };
    const read = readFiles([borders, register(row({}), south)], []);
    assert.equal('facts' in read && [...(read.facts.borders ?? [])].join(), 'NOR SOU');
  });

  it('find an authority by its name where its statistical code is new, and remember the code', () => {
    const borders = { name: 'b.csv', text: 'gss_a,name_a,gss_b,name_b\nE06999999,Southdale,E06000901,Northdale\n' };
    const similar = { name: 's.json', text: '{"E06999999":{"global":["E06000901"]}}' };
    const read = readFiles([similar, borders, register(row({}), south)], []);
    assert.deepEqual('facts' in read && [...read.facts.learntCodes], [['E06999999', 'SOU']]);
    assert.deepEqual('facts' in read && [...(read.facts.similarities ?? [])], [['SOU global 1', 'NOR']]);
  });

  it('leave out areas the register does not have, close the ranks, and say so', () => {
    const similar = { name: 's.json', text: '{"E06000901":{"economic":["E47000018","E06000902"]}}' };
    const read = readFiles([register(row({}), south), similar], []);
    assert.deepEqual('facts' in read && [...(read.facts.similarities ?? [])], [['NOR economic 1', 'SOU']]);
    assert.deepEqual('facts' in read && [...(read.facts.unknown.get('s.json') ?? [])], ['E47000018']);
  });

  it('follow a former authority to both of its successors', () => {
    const former = row({
      'local-authority-code': 'OLD',
      'gss-code': 'E10000901',
      'end-date': '2023-04-01',
      'replaced-by': '"NOR,SOU"',
    });
    const read = readFiles([register(row({}), south, former)], []);
    assert.deepEqual('facts' in read && read.facts.register?.successors, [
      ['OLD', 'NOR'],
      ['OLD', 'SOU'],
    ]);
  });

  it('name what is wrong by file, line and column', () => {
    assert.deepEqual(
      problems(register(row({}), row({ 'local-authority-code': 'SOU', 'pop-2020': 'many', 'end-date': '2023-02-30' }))),
      [
        'register.csv, line 3, column end-date: expected a date such as 2023-04-01, found "2023-02-30"',
        'register.csv, line 3, column pop-2020: expected a number of people, found "many"',
      ],
    );
    assert.deepEqual(problems(register(row({ 'replaced-by': 'XYZ' }))), [
      'register.csv, line 2, column replaced-by: expected the codes of authorities in this file, found "XYZ"',
    ]);
    assert.deepEqual(problems(register(row({}), row({}))), [
      'register.csv, line 3, column local-authority-code: expected a code that stands once in the file, found "NOR"',
    ]);
  });

  it('refuse a file that is none of theirs, and one that is no table', () => {
    assert.equal(
      problems({ name: 'x.csv', text: 'a,b\n1,2\n' })[0]?.startsWith(
        'x.csv, line 1, column (the heading): expected the columns',
      ),
      true,
    );
    assert.equal(problems({ name: 'x.csv', text: 'gss_a,name_a\n"1,2\n' })[0]?.startsWith('x.csv, line '), true);
    assert.equal(problems({ name: 'x.json', text: '{"a": ' })[0]?.startsWith('x.json, line 1'), true);
  });
});
