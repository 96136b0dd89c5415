import assert from 'node:assert/strict';
import { test } from 'node:test';
import JSZip from 'jszip';
import type { Block, DocumentModel } from './model.ts';
import { illFormed, partsOf, texts } from './testing/read-office.ts';
import { plainPng } from './testing/sample-pictures.ts';
import { sampleReport } from './testing/sample-report.ts';
import { renderWord } from './word.ts';

test('a report says its title, organisation, language and day, and nothing else about who made it', async () => {
  const parts = await partsOf(await renderWord(sampleReport()));
  assert.deepEqual(texts(parts, 'docProps/core.xml', /<(?:dc|cp|dcterms):\w+[^>]*>([^<]+)</g), [
    'Corporate peer challenge: Wrenfield Borough Council',
    'Northern Councils Improvement Programme',
    'What a team of peers found at Wrenfield Borough Council in April 2027.',
    'Northern Councils Improvement Programme',
    '2027-05-11T00:00:00Z',
    '2027-05-11T00:00:00Z',
    'en-GB',
  ]);
  assert.deepEqual(texts(parts, 'word/styles.xml', /<w:docDefaults>.*?<w:lang w:val="([^"]+)"/g), ['en-GB']);
});

test('headings are heading styles in an unbroken outline', async () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
  const parts = await partsOf(await renderWord(short([heading(3, 'a'), heading(3, 'b'), heading(1, 'c')])));
  assert.deepEqual(texts(parts, 'word/document.xml', /<w:pStyle w:val="(Title|Heading\d)"\/>/g), [
    'Title',
    'Heading1',
    'Heading2',
    'Heading1',
  ]);
});

test('each table marks its header row and says so to Word', async () => {
  const parts = await partsOf(await renderWord(sampleReport()));
  const tables = texts(parts, 'word/document.xml', /(<w:tbl>.*?<\/w:tbl>)/g);
  assert.deepEqual(
    tables.map((table) => [
      table.match(/<w:tblHeader\/>/g)?.length,
      table.match(/<w:tr>/g)?.length,
      /<w:tblLook[^>]*w:firstRow="(\w+)"/.exec(table)?.[1],
    ]),
    [
      [1, 5, 'true'],
      [1, 4, 'true'],
    ],
  );
});

test('a picture has its alternative text, a link its address and a jump its heading', async () => {
  const parts = await partsOf(await renderWord(sampleReport()));
  assert.deepEqual(texts(parts, 'word/document.xml', /<wp:docPr [^>]*descr="([^"]+)"/g), [
    'Sessions by source category: members 9, senior officers 11, middle managers 8, frontline 12, partners 7, residents 5.',
  ]);
  assert.deepEqual(texts(parts, 'word/_rels/document.xml.rels', /Target="(https[^"]+)"/g), [
    'https://example.org/peer-challenge',
  ]);
  const bookmarks = texts(parts, 'word/document.xml', /<w:bookmarkStart [^>]*w:name="([^"]+)"/g);
  const jumps = texts(parts, 'word/document.xml', /<w:hyperlink [^>]*w:anchor="([^"]+)"/g);
  assert.deepEqual(
    jumps.filter((name) => !bookmarks.includes(name)),
    [],
  );
  assert.equal(jumps.length, 19); // 18 headings of levels 1 and 2 in the contents, and one jump in the text
});

test('two numbered lists each start at one', async () => {
  const list: Block = { type: 'list', ordered: true, items: ['a', 'b'] };
  const parts = await partsOf(await renderWord(short([list, { type: 'paragraph', text: 'between' }, list])));
  const used = texts(parts, 'word/document.xml', /<w:numId w:val="(\d+)"/g);
  assert.deepEqual([new Set(used).size, used[0] === used[1], used[1] === used[2]], [2, true, false]);
});

test('a page break starts a page, two of them start one, and one at the end starts none', async () => {
  const text = (of: string): Block => ({ type: 'paragraph', text: of });
  const pause: Block = { type: 'pageBreak' };
  const parts = await partsOf(await renderWord(short([pause, text('a'), pause, pause, text('b'), text('c'), pause])));
  const starts = texts(parts, 'word/document.xml', /<w:pageBreakBefore\/>.*?<w:t [^>]*>([^<]*)/g);
  assert.deepEqual(starts, ['b']);
});

test('text that looks like markup, and characters that XML forbids, leave a readable file', async () => {
  const hostile = '</w:t><w:p/> & "quoted" <script>\u0000\u0007\uFFFE\uD800 Ŵŷ 😀 שלום "rIdabcdefghijklmnopqrstu"';
  const blocks: Block[] = [
    { type: 'heading', level: 1, text: hostile, id: '"><w:x/>' },
    { type: 'paragraph', text: [hostile, { link: hostile, href: 'https://example.org/?a=1&b="2"' }] },
    { type: 'table', caption: hostile, head: [hostile], rows: [[hostile]] },
    { type: 'figure', picture: plainPng(), alt: hostile, caption: hostile },
  ];
  const parts = await partsOf(await renderWord({ ...short(blocks), title: hostile }));
  assert.deepEqual(
    [...parts.values()].map(illFormed).filter((problem) => problem !== null),
    [],
  );
  const printed = texts(parts, 'word/document.xml', /<w:t [^>]*>([^<]*)</g);
  const expected = '&lt;/w:t&gt;&lt;w:p/&gt; &amp; "quoted" &lt;script&gt;\uFFFD Ŵŷ 😀 שלום "rIdabcdefghijklmnopqrstu"';
  assert.deepEqual(
    printed.filter((text) => text.includes('quoted')).map((text) => text.replaceAll('&quot;', '"')),
    Array.from({ length: 8 }, () => expected),
  );
});

test('a hundred thousand characters fit', async () => {
  const file = await renderWord(short([{ type: 'paragraph', text: 'improving '.repeat(10_000) }]));
  const parts = await partsOf(file);
  assert.equal(texts(parts, 'word/document.xml', /improving/g).length, 10_000);
});

test('the same report gives the same bytes', async () => {
  const [first, second] = [await renderWord(sampleReport()), await renderWord(sampleReport())];
  assert.equal(Buffer.compare(first, second), 0);
  const dates = Object.values((await JSZip.loadAsync(first)).files).map((entry) => entry.date.toISOString());
  assert.deepEqual([...new Set(dates)], ['2027-05-11T12:00:00.000Z']);
});

function short(blocks: Block[]): DocumentModel {
  return { title: 'A short paper', language: 'en-GB', date: '2027-05-11', blocks };
}
