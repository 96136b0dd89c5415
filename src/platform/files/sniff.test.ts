import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { sampleReport } from '../documents/testing/sample-report.ts';
import { renderWord } from '../documents/word.ts';
import { folderStore } from './file-store.ts';
import { type MediaType, nameAndType } from './media-types.ts';
import { sniffMediaType } from './sniff.ts';
import {
  sampleJpeg,
  sampleOffice,
  sampleOpenDocument,
  samplePdf,
  samplePng,
  sampleProgram,
  zip,
} from './testing/sample-files.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'cf-sniff-'));
const store = folderStore(folder);
after(() => rmSync(folder, { recursive: true, force: true }));

async function sniff(content: Buffer | string): Promise<MediaType | null> {
  return await sniffMediaType(store, await store.putBytes(Buffer.from(content)));
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

describe('Taking in a file by its bytes', () => {
  it('knows every kind that is allowed', async () => {
    const cases: [Buffer | string, string][] = [
      [samplePdf(), 'application/pdf'],
      [samplePng, 'image/png'],
      [sampleJpeg, 'image/jpeg'],
      [await sampleOffice('word'), `${OFFICE}.wordprocessingml.document`],
      [await sampleOffice('excel'), `${OFFICE}.spreadsheetml.sheet`],
      [await sampleOffice('slides'), `${OFFICE}.presentationml.presentation`],
      [await sampleOpenDocument('text'), `${OPEN}.text`],
      [await sampleOpenDocument('spreadsheet'), `${OPEN}.spreadsheet`],
      [await sampleOpenDocument('presentation'), `${OPEN}.presentation`],
      ['Staff survey 2026\nWard,Count\n', 'text/plain'],
      ['\ufeffArdal,Nifer\nYnys Môn,12 🏴󠁧󠁢󠁷󠁬󠁳󠁿\nمرحبا,3\n', 'text/plain'],
      [Buffer.from('Cost in \xa3\nCaf\xe9,3\n', 'latin1'), 'text/plain'],
      ['BM Trust,12\n', 'text/plain'],
      ['a < b and b > c\n', 'text/plain'],
    ];
    for (const [content, expected] of cases) assert.equal(await sniff(content), expected);
  });

  it('knows a Word file that a real program wrote', async () => {
    const bytes = await renderWord(sampleReport());
    assert.equal(await sniff(Buffer.from(bytes)), `${OFFICE}.wordprocessingml.document`);
  });

  it('knows text that is longer than the part looked at, cut in the middle of a letter', async () => {
    assert.equal(await sniff(`x${'ŵ'.repeat(100_000)}`), 'text/plain');
  });

  it('refuses programs, web pages, scripts, drawings that run and other archives', async () => {
    const refused: [string, Buffer | string][] = [
      ['a program', sampleProgram],
      ['a Linux program', Buffer.from('7f454c46020101000000000000000000', 'hex')],
      ['a web page', '<!doctype html><title>Hello</title>'],
      ['a web page after blank lines and a mark', '\ufeff\n\n  <HTML><body>'],
      ['a web page behind words', 'Dear team,\n<script>alert(1)</script>'],
      ['an SVG drawing', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['a shell script', '#!/bin/sh\nrm -rf /\n'],
      ['PostScript', '%!PS-Adobe-3.0\n'],
      ['rich text', '{\\rtf1 hello}'],
      ['an old Office file', Buffer.from('d0cf11e0a1b11ae1000000000000000000000000', 'hex')],
      ['a plain zip', await zip({ 'readme.txt': 'hello' })],
      ['a GIF', Buffer.from('47494638396101000100', 'hex')],
      ['bytes of no kind', Buffer.from([1, 2, 3, 4, 5, 6])],
      ['only blank space', ' \n\t\n'],
      ['letters that neither UTF-8 nor Windows knows', Buffer.from([0x41, 0x81, 0x8d, 0x42])],
    ];
    for (const [what, content] of refused) assert.equal(await sniff(content), null, what);
  });

  it('refuses Office files with macros, under whatever name', async () => {
    const types = `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`;
    assert.equal(await sniff(await zip({ '[Content_Types].xml': types, 'word/document.xml': '<x/>' })), null);
    assert.equal(await sniff(await sampleOffice('excel', { 'xl/vbaProject.bin': 'x' })), null);
    assert.equal(await sniff(await sampleOpenDocument('text', { 'Basic/Standard/Module1.xml': 'x' })), null);
    assert.equal(await sniff(await sampleOpenDocument('text', { 'Scripts/python/x.py': 'x' })), null);
    assert.equal(await sniff(await sampleOffice('slides', { 'ppt/embeddings/run.exe': 'x' })), null);
  });

  it('refuses an archive that is two kinds at once or lacks what it promises', async () => {
    const main = `${OFFICE}.wordprocessingml.document.main+xml`;
    const types = `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
    assert.equal(await sniff(await zip({ '[Content_Types].xml': types })), null);
    assert.equal(await sniff(await sampleOpenDocument('text', { '[Content_Types].xml': types })), null);
    assert.equal(await sniff(await sampleOpenDocument('graphics')), null);
    const word = await sampleOffice('word');
    assert.equal(await sniff(word.subarray(0, word.length - 30)), null);
    assert.equal(await sniff(Buffer.concat([word, Buffer.from('<script>')])), null);
  });

  it('refuses files that hide a second kind', async () => {
    const archive = await zip({ 'a.txt': 'x' });
    assert.equal(await sniff(Buffer.concat([samplePdf(), archive])), null);
    assert.equal(await sniff(Buffer.concat([samplePng, archive])), null);
    assert.equal(await sniff(Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>')), null);
  });

  it('refuses a small archive that would swell, without unpacking it', async () => {
    const swelling = await sampleOffice('excel', { 'xl/worksheets/sheet1.xml': '0'.repeat(61_000_000) });
    assert.ok(swelling.length < 200_000);
    assert.equal(await sniff(swelling), null);
  });
});

describe('A file’s name', () => {
  it('must say what the bytes say', () => {
    assert.deepEqual(nameAndType('Plan.PDF', 'application/pdf'), {
      fileName: 'Plan.PDF',
      mediaType: 'application/pdf',
    });
    assert.deepEqual(nameAndType('wards.csv', 'text/plain'), { fileName: 'wards.csv', mediaType: 'text/csv' });
    assert.deepEqual(nameAndType('Plan', 'application/pdf'), { fileName: 'Plan.pdf', mediaType: 'application/pdf' });
    assert.deepEqual(nameAndType('Plan v1.2', 'application/pdf')?.fileName, 'Plan v1.2.pdf');
    for (const name of ['plan.docx', 'plan.pdf.exe', 'plan.html'])
      assert.equal(nameAndType(name, 'application/pdf'), null, name);
    for (const name of ['run.bat', 'page.html', 'x.js', 'x.svg'])
      assert.equal(nameAndType(name, 'text/plain'), null, name);
  });
});

describe('The store', () => {
  it('forgets a file that was refused, and reads from its end', async () => {
    const stored = await store.putBytes(Buffer.from('only once, 2026'));
    assert.equal(Buffer.from(await store.part(stored.sha256, -4, 4)).toString(), '2026');
    assert.equal(Buffer.from(await store.part(stored.sha256, -400, 400)).toString(), 'only once, 2026');
    await store.remove(stored.sha256);
    assert.equal(await store.has(stored.sha256), false);
    assert.equal(
      readdirSync(folder).some((name) => name.startsWith('incoming-')),
      false,
    );
  });
});
