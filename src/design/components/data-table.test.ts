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

test('a cell that is a day and nothing else is not broken over two lines', () => {
  const row = (cell: string) =>
    String(dataTable({ caption: 'Peers', columns: [{ label: 'A' }, { label: 'B' }], rows: [['a', cell]] }));
  assert.match(row('16 November 2026'), /class="cf-table__date" data-label="B"><span>16 November 2026</);
  assert.equal(row('Confirmed 16 November 2026').includes('cf-table__date'), false);
});

test('a row with a cell too few is a bug and throws', () => {
  assert.throws(() => dataTable({ caption: 'Peers', columns, rows: [['a']] }), RangeError);
});
