import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clock } from './clock.ts';

test('each state of a clock has its own shape and says its words', () => {
  const drawn = (['done', 'due', 'soon', 'late'] as const).map((state) => String(clock({ state, text: '<4 days>' })));
  const shapes = drawn.map((text) => text.match(/<svg[^>]*>(.*)<\/svg>/)![1]);
  assert.equal(new Set(shapes).size, 4);
  for (const text of drawn) assert.match(text, /<span>&lt;4 days&gt;<\/span>/);
});
