import { type Refusal, refusal } from '#kernel/result';
import { type CsvRow, csvReader, delimiterOf } from '../domain/csv-read.ts';
import { type ReadHead, readHead } from '../domain/import-columns.ts';

/** Most rows a file may have: forty times the largest pool there is, and what 96 MB hold. */
export const MOST_ROWS = 250_000;

/** Rows that are held at once, whatever the length of the file. */
const BATCH_ROWS = 1000;

/** The bytes of a file, from its beginning each time it is asked. */
export type FileSource = () => AsyncIterable<Uint8Array>;

/** A file that can be read to its end: what its columns mean, and how many rows stand below them. */
export type PoolFile = {
  readonly head: ReadHead;
  readonly total: number;
  /** The rows from the first to the last, at most a thousand at once. */
  batches(): AsyncGenerator<CsvRow[]>;
};

/**
 * Looks at a whole file before anything is done with it, keeping none of it. It may be UTF-8 (with or without its mark), UTF-16 or
 * Windows-1252, with commas, semicolons or tabs. Refused whole where it is no table, lacks a column, cannot be read to its end or has
 * more than 250,000 rows.
 */
export async function readPoolFile(source: FileSource): Promise<PoolFile | Refusal> {
  const encoding = await encodingOf(source);
  if (encoding === null) {
    return refusal(
      'not-csv',
      'This is not a CSV file. In your spreadsheet program choose “Save as” and then CSV, and bring in that file.',
    );
  }
  let head: ReadHead | null = null;
  let total = 0;
  const reading = tableReader(source, encoding);
  for await (const rows of reading.rows()) {
    if (head === null && rows[0]) {
      head = readHead(rows[0].cells);
      total -= 1;
      if (head.missing.length + head.twice.length > 0) break;
    }
    total += rows.length;
    if (total > MOST_ROWS) break;
  }
  const refused = refusedTable(head, total, reading.broken());
  if (refused || head === null) return refused ?? refusal('empty', 'The file is empty.');
  return { head, total, batches: () => batchesOf(tableReader(source, encoding)) };
}

/** A table from its first line, the head among its rows, as its bytes come. */
function tableReader(source: FileSource, encoding: string) {
  let broken: number | null = null;
  async function* rows(): AsyncGenerator<CsvRow[]> {
    const decoder = new TextDecoder(encoding);
    let reader: ReturnType<typeof csvReader> | null = null;
    let start = '';
    const open = () => {
      // The first line tells what stands between the cells.
      const opened = csvReader(delimiterOf(start.slice(0, start.indexOf('\n') + 1 || undefined)));
      reader = opened;
      return opened.push(start.replace(/^\ufeff/, ''));
    };
    const push = (decoded: string): CsvRow[] => {
      // No text has it, and the database keeps none: the row it stands in is refused.
      const text = decoded.replaceAll('\0', '\ufffd');
      if (reader) return reader.push(text);
      start += text;
      return !start.includes('\n') && start.length < 10_000 ? [] : open();
    };
    for await (const bytes of source()) {
      const found = push(decoder.decode(bytes, { stream: true }));
      if (found.length > 0) yield found;
    }
    const found = push(decoder.decode());
    if (found.length > 0) yield found;
    const first = reader ? [] : open();
    if (first.length > 0) yield first;
    const last = (reader as ReturnType<typeof csvReader> | null)?.end();
    broken = last?.broken ?? null;
    if (last && last.rows.length > 0) yield last.rows;
  }
  return { rows, broken: () => broken };
}

async function* batchesOf({ rows }: ReturnType<typeof tableReader>): AsyncGenerator<CsvRow[]> {
  let waiting: CsvRow[] = [];
  let isHead = true;
  for await (const found of rows()) {
    waiting.push(...(isHead ? found.slice(1) : found));
    isHead = false;
    while (waiting.length >= BATCH_ROWS) {
      yield waiting.slice(0, BATCH_ROWS);
      waiting = waiting.slice(BATCH_ROWS);
    }
  }
  if (waiting.length > 0) yield waiting;
}

function refusedTable(head: ReadHead | null, count: number, broken: number | null): Refusal | null {
  if (head === null) return refusal('empty', 'The file is empty.');
  if (head.missing.length > 0) {
    return refusal(
      'columns',
      `The first line must name the columns, and these are missing: ${head.missing.join(', ')}. Nothing was looked at.`,
    );
  }
  if (head.twice.length > 0)
    return refusal('columns', `Two columns mean the same: ${head.twice.join(', ')}. Leave one out.`);
  if (count > MOST_ROWS) {
    return refusal(
      'too-many',
      `The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split it, and bring the parts in one after the other.`,
    );
  }
  if (broken !== null)
    return refusal(
      'broken',
      `The file cannot be read from row ${broken} on: a quotation mark is opened there and never closed.`,
    );
  return count === 0 ? refusal('empty', 'The file names its columns and has no row below them.') : null;
}

/** UTF-8 where every byte of it is; else what spreadsheets on Windows write. Null for what is no text at all. */
async function encodingOf(source: FileSource): Promise<string | null> {
  const strict = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  let utf8 = true;
  for await (const bytes of source()) {
    if (first) {
      if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
      if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
      first = false;
    }
    if (bytes.includes(0)) return null;
    if (!utf8) continue;
    try {
      strict.decode(bytes, { stream: true });
    } catch {
      utf8 = false;
    }
  }
  return utf8 ? 'utf-8' : 'windows-1252';
}
