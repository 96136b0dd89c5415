import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import JSZip from 'jszip';
import type { Slide, SlidesModel } from './model.ts';
import { renderSlides } from './slides.ts';
import { illFormed, partsOf, texts } from './testing/read-office.ts';
import { plainPng } from './testing/sample-pictures.ts';
import { sampleSlides } from './testing/sample-slides.ts';

const TITLE = /<p:ph type="(?:ctrTitle|title)"\/><\/p:nvPr><\/p:nvSpPr><p:spPr\/><p:txBody>.*?<a:t>([^<]*)</g;

test('every slide has one real title, unlike every other', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  assert.deepEqual(
    slidePaths(parts).map((path) => texts(parts, path, TITLE)),
    [
      ['Corporate peer challenge: Wrenfield Borough Council'],
      ['What we did'],
      ['Who we heard from'],
      ['Local priorities and outcomes'],
      ['Local priorities and outcomes: what we heard'],
      ['Recommendations'],
      ['Recommendations (continued)'],
      ['Recommendations (continued 2)'],
      ['Recommendations (continued 3)'],
      ['Next steps'],
      ['Recommendations (2)'],
    ],
  );
});

test('each placeholder of a slide is one of its layout, and of no other place in the reading order', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  for (const path of slidePaths(parts)) {
    const [layout] = texts(parts, relationshipsOf(path), /Target="\.\.\/(slideLayouts\/[^"]+)"/g);
    const offered = texts(parts, `ppt/${layout}`, /<p:ph[^>]*>/g);
    const filled = texts(parts, path, /<p:ph[^>]*>/g);
    assert.deepEqual(
      filled,
      offered.filter((slot) => filled.includes(slot)),
      path,
    );
    assert.equal(texts(parts, path, /<p:(?:sp|pic|graphicFrame)>/g).length, filled.length, path);
  }
});

test('a table marks its header row and is described by its caption', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  assert.deepEqual(texts(parts, 'ppt/slides/slide10.xml', /<a:tblPr ([^>]*)>/g), ['firstRow="1"']);
  assert.deepEqual(texts(parts, 'ppt/slides/slide10.xml', /name="Table" descr="([^"]*)"/g), [
    'What happens after today',
  ]);
});

test('a picture has its alternative text, its dots and its drawing', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  assert.deepEqual(texts(parts, 'ppt/slides/slide3.xml', /name="Picture" descr="([^"]*)"/g), [
    'Bar chart of sessions by source category: frontline 12, senior officers 11, members 9, middle managers 8, partners 7, residents 5.',
  ]);
  assert.deepEqual(texts(parts, relationshipsOf('ppt/slides/slide3.xml'), /Target="(\.\.\/media[^"]*)"/g), [
    '../media/picture3.png',
    '../media/picture3.svg',
  ]);
});

test('every run says the language, and the notes say what they said', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  const languages = slidePaths(parts).flatMap((path) => texts(parts, path, /<a:rPr lang="([^"]*)"/g));
  assert.deepEqual([...new Set(languages)], ['en-GB']);
  assert.equal(
    [...parts.values()].some((part) => part.includes('en-US')),
    false,
  );
  assert.deepEqual(texts(parts, 'ppt/notesSlides/notesSlide2.xml', /<a:t>([^<]*)</g), [
    'Nobody is quoted by name.',
    'Everything here has been tested with more than one source.',
  ]);
});

test('a presentation says its title, organisation, language and day, and no one name', async () => {
  const parts = await partsOf(await renderSlides(sampleSlides()));
  assert.deepEqual(texts(parts, 'docProps/core.xml', /<(?:dc|cp|dcterms):\w+[^>]*>([^<]+)</g), [
    'Corporate peer challenge: Wrenfield Borough Council',
    'Northern Councils Improvement Programme',
    'Northern Councils Improvement Programme',
    '2027-04-15T00:00:00Z',
    '2027-04-15T00:00:00Z',
    'en-GB',
  ]);
});

test('every part is well formed, has a content type, and every relationship leads to a part', async () => {
  const file = await renderSlides(sampleSlides());
  const paths = Object.keys((await JSZip.loadAsync(file)).files);
  const parts = await partsOf(file);
  assert.deepEqual(
    [...parts].map(([path, xml]) => [path, illFormed(xml)]).filter(([, problem]) => problem !== null),
    [],
  );
  const typed = texts(parts, '[Content_Types].xml', /PartName="\/([^"]+)"/g);
  const untyped = paths.filter(
    (path) => path.endsWith('.xml') && path !== '[Content_Types].xml' && !typed.includes(path),
  );
  assert.deepEqual([untyped, typed.filter((path) => !paths.includes(path))], [[], []]);
  const broken = paths
    .filter((path) => path.endsWith('.rels'))
    .flatMap((path) => {
      const home = posix.join(posix.dirname(path), '..');
      return texts(parts, path, /Target="([^"]+)"/g).map((target) => posix.join(home, target));
    })
    .filter((target) => !paths.includes(target));
  assert.deepEqual(broken, []);
});

test('text that looks like markup, forbidden characters, Welsh, emoji and Hebrew leave a readable file', async () => {
  const hostile = '</a:t></a:r> & "q" <p:sp/>\u0000\u0007\uFFFE\uD800 Ŵŷ 😀 שלום';
  const printed = '&lt;/a:t&gt;&lt;/a:r&gt; &amp; &quot;q&quot; &lt;p:sp/&gt;\uFFFD Ŵŷ 😀 שלום';
  const slides: Slide[] = [
    { type: 'title', notes: hostile },
    { type: 'section', title: hostile, text: hostile },
    { type: 'bullets', title: hostile, bullets: [hostile, { text: hostile, items: [hostile] }] },
    { type: 'twoColumns', title: hostile, leftTitle: hostile, left: [hostile], rightTitle: hostile, right: [hostile] },
    { type: 'table', title: hostile, caption: hostile, head: [hostile], rows: [[hostile]] },
    { type: 'figure', title: hostile, picture: plainPng(), alt: hostile },
  ];
  const parts = await partsOf(await renderSlides({ ...deck(slides), title: hostile }));
  assert.deepEqual(
    [...parts.values()].map(illFormed).filter((problem) => problem !== null),
    [],
  );
  assert.deepEqual(texts(parts, 'ppt/slides/slide3.xml', /<a:t>([^<]*)</g), [
    `${printed} (3)`,
    printed,
    printed,
    printed,
    '3',
  ]);
  assert.deepEqual(texts(parts, 'ppt/slides/slide6.xml', /descr="([^"]*)"/g), [printed]);
});

test('a hundred thousand characters go on over many slides and none is lost', async () => {
  const slides: Slide[] = [
    { type: 'bullets', title: 'One bullet', bullets: ['improving '.repeat(5_000)] },
    { type: 'table', title: 'One cell', caption: '', head: ['All'], rows: [['improving '.repeat(5_000)]] },
  ];
  const parts = await partsOf(await renderSlides(deck(slides)));
  const said = slidePaths(parts).flatMap((path) => texts(parts, path, /improving/g));
  assert.equal(said.length, 10_000);
});

test('the same presentation gives the same bytes', async () => {
  const [first, second] = [await renderSlides(sampleSlides()), await renderSlides(sampleSlides())];
  assert.equal(Buffer.compare(first, second), 0);
});

test('a slide without a title, a picture without alternative text and a table without a head are refused', async () => {
  const refused = (slide: Slide, why: RegExp) => assert.throws(() => renderSlides(deck([slide])), why);
  refused({ type: 'bullets', title: ' ', bullets: [] }, /a slide needs a title/);
  refused({ type: 'figure', title: 'x', picture: plainPng(), alt: ' ' }, /a figure needs alternative text/);
  refused({ type: 'table', title: 'x', caption: '', head: ['a'], rows: [['b', 'c']] }, /a row of 2 cells/);
  refused({ type: 'table', title: 'x', caption: '', head: [], rows: [] }, /a table needs a header row/);
});

function deck(slides: Slide[]): SlidesModel {
  return { title: 'A short talk', language: 'en-GB', date: '2027-05-11', slides };
}

function slidePaths(parts: ReadonlyMap<string, string>): string[] {
  const numbers = [...parts.keys()].flatMap((path) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(path)?.[1] ?? []);
  return numbers
    .map(Number)
    .sort((a, b) => a - b)
    .map((number) => `ppt/slides/slide${number}.xml`);
}

function relationshipsOf(path: string): string {
  return `${posix.dirname(path)}/_rels/${posix.basename(path)}.rels`;
}
