import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Interviewed, peopleNamedIn } from './named-people.ts';

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

describe('People named in a note', () => {
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
