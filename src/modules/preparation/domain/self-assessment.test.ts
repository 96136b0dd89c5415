import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal } from '#kernel/result';
import { countWords, promptsToAnswer, wordsAdvisedEach } from './prompts.ts';
import { decideHandIn, decideReopening } from './self-assessment.ts';

const definition = {
  name: 'Self-assessment',
  intro: 'Write.',
  wordsAdvised: 4000,
  prompts: [
    { key: 'people', question: 'Who?', hint: '' },
    { key: 'safety', theme: 'safety', question: 'Safe?', hint: '' },
    { key: 'money', theme: 'leadership', question: 'Money?', hint: '' },
  ],
};
const theme = (key: string, isLocal = false) => ({ key, name: `Theme ${key}`, isLocal });
const keys = (...given: Parameters<typeof promptsToAnswer>) => promptsToAnswer(...given).map((prompt) => prompt.key);

describe('The questions of a self-assessment', () => {
  it('are those of the agreed themes, of no theme, and of the host’s own themes', () => {
    assert.deepEqual(keys(definition, [], new Set()), ['people', 'safety', 'money']);
    assert.deepEqual(keys(definition, [theme('safety')], new Set()), ['people', 'safety']);
    assert.deepEqual(keys(definition, [theme('safety'), theme('rural', true)], new Set()), [
      'people',
      'safety',
      'local-rural',
    ]);
  });

  it('keep one that was answered before the focus was narrowed', () => {
    assert.deepEqual(keys(definition, [theme('safety')], new Set(['money'])), ['people', 'safety', 'money']);
  });

  it('share out the advised words', () => {
    assert.equal(wordsAdvisedEach(4000, 9), 450);
    assert.equal(wordsAdvisedEach(100, 40), 50);
    assert.equal(wordsAdvisedEach(2000, 0), 2000);
  });

  it('count words as people do, in any script', () => {
    const cases: [string, number][] = [
      ['', 0],
      ['  \n — … ', 0],
      ['council’s 2026/27 plan', 3],
      ['Mae Ynys Môn yn well.', 5],
      ['مرحبا بالعالم', 2],
      ['👍🏽 yes', 1],
    ];
    for (const [text, words] of cases) assert.equal(countWords(text), words, text);
  });
});

describe('Handing in', () => {
  it('wants a word, and every gap confirmed; a second time changes nothing', () => {
    assert.equal(decideHandIn('submitted', { all: 3, empty: 3 }, false), 'already');
    assert.equal(decideHandIn('open', { all: 3, empty: 0 }, false), 'submitted');
    assert.equal(decideHandIn('open', { all: 3, empty: 1 }, true), 'submitted');
    const gaps = decideHandIn('open', { all: 3, empty: 1 }, false);
    assert.equal(isRefusal(gaps) && gaps.code, 'gaps');
    const nothing = decideHandIn('open', { all: 3, empty: 3 }, true);
    assert.equal(isRefusal(nothing) && nothing.code, 'nothing-written');
  });

  it('is taken back until the team was given it', () => {
    assert.equal(decideReopening('open', false), 'already');
    assert.equal(decideReopening('submitted', false), 'open');
    const shared = decideReopening('submitted', true);
    assert.equal(isRefusal(shared) && shared.code, 'shared');
  });
});
