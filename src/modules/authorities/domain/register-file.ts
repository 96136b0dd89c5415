import { cellReader, type FileProblem, type TableRow } from './table-file.ts';

/** What the register says of an authority: the part of a stored authority that this file decides. */
export type RegisterEntry = {
  readonly id: string;
  readonly gss_code: string | null;
  readonly name: string;
  readonly short_name: string;
  readonly alternative_names: string[];
  readonly other_codes: string[];
  readonly kind: string;
  readonly kind_name: string;
  readonly nation: string;
  readonly region: string;
  readonly county_id: string | null;
  readonly combined_authority: string | null;
  readonly population: number | null;
  readonly area_km2: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
};

export type Register = {
  readonly entries: ReadonlyMap<string, RegisterEntry>;
  /** Which authorities follow a former one: two where it was split. */
  readonly successors: ReadonlyArray<readonly [former: string, successor: string]>;
};

/** The columns by which a register of authorities is recognised. */
export const REGISTER_COLUMNS = [
  'local-authority-code',
  'official-name',
  'nice-name',
  'gss-code',
  'replaced-by',
  'local-authority-type',
];

const list = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads the register: one row an authority, former ones too. A code may stand once; a successor must be in the file. */
export function readRegister(rows: readonly TableRow[], problems: FileProblem[]): Register {
  const entries = new Map<string, RegisterEntry>();
  const follows: Array<{ row: TableRow; former: string; successor: string }> = [];
  for (const row of rows) {
    const entry = readEntry(row, problems);
    if (entries.has(entry.id))
      cellReader(row, problems).wrong('local-authority-code', 'a code that stands once in the file');
    entries.set(entry.id, entry);
    for (const successor of list(row.cells['replaced-by'] ?? '')) follows.push({ row, former: entry.id, successor });
  }
  for (const { row, successor } of follows) {
    if (!entries.has(successor))
      cellReader(row, problems).wrong('replaced-by', 'the codes of authorities in this file');
  }
  return { entries, successors: follows.map(({ former, successor }) => [former, successor] as const) };
}

function readEntry(row: TableRow, problems: FileProblem[]): RegisterEntry {
  const cell = cellReader(row, problems);
  const starts_on = cell.date('start-date');
  const ends_on = cell.date('end-date');
  if (starts_on && ends_on && ends_on < starts_on) cell.wrong('end-date', 'a day that is not before start-date');
  const kind = cell.checked('local-authority-type', /^[A-Z]{2,5}$/, 'a type such as UA');
  return {
    id: cell.checked('local-authority-code', /^[A-Z][A-Z0-9-]{1,9}$/, 'a code such as ABC'),
    gss_code: cell.checked('gss-code', /^([A-Z]\d{8})?$/, 'a code such as E06000001, or nothing') || null,
    name: cell.checked('official-name', /\S/, 'a name'),
    short_name: cell.checked('nice-name', /\S/, 'a name'),
    alternative_names: [...new Set(list(cell.text('alt-names')))],
    other_codes: list(cell.text('former-gss-codes')),
    kind,
    kind_name: cell.text('local-authority-type-name') || kind,
    nation: cell.checked('nation', /\S/, 'a nation'),
    region: cell.text('region') || cell.text('nation'),
    county_id: cell.text('county-la') || null,
    combined_authority: cell.text('combined-authority') || null,
    population: wholeOrNull(cell.number('pop-2020', 'a number of people', 1, 100_000_000)),
    area_km2: cell.number('area', 'a number of square kilometres', 0, 1_000_000),
    latitude: cell.number('lat', 'degrees from -90 to 90', -90, 90),
    longitude: cell.number('long', 'degrees from -180 to 180', -180, 180),
    starts_on,
    ends_on,
  };
}

function wholeOrNull(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
