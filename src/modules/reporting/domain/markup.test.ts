import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarkup } from './markup.ts';

const CASES: [title: string, typed: string, read: ReturnType<typeof readMarkup>][] = [
  ['nothing', '  \n\n', []],
  [
    'headings of two sizes, a paragraph over two lines, a list with a long point',
    '## Strengths\n### Warm\nPeople are\nkind.\n\n- one\n- two\n  and more\n\nAfter',
    [
      { type: 'heading', level: 2, text: 'Strengths' },
      { type: 'heading', level: 3, text: 'Warm' },
      { type: 'paragraph', text: 'People are kind.' },
      { type: 'list', items: ['one', 'two and more'] },
      { type: 'paragraph', text: 'After' },
    ],
  ],
  [
    'what looks like a mark and is none',
    '##no\n-no\n#### four\n## ',
    [{ type: 'paragraph', text: '##no -no #### four ##' }],
  ],
  [
    'what other tools would run or link',
    '<script>alert(1)</script> [a](javascript:b) **c** {{d}} #panic()',
    [{ type: 'paragraph', text: '<script>alert(1)</script> [a](javascript:b) **c** {{d}} #panic()' }],
  ],
  ['Welsh, emoji and words from right to left', '- Ŵyr 🙂\n- ثانية', [{ type: 'list', items: ['Ŵyr 🙂', 'ثانية'] }]],
];
for (const [title, typed, read] of CASES) {
  test(`a section that holds ${title} is read as such`, () => assert.deepEqual(readMarkup(typed), read));
}

test('a hundred thousand characters are read in one go', () => {
  const blocks = readMarkup(`${'word '.repeat(20_000)}\n\n${'- x\n'.repeat(20_000)}`);
  assert.deepEqual(
    blocks.map((block) => (block.type === 'list' ? block.items.length : block.type)),
    ['paragraph', 20_000],
  );
});
