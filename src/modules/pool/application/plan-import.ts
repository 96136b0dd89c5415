import { type Refusal, refusal } from '#kernel/result';
import { ROLE_LABELS, SKILL_LEVEL_LABELS, SKILL_LEVELS, TOPIC_LABELS } from '#modules/programmes';
import type { Queryable } from '#platform/database/connect';
import { type CsvRow, csvReader, delimiterOf } from '../domain/csv-read.ts';
import { type ReadHead, readHead } from '../domain/import-columns.ts';
import { type Fate, fateOf, likeness } from '../domain/import-fate.ts';
import { type ImportedPeer, type ImportWords, type RowProblem, readImportRow } from '../domain/import-row.ts';
import { authorityNames, type KnownPool, knownPool } from '../store/known-peers.ts';

/** Most rows a file may have: four times the largest pool there is. */
export const MOST_ROWS = 20_000;

/** The bytes of a file, from its beginning each time it is asked. */
export type FileSource = () => AsyncIterable<Uint8Array>;

export type PlannedRow = { readonly number: number; readonly name: string; readonly email: string } & (
  | { readonly fate: 'refused'; readonly problems: readonly RowProblem[] }
  | (Fate & { readonly peer: ImportedPeer; readonly personId: string | null })
);

export type ImportPlan = { readonly rows: readonly PlannedRow[]; readonly ignored: readonly string[] };

/**
 * What would come of a file, row by row; nothing is written. The file may be UTF-8 (with or without its mark), UTF-16 or Windows-1252,
 * with commas, semicolons or tabs. Refused whole where it is no table, lacks a column or has more than 20,000 rows.
 */
export async function planImport(db: Queryable, bodyId: string, source: FileSource): Promise<ImportPlan | Refusal> {
  const encoding = await encodingOf(source);
  if (encoding === null) {
    return refusal(
      'not-csv',
      'This is not a CSV file. In your spreadsheet program choose “Save as” and then CSV, and bring in that file.',
    );
  }
  const table = await readTable(source, encoding);
  if ('refused' in table) return table;
  const words = await importWords(db);
  const known = await knownPool(db, bodyId);
  const seen = new Map<string, number>();
  const rows = table.rows.map((row) => planRow(row, table.head, words, known, seen));
  return { rows, ignored: table.head.ignored };
}

function planRow(
  { number, cells }: CsvRow,
  head: ReadHead,
  words: ImportWords,
  known: KnownPool,
  seen: Map<string, number>,
): PlannedRow {
  const read = readImportRow(cells, head.places, words);
  if (!read.ok) return { number, name: read.name, email: read.email, fate: 'refused', problems: read.problems };
  const { peer } = read;
  const address = peer.email.toLowerCase();
  const base = { number, name: peer.name, email: peer.email };
  const refused = (why: string): PlannedRow => ({ ...base, fate: 'refused', problems: [{ column: 'Email', why }] });
  const before = seen.get(address);
  if (before !== undefined) return refused(`Row ${before} has this address already`);
  seen.set(address, number);
  const person = known.people.get(address);
  if (person?.peerElsewhere)
    return refused('This address belongs to an entry that is merged, or to another programme body');
  const like = likeness(peer.name, peer.authorityId);
  const fate = fateOf(peer, known.byEmail.get(address), like === null ? undefined : known.byLikeness.get(like));
  return {
    ...base,
    ...fate,
    ...(fate.fate === 'duplicate' ? { name: peer.name } : {}),
    peer,
    personId: person?.id ?? null,
  };
}

async function readTable(source: FileSource, encoding: string): Promise<{ head: ReadHead; rows: CsvRow[] } | Refusal> {
  const decoder = new TextDecoder(encoding);
  let reader: ReturnType<typeof csvReader> | null = null;
  let start = '';
  let head: ReadHead | null = null;
  const rows: CsvRow[] = [];
  const take = (found: readonly CsvRow[]) => {
    for (const row of found) {
      if (head === null) head = readHead(row.cells);
      else rows.push(row);
    }
  };
  const push = (text: string) => {
    if (reader) return take(reader.push(text));
    start += text;
    // The first line tells what stands between the cells.
    if (!start.includes('\n') && start.length < 10_000) return;
    reader = csvReader(delimiterOf(start.slice(0, start.indexOf('\n') + 1 || undefined)));
    take(reader.push(start.replace(/^\ufeff/, '')));
  };
  for await (const bytes of source()) {
    push(decoder.decode(bytes, { stream: true }));
    if (rows.length > MOST_ROWS) break;
  }
  push(decoder.decode());
  const last: ReturnType<typeof csvReader> = reader ?? csvReader(delimiterOf(start));
  if (!reader) take(last.push(start.replace(/^\ufeff/, '')));
  const { rows: rest, broken } = last.end();
  take(rest);
  return refusedTable(head, rows.length, broken) ?? { head: head as unknown as ReadHead, rows };
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

/** The words a file may use: keys and labels, in lower case. */
async function importWords(db: Queryable): Promise<ImportWords> {
  const both = (labels: Readonly<Record<string, string>>) =>
    new Map(
      Object.entries(labels).flatMap(([key, label]) => [
        [key.toLowerCase(), key],
        [label.toLowerCase(), key],
        [label.toLowerCase().replaceAll('’', "'"), key],
      ]),
    );
  const levels = new Map<string, number>(
    SKILL_LEVELS.flatMap((level, index) => [
      [level, index + 1],
      [SKILL_LEVEL_LABELS[level].toLowerCase(), index + 1],
      [String(index + 1), index + 1],
    ]),
  );
  return { roles: both(ROLE_LABELS), topics: both(TOPIC_LABELS), levels, authorities: await authorityNames(db) };
}
