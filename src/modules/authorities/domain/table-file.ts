import { parse } from 'csv-parse/sync';
import { parseIsoDate } from '#kernel/dates';

/** Something wrong in a file: where, and what was expected. `line` counts from 1, the heading included. */
export type FileProblem = {
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly expected: string;
};

/** A row of a table with the place it came from. */
export type TableRow = {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
};

/** `file, line 12, column pop-2020: expected a whole number, found "many"`. */
export function problemText({ file, line, column, expected }: FileProblem): string {
  return `${file}, line ${line}, column ${column}: ${expected}`;
}

/** Reads comma-separated text with a heading, with or without a byte-order mark; a file that is none is a problem. */
export function readTable(
  file: string,
  text: string,
): { columns: string[]; rows: TableRow[] } | { problem: FileProblem } {
  try {
    let columns: string[] = [];
    const records = parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      columns: (heading: string[]) => {
        columns = heading.map((name) => name.trim());
        return columns;
      },
    }) as unknown as Array<{ record: Record<string, string>; info: { lines: number } }>;
    return { columns, rows: records.map(({ record, info }) => ({ file, line: info.lines, cells: record })) };
  } catch (error) {
    const { lines = 1, message = 'this is not a table' } = error as { lines?: number; message?: string };
    return { problem: { file, line: lines, column: '(the whole row)', expected: message } };
  }
}

/** Reads cells of one row, noting each that is not as expected. */
export function cellReader(row: TableRow, problems: FileProblem[]) {
  const wrong = (column: string, expected: string) => {
    const found = row.cells[column] ?? '';
    problems.push({
      file: row.file,
      line: row.line,
      column,
      expected: `expected ${expected}, found "${found.slice(0, 60)}"`,
    });
  };
  const text = (column: string) => (row.cells[column] ?? '').trim();
  const checked = (column: string, pattern: RegExp, expected: string) => {
    if (!pattern.test(text(column))) wrong(column, expected);
    return text(column);
  };
  const number = (column: string, expected: string, least: number, most: number): number | null => {
    if (text(column) === '') return null;
    const value = Number(text(column));
    if (Number.isFinite(value) && value >= least && value <= most) return value;
    wrong(column, expected);
    return null;
  };
  const date = (column: string): string | null => {
    if (text(column) === '') return null;
    const value = parseIsoDate(text(column));
    if (value === null) wrong(column, 'a date such as 2023-04-01');
    return value;
  };
  return { text, checked, number, date, wrong };
}
