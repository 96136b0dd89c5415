import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Interviewed, peopleNamedIn } from './name-phrases.ts';

const people: Interviewed[] = [
  { name: 'Siân Llwyd-Jones', jobTitle: 'Head of Housing', inSession: true },
  { name: 'Mark Okafor', jobTitle: 'Social worker', inSession: true },
  { name: 'Dr Jo Ng', jobTitle: 'Social worker', inSession: true },
  { name: 'Grace Adeyemi', jobTitle: 'Director of Adult Services', inSession: false },
];
const words = (text: string) => peopleNamedIn(text, people).map((mention) => mention.words);

const cases: [title: string, text: string, found: string[]][] = [
  ['a whole name', 'Mark Okafor told us', ['Mark Okafor']],
  ['the first name alone', 'We heard from Siân that', ['Siân']],
  ['without its accent', 'sian said', ['sian']],
  ['in capitals, and with an accent made of two characters', 'SIA\u0302N said', ['SIA\u0302N']],
  ['one half of a double name', 'Ms Jones said', ['Jones']],
  ['a possessive', 'Okafor’s team', ['Okafor']],
  ['an everyday word only with a capital', 'mark the change; Mark said', ['Mark']],
  ['a name of two letters only with a capital', 'jo jo; Jo and Ng agreed', ['Jo', 'Ng']],
  ['somebody of another session by the whole name', 'as GRACE ADEYEMI put it', ['GRACE ADEYEMI']],
  ['but not by a part of it', 'with good grace, said Grace', []],
  ['a job title that one person holds', 'the head of housing is new', ['head of housing']],
  ['not one that several hold', 'a social worker said', []],
  ['not a part of a longer word', 'Marketing, remarks, Okaforian, Siânie', []],
  ['a title is no name', 'the Dr said', []],
  ['across a line end', 'we met Mark\nOkafor', ['Mark\nOkafor']],
  ['each once', 'Siân, siân and SIAN', ['Siân']],
  ['nothing in nothing', '', []],
  ['emoji and other scripts do no harm', '🙂 مرحبا 你好', []],
];

const listed: [title: string, list: [name: string, jobTitle: string][], text: string, found: string[]][] = [
  ['without the initial they have on the list', [['Jane A. Smith', '']], 'so said Jane Smith', ['Jane Smith']],
  ['with it', [['Jane A. Smith', '']], 'so said Jane A. Smith', ['Jane A. Smith']],
  ['with one they do not have on the list', [['Jane Smith', '']], 'so said Jane A. B. Smith', ['Jane A. B. Smith']],
  [
    'without a middle name',
    [['Jane Anne Smith', '']],
    'jane smith, or Jane Anne Smith',
    ['jane smith', 'Jane Anne Smith'],
  ],
  ['not by another of the same surname', [['Jane A. Smith', '']], 'a Smith, John Smith, A. Smith', []],
  ['not by words that are far apart', [['Jane Smith', '']], 'Jane and Mr Smith', []],
  [
    'as chief executive, interim in brackets',
    [['A B', 'Chief Executive (interim)']],
    'the chief executive',
    ['chief executive'],
  ],
  [
    'as chief executive, interim before',
    [['A B', 'Interim Chief Executive']],
    'our Chief Executive',
    ['Chief Executive'],
  ],
  [
    'by the whole title too',
    [['A B', 'Chief Executive (interim)']],
    'chief executive, interim',
    ['chief executive, interim'],
  ],
  ['as acting head', [['A B', 'Head of Housing (Acting)']], 'the head of housing', ['head of housing']],
  [
    'not by what two titles come to',
    [
      ['A B', 'Head of Service (Adults)'],
      ['C D', 'Head of Service (Children)'],
    ],
    'a head of service; the head of service (adults)',
    ['head of service (adults'],
  ],
  [
    'by a title that another holds for now',
    [
      ['A B', 'Chief Executive'],
      ['C D', 'Interim Chief Executive'],
    ],
    'the chief executive and the interim chief executive',
    ['chief executive', 'interim chief executive'],
  ],
  ['not by one word before brackets', [['A B', 'Director (Housing)']], 'a director said', []],
  [
    'with & for and',
    [['A B', 'Head of housing & planning']],
    'head of housing and planning',
    ['head of housing and planning'],
  ],
  [
    'with and for &',
    [['A B', 'Head of housing and planning']],
    'head of housing & planning',
    ['head of housing & planning'],
  ],
];

const EVERYDAY_SURNAMES =
  'West Page North East South Bell Law Cross Little Dean Penny Ward Foster Wells Street Don'.split(' ');

describe('People named in a note', () => {
  for (const [title, list, text, found] of listed) {
    it(`are found: ${title}`, () => {
      const interviewed = list.map(([name, jobTitle]) => ({ name, jobTitle, inSession: false }));
      assert.deepEqual(
        peopleNamedIn(text, interviewed).map((mention) => mention.words),
        found,
      );
    });
  }

  for (const surname of EVERYDAY_SURNAMES) {
    it(`are not in the word ${surname.toLowerCase()}, and are where it has a capital`, () => {
      const interviewed = [{ name: `Olwen ${surname}`, jobTitle: '', inSession: true }];
      const found = (text: string) => peopleNamedIn(text, interviewed).map((mention) => mention.words);
      assert.deepEqual(found(`the ${surname.toLowerCase()} of it`), []);
      assert.deepEqual(found(`as ${surname} put it`), [surname]);
      assert.deepEqual(found(`as olwen ${surname.toLowerCase()} put it`), [`olwen ${surname.toLowerCase()}`]);
    });
  }

  it('are not in two everyday words that are a whole name, unless with a capital', () => {
    const interviewed = [{ name: 'Will Page', jobTitle: '', inSession: false }];
    const found = (text: string) => peopleNamedIn(text, interviewed).map((mention) => mention.words);
    assert.deepEqual(found('they will page the nurse; Will Page agreed'), ['Will Page']);
  });

  for (const [title, text, found] of cases) it(`are found: ${title}`, () => assert.deepEqual(words(text), found));

  it('are told apart from job titles', () => {
    assert.deepEqual(peopleNamedIn('Director of adult services Mark', people), [
      { words: 'Director of adult services', kind: 'job-title' },
      { words: 'Mark', kind: 'name' },
    ]);
  });

  it('are nobody where nobody is interviewed', () => assert.deepEqual(peopleNamedIn('Siân', []), []));

  it('are looked for in a long text in good time', () => {
    const many = Array.from({ length: 160 }, (_, i) => ({
      name: `Aa${i} Bb${i}`,
      jobTitle: `Title ${i}`,
      inSession: true,
    }));
    const text = 'waiting for a care home '.repeat(800);
    assert.deepEqual(peopleNamedIn(text, many), []);
  });
});
