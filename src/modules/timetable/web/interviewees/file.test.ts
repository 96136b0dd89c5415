import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testService } from '#test/service';
import { words } from '#test/words';
import { aChallenge } from '../../../challenges/testing/builders.ts';

const service = await testService();
const { db } = service;
const challenge = await aChallenge(db, { milestones: ['opened', 'scope-agreed', 'team-confirmed'] });
const browser = await service.as(challenge.people.hostCoordinator);
const url = `/challenges/${challenge.reference}/interviewees`;

/** Hands a file in; answers whether it was taken, the bullet of each problem, and who is on the list. The list is empty again after. */
async function handIn(content: Buffer) {
  const answer = await browser.upload(`${url}/file`, {}, [
    { name: 'file', fileName: 'people.csv', type: 'text/csv', content },
  ]);
  const list = /<strong>Nobody was added[\s\S]*?<\/ul>/.exec(answer.body)?.[0] ?? '';
  const problems = [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map((found) => words(found[1] ?? ''));
  const rows = await db
    .deleteFrom('interviewees')
    .where('challenge_id', '=', challenge.id)
    .returning(['name', 'job_title', 'source_category'])
    .execute();
  return { status: answer.statusCode, problems, people: rows.map((row) => Object.values(row).join('|')).sort() };
}

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const TWO = ['Zoë O’Neill|Head of housing|middle-managers', 'Siân Rees||residents'].sort();
const table = (mark: string) =>
  [
    ['Who they are', 'Name', 'Job title'],
    ['Middle managers', 'Zoë O’Neill', 'Head of housing'],
    ['residents', 'Siân Rees', ''],
  ]
    .map((row) => row.join(mark))
    .join('\r\n');
/** As a spreadsheet on Windows writes “CSV”: one byte a letter, the curly apostrophe at 0x92. */
const windows1252 = Buffer.from(table(';').replaceAll('’', '\u0092'), 'latin1');

const READ: [how: string, content: Buffer][] = [
  ['with commas', utf8(table(','))],
  ['with semicolons and a byte-order mark', utf8(`\ufeff${table(';')}\r\n`)],
  ['with tabs', utf8(table('\t'))],
  ['in Windows-1252', windows1252],
  ['in UTF-16, as “Unicode text” is', Buffer.from(`\ufeff${table('\t')}`, 'utf16le')],
  ['with empty rows and cells at its end', utf8(`${table(',')}\r\n,,\r\n\r\n`)],
];

const ROWS = 'Name,Job title,Email,Who they are,Cannot come,Access needs';
const KNOWN =
  'Members, Senior officers, Middle managers, Frontline staff, Partners, Residents or people with lived experience';
const NO_WHO = 'Row 1, column Who they are: the first row must have a column called Who they are';
const REFUSED: [what: string, text: string, problems: string[]][] = [
  ['no heading at all', '', ['Row 1, column Name: the first row must have a column called Name', NO_WHO]],
  ['a heading without who they are', 'Name,Email\nAnn,ann@a.example', [NO_WHO]],
  [
    'two columns that mean the same',
    'Name,Full name,Group\nAnn,Ann,members',
    ['Row 1, column Name: two columns of the first row mean this: leave one out'],
  ],
  ['headings and nobody', ROWS, ['Row 2, column Name: there is nobody in this file']],
  [
    'a row that misses its last columns',
    `${ROWS}\nAnn,,ann@a.example\n`,
    [`Row 2, column Who they are: say who they are: ${KNOWN}`],
  ],
  [
    'a row with more columns, after an empty one and a cell of two lines',
    `${ROWS}\n\nBob,"Manager\nof homes",,members,,\nAnn,,,members,,,over\n`,
    ['Row 4, column 7: this row has more columns than the first row names'],
  ],
  [
    'formulas',
    `${ROWS}\n"=HYPERLINK(""http://x"")",,,members,,\nAnn,@SUM(A1),,members,,'=1\n`,
    [
      'Row 2, column Name: “=HYPERLINK("http://x")” looks like a formula. Write it as plain words',
      'Row 3, column Job title: “@SUM(A1)” looks like a formula. Write it as plain words',
      'Row 3, column Access needs: “’=1” looks like a formula. Write it as plain words',
    ],
  ],
  [
    'times that may mean two things, and a weekday that is not that of its date',
    `${ROWS}\nAnn,,,members,11 May 2-4,\nBob,,,members,"Mon, 11 May morning",\n`,
    [
      'Row 2, column Cannot come: “11 May 2-4” does not say whether that is in the morning or the afternoon. Write it as, for example, 11 May 2pm to 4pm',
      'Row 3, column Cannot come: “Mon 11 May morning” cannot be right: 11 May is a Tuesday. Write the day and the date that belong together',
    ],
  ],
  [
    'a character that no keyboard makes',
    `${ROWS}\nAnn\u0007,,,members,,`,
    ['Row 2, column Name: this has characters that cannot be read'],
  ],
  [
    'a quotation mark that is never closed',
    `${ROWS}\nAnn,"Manager,,members,,\nBob,,,members,,\n`,
    ['Line 3: a quotation mark is opened and not closed, or stands in the middle of a cell'],
  ],
];

describe('A file of people to be heard, as spreadsheets write it', () => {
  for (const [how, content] of READ)
    it(`is read ${how}`, async () => {
      assert.deepEqual(await handIn(content), { status: 303, problems: [], people: TWO });
    });

  for (const [what, text, problems] of REFUSED)
    it(`is refused for ${what}, and nobody is added`, async () => {
      // Nothing but a byte-order mark: a file with nothing in it is refused before it is read.
      const found = await handIn(utf8(text === '' ? '\ufeff\n' : text));
      assert.deepEqual(found, { status: 422, problems, people: [] });
    });
});
