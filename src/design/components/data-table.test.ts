import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from '../html.ts';
import { dataTable } from './data-table.ts';

const columns = [
  { label: 'Name "x"', sort: { href: '?order=name&up=1', now: 'ascending' as const } },
  { label: 'Days', numeric: true, sort: { href: '?order=days' } },
];

test('a row is named by its first cell, and each other cell says its column on a phone', () => {
  const drawn = String(
    dataTable({
      caption: 'Peers',
      columns,
      rows: [
        ['<Ayesha>', 4],
        [html`<a href="/p">B</a>`, null],
      ],
      foot: ['All', 4],
    }),
  );
  assert.match(
    drawn,
    /<th scope="row" role="rowheader">&lt;Ayesha&gt;<\/th><td role="cell" class="cf-number" data-label="Days"><span>4<\/span><\/td>/,
  );
  assert.match(drawn, /<th scope="row" role="rowheader"><a href="\/p">B<\/a><\/th>/);
  assert.equal(drawn.split('role="row"').length, 5);
  assert.match(drawn, /<tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">All/);
});

test('a sorted column says so, by attribute and arrow', () => {
  const drawn = String(dataTable({ caption: 'Peers', columns, rows: [] }));
  assert.deepEqual(drawn.match(/aria-sort="\w+"/g), ['aria-sort="ascending"', 'aria-sort="none"']);
  assert.match(drawn, /href="\?order=name&amp;up=1">Name &quot;x&quot;<\/a> <span aria-hidden="true">▲<\/span>/);
});

test('a table that scrolls can be reached and scrolled with the keyboard', () => {
  const drawn = String(dataTable({ caption: 'Year & plan', columns, rows: [['a', 1]], onPhone: 'scroll' }));
  assert.match(
    drawn,
    /^<div class="cf-table-frame" role="region" aria-label="Year &amp; plan" tabindex="0"><table class="cf-table">/,
  );
  assert.equal(drawn.includes('data-label'), false);
});

test('a table of lines stays one for those who hear it, as cards do', () => {
  const drawn = String(dataTable({ caption: 'Peers', columns, rows: [['a', 1]], onPhone: 'lines' }));
  assert.match(
    drawn,
    /^<div class="cf-table-frame cf-table-frame--sticky"><table class="cf-table cf-table--lines" role="table">/,
  );
  assert.match(drawn, /<td role="cell" class="cf-number" data-label="Days"><span>1<\/span><\/td>/);
});

test('rows that belong together stand under a heading of their own, in one table with one head', () => {
  const drawn = String(
    dataTable({
      caption: 'Peers',
      columns,
      groups: [
        { heading: 'January', rows: [['a', 1]] },
        { heading: html`<h3 id="may">May</h3>`, rows: [['b', 2]] },
      ],
    }),
  );
  assert.equal(drawn.split('<thead').length, 2);
  assert.equal(drawn.split('<tbody role="rowgroup">').length, 3);
  const heading = '<tr class="cf-table__group" role="row"><th colspan="2" scope="rowgroup" role="rowheader">';
  assert.ok(drawn.includes(`${heading}January</th></tr>\n<tr role="row"><th scope="row" role="rowheader">a</th>`));
  assert.ok(drawn.includes(`${heading}<h3 id="may">May</h3></th></tr>`));
});

test('in lines a cell that does not say by itself what it is has the heading of its column before it', () => {
  const named = [{ label: 'What' }, { label: 'Places', named: true }];
  const drawn = (onPhone: 'lines' | 'cards') =>
    String(dataTable({ caption: 'Needs', columns: named, rows: [['a', 2]], onPhone }));
  assert.match(drawn('lines'), /<span><span class="cf-table__label">Places: <\/span>2<\/span>/);
  assert.equal(drawn('cards').includes('cf-table__label'), false);
});

test('a cell that is a day and nothing else is not broken over two lines', () => {
  const row = (cell: string) =>
    String(dataTable({ caption: 'Peers', columns: [{ label: 'A' }, { label: 'B' }], rows: [['a', cell]] }));
  assert.match(row('16 November 2026'), /class="cf-table__date" data-label="B"><span>16 November 2026</);
  assert.equal(row('Confirmed 16 November 2026').includes('cf-table__date'), false);
});

test('a row with a cell too few is a bug and throws', () => {
  assert.throws(() => dataTable({ caption: 'Peers', columns, rows: [['a']] }), RangeError);
});
