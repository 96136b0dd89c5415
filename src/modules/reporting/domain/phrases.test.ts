import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointingPhrases, type Unnamed } from './phrases.ts';

const PEOPLE: Unnamed[] = [
  { name: 'Zoë Okafor', jobTitle: 'Head of Housing' },
  { name: 'Ann Lee', jobTitle: 'Social worker' },
  { name: 'Bob Ray', jobTitle: 'Social worker' },
  { name: 'Cher', jobTitle: '' },
];
const CASES: [title: string, text: string, phrases: string[]][] = [
  ['a name, whatever its accents, case and spaces', 'We met ZOE  OKAFOR.', ['Zoë Okafor']],
  ['a name of which something is', 'Ann Lee’s team', ['Ann Lee']],
  ['a surname after a form of address', 'As Cllr Okafor said', ['Cllr Okafor']],
  ['a surname alone, which is a word like any other', 'a ray of light in the lee', []],
  ['a name inside another word', 'Joann Leeming, preachers', []],
  ['a job that one interviewee has', 'the head of housing', ['Head of Housing']],
  ['a job that two interviewees have', 'a social worker', []],
];
for (const [title, text, phrases] of CASES) {
  test(`words that point to somebody: ${title}`, () =>
    assert.deepEqual(
      pointingPhrases(text, PEOPLE).map(({ phrase }) => phrase),
      phrases,
    ));
}
