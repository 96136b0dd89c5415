import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barChart } from './bar-chart.ts';
import { heatGrid, heatStep } from './heat-grid.ts';

test('the shade of a heat grid goes from none to most, and something is never shown as nothing', () => {
  assert.deepEqual(
    [0, -1, 1, 20, 21, 99, 100, 500].map((value) => heatStep(value, 100)),
    [0, 0, 1, 1, 2, 5, 5, 5],
  );
});

test('every cell of a heat grid has its number as text, and what is marked says why', () => {
  const drawn = String(
    heatGrid({
      says: 'More <is> asked',
      caption: 'Need',
      corner: 'Skill',
      columns: ['May', 'June'],
      rows: [
        { label: 'Finance', cells: [{ value: 1200, marked: '3 short' }, { value: null }] },
        { label: 'Housing', cells: [{ value: 0 }, { value: 600, text: '600 of 700', href: '/x' }] },
      ],
    }),
  );
  const words = [...drawn.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map((match) => match[1]!.replaceAll(/<[^>]+>/g, ''));
  assert.deepEqual(words, ['Skill', 'May', 'June', 'Finance', '1,200, 3 short', 'none', 'Housing', '0', '600 of 700']);
  assert.deepEqual(drawn.match(/cf-heat__cell--\d/g), ['cf-heat__cell--5', 'cf-heat__cell--0', 'cf-heat__cell--3']);
  assert.match(drawn, /<p class="cf-chart__says">More &lt;is&gt; asked<\/p>/);
});

test('bars are in proportion to the longest, and the words and numbers are text', () => {
  const drawn = String(
    barChart({
      says: 'S',
      bars: [
        { label: 'A&B', value: 4 },
        { label: 'C', value: 8, text: '8 days' },
        { label: 'D', value: -1 },
      ],
      line: { value: 6, text: 'six days' },
    }),
  );
  assert.deepEqual(
    [...drawn.matchAll(/class="cf-shape" width="(\d+)"/g)].map((match) => match[1]),
    ['500', '1000', '0'],
  );
  assert.deepEqual(
    [...drawn.matchAll(/x="(\d+)"/g)].map((match) => match[1]),
    ['750', '750', '750'],
  );
  assert.deepEqual(
    [...drawn.matchAll(/<span[^>]*>(.*?)<\/span>/g)].map((match) => match[1]),
    ['A&amp;B', '4', 'C', '8 days', 'D', '-1'],
  );
  assert.match(drawn, /The upright line marks six days\./);
});

test('a chart without anything in it is drawn and not divided by nothing', () => {
  assert.match(
    String(barChart({ says: 'Nobody yet', bars: [{ label: 'A', value: 0 }] })),
    /class="cf-shape" width="0"/,
  );
});
