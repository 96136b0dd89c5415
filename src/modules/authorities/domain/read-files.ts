import { type CodeBook, type CodedAuthority, codeBook } from './codes.ts';
import { REGISTER_COLUMNS, type Register, readRegister } from './register-file.ts';
import {
  BORDER_COLUMNS,
  FAMILY_COLUMNS,
  type FamilyGroups,
  looksLikeSimilarities,
  readBorders,
  readFamilyGroups,
  readSeats,
  readSimilarities,
  SEATS_COLUMNS,
  type Seats,
  type Similarities,
} from './relation-files.ts';
import { type FileProblem, readTable, type TableRow } from './table-file.ts';

/** A file as it was given: its name without folders, and its text. */
export type GivenFile = { readonly name: string; readonly text: string };

/** Everything the files say, ready to be compared with what is stored. A part is absent where no file was about it. */
export type AuthorityFacts = {
  readonly register?: Register;
  readonly borders?: ReadonlySet<string>;
  readonly similarities?: Similarities;
  readonly seats?: Seats;
  readonly familyGroups?: FamilyGroups;
  /** Statistical codes found by name: to be kept with their authority. */
  readonly learntCodes: ReadonlyMap<string, string>;
  /** Areas named in a file that the register does not have, by file. */
  readonly unknown: ReadonlyMap<string, ReadonlySet<string>>;
};

type Kind = 'register' | 'borders' | 'seats' | 'familyGroups';
const KINDS: ReadonlyArray<[Kind, readonly string[]]> = [
  ['register', REGISTER_COLUMNS],
  ['borders', BORDER_COLUMNS],
  ['seats', SEATS_COLUMNS],
  ['familyGroups', FAMILY_COLUMNS],
];

/**
 * Reads any of the five kinds of file, in any order, known by their columns. The register is read first whatever its place, for
 * the others speak of its authorities; `stored` are those we have already. With any problem nothing is to be written.
 */
export function readFiles(
  files: readonly GivenFile[],
  stored: readonly CodedAuthority[],
): { facts: AuthorityFacts } | { problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const sorted = files.map((file) => recognise(file, problems));
  const registerRows = sorted.flatMap((one) => (one?.kind === 'register' ? one.rows : []));
  const register = registerRows.length > 0 ? readRegister(registerRows, problems) : undefined;
  const merged = new Map(stored.map((authority) => [authority.id, authority]));
  for (const entry of register?.entries.values() ?? [])
    merged.set(entry.id, withStoredCodes(entry, merged.get(entry.id)));
  const book = codeBook([...merged.values()]);
  const unknown = new Map<string, ReadonlySet<string>>();
  const rest = readRelations(sorted, book, problems, unknown);
  if (problems.length > 0) return { problems };
  return { facts: { ...rest, ...(register ? { register } : {}), learntCodes: book.learnt, unknown } };
}

/** Codes learnt before stay known when the register is read again. */
function withStoredCodes<T extends CodedAuthority>(entry: T, stored: CodedAuthority | undefined): CodedAuthority {
  return { ...entry, other_codes: [...entry.other_codes, ...(stored?.other_codes ?? [])] };
}

type Recognised =
  | { kind: Kind; name: string; rows: TableRow[] }
  | { kind: 'similarities'; name: string; value: Record<string, Record<string, unknown>> }
  | null;

function recognise({ name, text }: GivenFile, problems: FileProblem[]): Recognised {
  if (/^\uFEFF?\s*\{/.test(text)) return recogniseJson(name, text, problems);
  const table = readTable(name, text);
  if ('problem' in table) {
    problems.push(table.problem);
    return null;
  }
  const kind = KINDS.find(([, columns]) => columns.every((column) => table.columns.includes(column)))?.[0];
  if (kind) return { kind, name, rows: table.rows };
  const expected = KINDS.map(([known, columns]) => `${known} (${columns.join(', ')})`).join('; ');
  problems.push({
    file: name,
    line: 1,
    column: '(the heading)',
    expected: `expected the columns of one of: ${expected}`,
  });
  return null;
}

function recogniseJson(name: string, text: string, problems: FileProblem[]): Recognised {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (looksLikeSimilarities(value)) return { kind: 'similarities', name, value };
    problems.push({
      file: name,
      line: 1,
      column: '(the whole file)',
      expected: 'expected lists of similar areas by code and basis',
    });
  } catch (error) {
    problems.push({
      file: name,
      line: 1,
      column: '(the whole file)',
      expected: `expected JSON: ${(error as Error).message}`,
    });
  }
  return null;
}

function readRelations(
  sorted: readonly Recognised[],
  book: CodeBook,
  problems: FileProblem[],
  unknown: Map<string, ReadonlySet<string>>,
) {
  const facts: { -readonly [Part in 'borders' | 'similarities' | 'seats' | 'familyGroups']?: AuthorityFacts[Part] } =
    {};
  const keep = <T>(name: string, read: { value: T; unknown: ReadonlySet<string> }): T => {
    if (read.unknown.size > 0) unknown.set(name, read.unknown);
    return read.value;
  };
  // Borders carry names beside codes: what they teach serves the files that carry codes alone.
  for (const one of sorted) {
    if (one?.kind === 'borders') facts.borders = keep(one.name, readBorders(one.rows, book, problems));
    if (one?.kind === 'familyGroups') facts.familyGroups = keep(one.name, readFamilyGroups(one.rows, book, problems));
    if (one?.kind === 'seats') facts.seats = keep(one.name, readSeats(one.rows, book, problems));
  }
  for (const one of sorted) {
    if (one?.kind === 'similarities')
      facts.similarities = keep(one.name, readSimilarities(one.name, one.value, book, problems));
  }
  return facts;
}
