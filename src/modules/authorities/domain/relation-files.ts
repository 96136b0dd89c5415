import type { CodeBook } from './codes.ts';
import { cellReader, type FileProblem, type TableRow } from './table-file.ts';

/** What a file says, and the areas it names that the register does not have (they are left out, and said). */
export type Read<T> = { readonly value: T; readonly unknown: ReadonlySet<string> };

const GSS = /^[A-Z]\d{8}$/;
const BASES = ['global', 'economic', 'demographic'] as const;

export const BORDER_COLUMNS = ['gss_a', 'name_a', 'gss_b', 'name_b'];

/** Bordering pairs, each once whatever its direction, the lesser id first. */
export function readBorders(
  rows: readonly TableRow[],
  book: CodeBook,
  problems: FileProblem[],
): Read<ReadonlySet<string>> {
  const unknown = new Set<string>();
  const pairs = new Set<string>();
  for (const row of rows) {
    const cell = cellReader(row, problems);
    const codes = (['a', 'b'] as const).map((side) => {
      const code = cell.checked(`gss_${side}`, GSS, 'a code such as E06000001');
      const id = book.find(code, cell.text(`name_${side}`));
      if (id === null) unknown.add(code);
      return id;
    });
    const [a, b] = codes;
    if (!a || !b) continue;
    if (a === b) cell.wrong('gss_b', 'another authority than gss_a');
    else pairs.add(a < b ? `${a} ${b}` : `${b} ${a}`);
  }
  return { value: pairs, unknown };
}

export const FAMILY_COLUMNS = ['gss_code', 'family_group_people', 'family_group_other'];
export type FamilyGroups = ReadonlyMap<
  string,
  { family_group_people: number | null; family_group_other: number | null }
>;

/** The two family groups of each council: one for services to people, one for everything else. */
export function readFamilyGroups(
  rows: readonly TableRow[],
  book: CodeBook,
  problems: FileProblem[],
): Read<FamilyGroups> {
  const unknown = new Set<string>();
  const groups = new Map<string, { family_group_people: number | null; family_group_other: number | null }>();
  for (const row of rows) {
    const cell = cellReader(row, problems);
    const code = cell.checked('gss_code', GSS, 'a code such as S12000033');
    const group = (column: string) => cell.number(column, 'the number of a group', 1, 99);
    const value = {
      family_group_people: group('family_group_people'),
      family_group_other: group('family_group_other'),
    };
    const id = book.find(code, cell.text('council'));
    if (id === null) unknown.add(code);
    else groups.set(id, value);
  }
  return { value: groups, unknown };
}

export const SEATS_COLUMNS = ['council_id', 'total_councillors', 'largest_party', 'control_derived'];
export type Seats = ReadonlyMap<
  string,
  { seats: Record<string, number>; leading_party: string | null; control: string | null }
>;
/** Columns of the seats file that are not parties. */
const NOT_PARTIES = new Set([
  'council_id',
  'gss_code',
  'council',
  'country',
  'council_type',
  'total_councillors',
  'largest_party',
  'largest_share',
  'control_derived',
]);

/** Seats by party (keys in lower case), the largest party, and who is in control (`noc`: nobody overall). */
export function readSeats(rows: readonly TableRow[], book: CodeBook, problems: FileProblem[]): Read<Seats> {
  const unknown = new Set<string>();
  const all = new Map<
    string,
    { seats: Record<string, number>; leading_party: string | null; control: string | null }
  >();
  for (const row of rows) {
    const cell = cellReader(row, problems);
    const code = cell.checked('council_id', /^[A-Z][A-Z0-9-]{1,9}$/, 'a code such as ABC');
    const seats: Record<string, number> = {};
    for (const column of Object.keys(row.cells).filter((name) => !NOT_PARTIES.has(name))) {
      const count = cell.number(column, 'a number of seats', 0, 1000);
      if (count) seats[column.toLowerCase()] = count;
    }
    const total = cell.number('total_councillors', 'a number of councillors', 0, 1000);
    const sum = Object.values(seats).reduce((left, right) => left + right, 0);
    if (total !== null && sum > total) cell.wrong('total_councillors', `at least ${sum}, the seats of the parties`);
    const id = book.find(code);
    const word = (column: string) => cell.text(column).toLowerCase() || null;
    if (id === null) unknown.add(code);
    else all.set(id, { seats, leading_party: word('largest_party'), control: word('control_derived') });
  }
  return { value: all, unknown };
}

/** Similar areas, most similar first: `authority basis rank` → the similar one. */
export type Similarities = ReadonlyMap<string, string>;

/** True for `{ "E06000001": { "global": ["E08000018", …] } }`. */
export function looksLikeSimilarities(value: unknown): value is Record<string, Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const first = Object.values(value)[0];
  return typeof first === 'object' && first !== null && BASES.some((basis) => basis in first);
}

/** Reads similar areas. Ranks close up where an area is unknown, so that they stay 1, 2, 3 … */
export function readSimilarities(
  file: string,
  value: Record<string, Record<string, unknown>>,
  book: CodeBook,
  problems: FileProblem[],
): Read<Similarities> {
  const unknown = new Set<string>();
  const all = new Map<string, string>();
  const find = (code: string) => {
    const id = book.find(code);
    if (id === null) unknown.add(code);
    return id;
  };
  for (const [code, bases] of Object.entries(value)) {
    const id = find(code);
    for (const basis of BASES) {
      const areas = bases[basis] ?? [];
      if (!Array.isArray(areas) || !areas.every((area) => typeof area === 'string' && GSS.test(area))) {
        problems.push({
          file,
          line: 1,
          column: `${code}.${basis}`,
          expected: 'expected a list of codes such as E06000001',
        });
        continue;
      }
      if (id === null) continue;
      const known = areas.map(find).filter((area): area is string => area !== null && area !== id);
      known.forEach((similar, index) => {
        all.set(`${id} ${basis} ${index + 1}`, similar);
      });
    }
  }
  return { value: all, unknown };
}
