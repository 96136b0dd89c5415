import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Block, DocumentModel } from './model.ts';
import { renderPdf } from './pdf.ts';
import { pdfText } from './testing/read-pdf.ts';
import { plainPng } from './testing/sample-pictures.ts';
import { sampleReport } from './testing/sample-report.ts';

const noReader = spawnSync('pdftotext', ['-v']).error ? 'pdftotext is not installed' : false;

test('a report is a tagged PDF/UA-1 file that says its language, title and organisation', async () => {
  const text = pdfText(await renderPdf(sampleReport()));
  const said = (pattern: RegExp) => pattern.exec(text)?.[1];
  assert.equal(said(/<pdfuaid:part>(\d)/), '1');
  assert.equal(said(/\/Marked (\w+)/), 'true');
  assert.equal(said(/\/DisplayDocTitle (\w+)/), 'true');
  assert.equal(said(/\/Lang \(([^)]+)\)/), 'en-GB');
  assert.equal(said(/<dc:title>.*?>([^<]+)<\/rdf:li>/s), 'Corporate peer challenge: Wrenfield Borough Council');
  assert.equal(said(/\/Author \(([^)]+)\)/), 'Northern Councils Improvement Programme');
  assert.equal(said(/<xmp:CreateDate>([^<]+)</), '2027-05-11T00:00:00Z');
});

test('headings, lists, tables, quotes and figures are tagged as what they are', async () => {
  const text = pdfText(await renderPdf(sampleReport()));
  const count = (tag: string) => text.match(new RegExp(`/S /${tag}\\b`, 'g'))?.length ?? 0;
  assert.deepEqual(
    ['H1', 'H2', 'Table', 'TH', 'BlockQuote', 'Figure'].map((tag) => [tag, count(tag)]),
    [
      ['H1', 9],
      ['H2', 10],
      ['Table', 2],
      ['TH', 6],
      ['BlockQuote', 5],
      ['Figure', 1],
    ],
  );
  assert.match(text, /\/Alt \(Sessions by source category: members 9/);
  assert.match(text, /\/URI \(https:\/\/example.org\/peer-challenge\)/);
});

test('the same report gives the same bytes', async () => {
  const [first, second] = await Promise.all([renderPdf(sampleReport()), renderPdf(sampleReport())]);
  assert.equal(Buffer.compare(first, second), 0);
});

const HOSTILE = [
  '#panic("out") #read("/etc/passwd") $x^2$ *bold* _em_ `raw` = not a heading',
  '<script>alert(1)</script> ]] } ) \\ " \' // comment /* */ @label <label>',
  '#sys.inputs #include "x.typ" #import "@preview/x:1.0.0"',
];

test('text that looks like markup is printed as it was written', { skip: noReader }, async () => {
  const everywhere = HOSTILE.flatMap((text): Block[] => [
    { type: 'heading', level: 1, text, id: text },
    { type: 'paragraph', text: [text, { strong: text }, { em: text }, { link: text, href: 'https://example.org/' }] },
    { type: 'list', items: [text] },
    { type: 'table', caption: text, head: [text], rows: [[text]] },
    { type: 'quote', text, source: text },
    { type: 'callout', title: text, blocks: [{ type: 'paragraph', text: [{ link: text, href: `#${text}` }] }] },
    { type: 'figure', picture: plainPng(), alt: text, caption: text },
  ]);
  const read = squeezed(readPdf(await renderPdf(short(everywhere))));
  const times = HOSTILE.map((text) => read.split(squeezed(text)).length - 1);
  // heading, four runs, list, caption, head, cell, quote, source, callout title, link to the heading, figure caption
  assert.deepEqual(times, [14, 14, 14]);
});

test('Welsh, Greek and Hebrew are printed; what no font can show is named', { skip: noReader }, async () => {
  const read = readPdf(
    await renderPdf(short([paragraph('Tŷ ŵyl, Ωμέγα, שלום, \u{10FFF0}, control\u0007 and \uFEFFmark')])),
  );
  assert.match(read, /Tŷ ŵyl, Ωμέγα, /);
  assert.match(read, /שלום/);
  assert.match(read, /\[U\+10FFF0\], control and mark/);
});

test('a link to nowhere, to a script or to a file becomes plain text', async () => {
  const runs = ['#missing', 'javascript:alert(1)', 'file:///etc/passwd'].map((href) => ({ link: 'here', href }));
  const text = pdfText(await renderPdf(short([paragraph(runs)])));
  assert.equal(text.includes('/Subtype /Link'), false);
});

test('a picture that names a file of this machine is refused', async () => {
  for (const href of [import.meta.filename, 'pdf.ts', '../../../package.json']) {
    const source = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${href}" width="9" height="9"/></svg>`;
    const picture = { format: 'svg', source, width: 9, height: 9 } as const;
    await assert.rejects(
      renderPdf(short([{ type: 'figure', picture, alt: 'A square' }])),
      /failed to load linked image/,
    );
  }
});

test('levels that skip are closed up, so that the outline has no holes', async () => {
  const heading = (level: 1 | 2 | 3, text: string): Block => ({ type: 'heading', level, text });
  const text = pdfText(await renderPdf(short([heading(3, 'a'), heading(3, 'b'), heading(3, 'c'), heading(1, 'd')])));
  assert.deepEqual(
    ['H1', 'H2', 'H3'].map((tag) => text.match(new RegExp(`/S /${tag}\\b`, 'g'))?.length),
    [2, 1, 1],
  );
});

test('a hundred thousand characters, with and without spaces, make a PDF', async () => {
  const words = await renderPdf(short([paragraph('improving '.repeat(10_000))]));
  const oneWord = await renderPdf(short([paragraph('x'.repeat(100_000))]));
  assert.deepEqual(
    [pdfPages(words), pdfPages(oneWord)].map((pages) => pages > 10),
    [true, true],
  );
});

test('a Welsh document says that it is Welsh, in its language and in its own words', { skip: noReader }, async () => {
  const pdf = await renderPdf({ ...short([paragraph('Bore da.')]), language: 'cy-GB' });
  assert.match(pdfText(pdf), /\/Lang \(cy-GB\)/);
  assert.match(readPdf(pdf), /11 Mai 2027[\s\S]*Tudalen 1 o 1/);
});

test('a header row is repeated on each page of a long table', { skip: noReader }, async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [`session ${index + 1}`, 'held']);
  const pdf = await renderPdf(short([{ type: 'table', caption: 'Sessions', head: ['What', 'State of it'], rows }]));
  assert.equal(readPdf(pdf).match(/State of it/g)?.length, pdfPages(pdf));
});

test('a PDF that takes too long is given up', async () => {
  await assert.rejects(renderPdf(sampleReport(), { timeoutMs: 1 }), /took longer than 1 ms/);
});

test('a document without a title and a figure without alternative text are refused', async () => {
  await assert.rejects(renderPdf({ ...short([]), title: ' ' }), /needs a title/);
  await assert.rejects(
    renderPdf(short([{ type: 'figure', picture: plainPng(), alt: '' }])),
    /a figure needs alternative text/,
  );
});

function short(blocks: Block[]): DocumentModel {
  return { title: 'A short paper', language: 'en-GB', date: '2027-05-11', blocks };
}

function paragraph(text: Extract<Block, { type: 'paragraph' }>['text']): Block {
  return { type: 'paragraph', text };
}

function pdfPages(pdf: Uint8Array): number {
  return Number(/<xmpTPg:NPages>(\d+)/.exec(pdfText(pdf))?.[1]);
}

function readPdf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', ['-raw', join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function squeezed(text: string): string {
  return text.replaceAll(/[\s\u200b]+/g, '');
}
