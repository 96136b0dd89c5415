import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stageBar } from './stage-bar.ts';
import { stageTimeline } from './stage-timeline.ts';

const drawn = String(
  stageTimeline([
    { label: 'Scoping', state: 'done', date: '3 March' },
    { label: 'Team <forming>', state: 'now', clock: { state: 'late', text: '4 days late' } },
    { label: 'Preparing', state: 'next' },
  ]),
);

test('stages stand in order and each says its state in a word', () => {
  const said = drawn
    .split('<li')
    .slice(1)
    .map((item) => `<li${item}`.replaceAll(/<[^>]+>/g, '').trim());
  assert.deepEqual(said, ['Scoping Done 3 March', 'Team &lt;forming&gt; Now 4 days late', 'Preparing To come']);
});

test('the stage that runs now is the current step, and no other', () => {
  assert.deepEqual(drawn.match(/cf-timeline__stage--\w+" aria-current="step"/g), [
    'cf-timeline__stage--now" aria-current="step"',
  ]);
});

test('each state has its own shape', () => {
  const shapes = drawn.match(/<svg class="cf-timeline__dot".*?<\/svg>/g)!;
  assert.equal(new Set(shapes).size, 3);
});

test('a challenge in a list has a block a stage, and its place among them is said', () => {
  const drawn = (at: number) => {
    const text = String(stageBar({ at, of: 4 }));
    const blocks = [...text.matchAll(/class="cf-stage-bar__(\w+)"/g)].map((match) => match[1]);
    return [blocks, /hidden">, ([^<]+)</.exec(text)?.[1]];
  };
  assert.deepEqual(drawn(2), [['done', 'done', 'now', 'next'], 'stage 3 of 4']);
  assert.deepEqual(drawn(4), [['done', 'done', 'done', 'done'], 'all 4 stages are over']);
});
