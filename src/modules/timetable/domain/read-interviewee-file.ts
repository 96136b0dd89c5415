import type { IsoDate } from '#kernel/dates';
import type { Absence } from './absences.ts';
import { readAbsences } from './read-absences.ts';
import { MOST_LINES, type Nominee, nomineeKey } from './read-interviewee-lines.ts';

/** Somebody of a file: who they are, when they cannot come and what they need. */
export type NomineeInFile = Nominee & {
  /** Counted from 1 with the heading, as a spreadsheet shows it. */
  readonly row: number;
  readonly unavailable: readonly Absence[];
  readonly accessNeeds: string;
};

/** Something wrong in a file: the row counts from 1, the heading included, as a spreadsheet shows it. */
export type FileProblem = { readonly row: number; readonly column: string; readonly what: string };

/** The columns, with the words by which a heading is known. */
const FILE_COLUMNS = {
  name: ['name', 'full name'],
  'job title': ['job title', 'role', 'job', 'title'],
  email: ['email', 'e-mail', 'email address'],
  'who they are': ['who they are', 'source category', 'group', 'category'],
  'cannot come': ['cannot come', 'not available', 'unavailable'],
  'access needs': ['access needs', 'access', 'needs'],
} as const;
type Column = keyof typeof FILE_COLUMNS;
/** Without these nobody can be put on the list. */
const REQUIRED: readonly Column[] = ['name', 'who they are'];
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\ufffd]/;

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/;
/** What a spreadsheet would run when the list is opened in one, wherever it came from. */
const FORMULA = /^'?\s*[=+\-@＝＋－＠]/;

/**
 * Reads a table of people to be heard, its headings first: either everybody, or what is wrong, by row and column. Columns may stand in
 * any order; rows are counted from 1 with the heading and with empty ones, as a spreadsheet shows them.
 */
export function readIntervieweeFile(
  table: readonly (readonly string[])[],
  labels: Readonly<Record<string, string>>,
  days: readonly IsoDate[],
): { nominees: NomineeInFile[] } | { problems: FileProblem[] } {
  const [headings = [], ...lines] = table;
  const rows = lines
    .map((cells, index) => ({ row: index + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const columns = columnsOf(headings);
  if ('problems' in columns) return columns;
  if (rows.length === 0) return { problems: [{ row: 2, column: 'Name', what: 'there is nobody in this file' }] };
  const last = rows[MOST_LINES];
  if (last)
    return { problems: [{ row: last.row, column: 'Name', what: `a file may have at most ${MOST_LINES} people` }] };
  const problems: FileProblem[] = [];
  const seen = new Map<string, number>();
  const nominees = rows.map(({ row, cells }) => {
    const titleOf = (column: Column) => headings[columns.places.get(column) ?? -1]?.trim() ?? titled(column);
    const wrong = (column: Column, what: string) => problems.push({ row, column: titleOf(column), what });
    const text = (column: Column) => (cells[columns.places.get(column) ?? -1] ?? '').trim();
    if (cells.slice(headings.length).some((cell) => cell.trim() !== ''))
      problems.push({
        row,
        column: `${headings.length + 1}`,
        what: 'this row has more columns than the first row names',
      });
    const nominee = { row, ...readRow(text, wrong, labels, days) };
    const key = nomineeKey(nominee);
    const before = seen.get(key);
    if (nominee.name !== '' && before !== undefined) wrong('name', `this is the same person as in row ${before}`);
    seen.set(key, row);
    return nominee;
  });
  return problems.length > 0 ? { problems } : { nominees };
}

/** Which column stands where, by what the first row calls it. */
function columnsOf(headings: readonly string[]): { places: Map<Column, number> } | { problems: FileProblem[] } {
  const places = new Map<Column, number>();
  const problems: FileProblem[] = [];
  for (const column of Object.keys(FILE_COLUMNS) as Column[]) {
    const known: readonly string[] = FILE_COLUMNS[column];
    const found = headings.flatMap((each, index) => (known.includes(each.trim().toLowerCase()) ? [index] : []));
    if (found.length > 1)
      problems.push({ row: 1, column: titled(column), what: 'two columns of the first row mean this: leave one out' });
    if (found[0] === undefined && REQUIRED.includes(column))
      problems.push({
        row: 1,
        column: titled(column),
        what: `the first row must have a column called ${titled(column)}`,
      });
    if (found[0] !== undefined) places.set(column, found[0]);
  }
  return problems.length > 0 ? { problems } : { places };
}

function readRow(
  text: (column: Column) => string,
  wrong: (column: Column, what: string) => void,
  labels: Readonly<Record<string, string>>,
  days: readonly IsoDate[],
): Omit<NomineeInFile, 'row'> {
  const [name, jobTitle, email, who] = [text('name'), text('job title'), text('email'), text('who they are')];
  for (const column of Object.keys(FILE_COLUMNS) as Column[]) {
    if (FORMULA.test(text(column)))
      wrong(column, `“${text(column).slice(0, 40)}” looks like a formula. Write it as plain words`);
    if (UNREADABLE.test(text(column))) wrong(column, 'this has characters that cannot be read');
  }
  if (name === '') wrong('name', 'the name is missing');
  if (name.length > 200) wrong('name', 'use 200 characters or fewer');
  if (jobTitle.length > 200) wrong('job title', 'use 200 characters or fewer');
  if (email !== '' && (email.length > 254 || !EMAIL.test(email)))
    wrong('email', `“${email.slice(0, 60)}” is not an email address like name@example.org`);
  const category = categoryOf(who, labels);
  if (category === null) {
    const known = Object.values(labels).join(', ');
    wrong('who they are', who === '' ? `say who they are: ${known}` : `“${who.slice(0, 60)}” is not one of: ${known}`);
  }
  const cannot = readAbsences(text('cannot come'), days);
  if ('problem' in cannot) wrong('cannot come', cannot.problem);
  const accessNeeds = text('access needs');
  if (accessNeeds.length > 1000) wrong('access needs', 'use 1,000 characters or fewer');
  return {
    name,
    jobTitle,
    email: email === '' ? null : email,
    sourceCategory: category ?? '',
    unavailable: 'absences' in cannot ? cannot.absences : [],
    accessNeeds,
  };
}

/** By its key, its label, or how exactly one label begins. */
function categoryOf(text: string, labels: Readonly<Record<string, string>>): string | null {
  const wanted = text.toLowerCase();
  if (wanted === '') return null;
  const found = Object.entries(labels).find(([key, label]) => key === wanted || label.toLowerCase() === wanted);
  if (found) return found[0];
  const begun = Object.entries(labels).filter(([, label]) => label.toLowerCase().startsWith(wanted));
  return begun.length === 1 ? (begun[0]?.[0] ?? null) : null;
}

function titled(column: string): string {
  return `${column[0]?.toUpperCase()}${column.slice(1)}`;
}
