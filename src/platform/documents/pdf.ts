import { Worker } from 'node:worker_threads';
import { type CleanBlock, type CleanDocument, type CleanList, type CleanText, cleanDocument } from './clean.ts';
import { columnWeights } from './column-weights.ts';
import type { DocumentModel } from './model.ts';
import type { PdfAnswer, PdfOrder } from './pdf-worker.ts';
import { fitted, pictureBytes } from './pictures.ts';
import { dateIn, shortened, wordingIn } from './wording.ts';

/**
 * The document as a tagged PDF/UA-1 file: outline, language, alternative texts, repeated table heads, page numbers.
 * The same model gives the same bytes on the same machine. Characters that no font at hand can show are written as
 * `[U+6F22]`, because PDF/UA forbids blanks in their place. Runs in a thread of its own; throws after `timeoutMs`.
 */
export async function renderPdf(model: DocumentModel, options: { timeoutMs?: number } = {}): Promise<Uint8Array> {
  const clean = cleanDocument(model);
  const timeoutMs = options.timeoutMs ?? 60_000;
  const unshowable = new Set<string>();
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const answer = await inThread(orderOf(clean, unshowable), timeoutMs);
    if ('pdf' in answer) return answer.pdf;
    const found = unshowableIn(answer.problem).filter((character) => !unshowable.has(character));
    if (found.length === 0) throw new Error(`documents: no PDF of "${clean.title}": ${answer.problem}`);
    for (const character of found) unshowable.add(character);
  }
  throw new Error(`documents: no PDF of "${clean.title}": too many characters that no font can show`);
}

function inThread(order: PdfOrder, timeoutMs: number): Promise<PdfAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: order });
    const timer = setTimeout(() => {
      reject(new Error(`documents: a PDF took longer than ${timeoutMs} ms`));
      void worker.terminate();
    }, timeoutMs);
    worker.once('message', (answer: PdfAnswer) => resolve(answer));
    worker.once('error', reject);
    worker.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`documents: the PDF thread ended with ${code}`));
    });
  });
}

function orderOf(clean: CleanDocument, unshowable: ReadonlySet<string>): PdfOrder {
  const pictures: { path: string; bytes: Uint8Array }[] = [];
  const wording = wordingIn(clean.language);
  const document = {
    ...clean,
    lang: clean.language.slice(0, 2),
    footer: shortened(clean.title),
    'date-text': dateIn(clean.language, clean.date),
    contents: wording.contents,
    'page-of': wording.pageOf,
    blocks: clean.blocks.map((block) => laidOut(block, pictures)),
  };
  const showable = (_key: string, value: unknown) => (typeof value === 'string' ? spelt(value, unshowable) : value);
  return { document: JSON.stringify(document, showable), pictures };
}

function laidOut(block: CleanBlock, pictures: { path: string; bytes: Uint8Array }[]): unknown {
  if (block.type === 'paragraph' || block.type === 'quote') return { ...block, text: breakableText(block.text) };
  if (block.type === 'list') return breakableList(block);
  if (block.type === 'callout') return { ...block, blocks: block.blocks.map((inner) => laidOut(inner, pictures)) };
  if (block.type === 'table') {
    const rows = block.rows.map((row) => row.map((cell) => breakable(cell, 20)));
    return { ...block, rows, weights: columnWeights(block.head, block.rows) };
  }
  if (block.type !== 'figure') return block;
  const { picture } = block;
  const path = `/picture-${pictures.length + 1}.${picture.format}`;
  pictures.push({ path, bytes: pictureBytes(picture) });
  return {
    type: 'figure',
    path,
    alt: block.alt,
    caption: block.caption,
    width: fitted({ width: picture.width * 0.75, height: picture.height * 0.75 }, TEXT_WIDTH_PT, TALLEST_PICTURE_PT)
      .width,
  };
}

const TEXT_WIDTH_PT = 447;
const TALLEST_PICTURE_PT = 560;

function breakableList(list: CleanList): CleanList {
  const items = list.items.map((item) => ({
    text: breakableText(item.text),
    ...(item.list ? { list: breakableList(item.list) } : {}),
  }));
  return { ...list, items };
}

function breakableText(text: CleanText): CleanText {
  return { ...text, runs: text.runs.map((run) => ({ ...run, text: breakable(run.text, 40) })) };
}

// A word longer than a line (an address, mostly) would run off the page: it may break after each `most` characters.
function breakable(text: string, most: number): string {
  return text.replaceAll(new RegExp(`[^\\s\\u200b]{${most}}(?=[^\\s\\u200b])`, 'gu'), '$&\u200b');
}

const UNSHOWABLE = /the text (?:contains the disallowed codepoint )?`\\?"((?:[^"\\`]|\\.)+?)\\?"`/g;

function unshowableIn(problem: string): string[] {
  const texts = [...problem.matchAll(UNSHOWABLE)].map((match) => match[1] ?? '');
  const plain = texts.map((text) =>
    text.replaceAll(/\\+u\{([0-9a-f]+)\}/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16))),
  );
  return [...new Set(plain.flatMap((text) => [...text]))].filter((character) => character > '\u007e');
}

function spelt(text: string, unshowable: ReadonlySet<string>): string {
  if (unshowable.size === 0) return text;
  const name = (character: string) => character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return [...text].map((character) => (unshowable.has(character) ? `[U+${name(character)}]` : character)).join('');
}
