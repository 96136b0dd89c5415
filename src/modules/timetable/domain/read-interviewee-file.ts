import type { IsoDate } from '#kernel/dates';
import { type Absence, readAbsences } from './absences.ts';
import { MOST_LINES, type Nominee, nomineeKey } from './read-interviewee-lines.ts';

/** Somebody of a file: who they are, when they cannot come and what they need. */
export type NomineeInFile = Nominee & { readonly unavailable: readonly Absence[]; readonly accessNeeds: string };

/** Something wrong in a file: the row counts from 1, the heading included, as a spreadsheet shows it. */
export type FileProblem = { readonly row: number; readonly column: string; readonly what: string };

/** A row of a file by its column. */
export type FileRow = { readonly row: number; readonly cells: Readonly<Record<string, string>> };

/** The columns, with the words by which a heading is known. Only the name must be there. */
export const FILE_COLUMNS = {
  name: ['name', 'full name'],
  'job title': ['job title', 'role', 'job', 'title'],
  email: ['email', 'e-mail', 'email address'],
  'who they are': ['who they are', 'source category', 'group', 'category'],
  'cannot come': ['cannot come', 'not available', 'unavailable'],
  'access needs': ['access needs', 'access', 'needs'],
} as const;
type Column = keyof typeof FILE_COLUMNS;

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@]+\.[^\s@]{2,}$/;

/**
 * Reads rows of a table of people to be heard: either everybody, or what is wrong, by row and column. Columns may stand in any order.
 */
export function readIntervieweeFile(
  headings: readonly string[],
  rows: readonly FileRow[],
  labels: Readonly<Record<string, string>>,
  days: readonly IsoDate[],
): { nominees: NomineeInFile[] } | { problems: FileProblem[] } {
  const heading = (column: Column) =>
    headings.find((each) => (FILE_COLUMNS[column] as readonly string[]).includes(each.trim().toLowerCase()));
  if (heading('name') === undefined)
    return { problems: [{ row: 1, column: 'Name', what: 'the first row must have a column called Name' }] };
  if (rows.length === 0) return { problems: [{ row: 2, column: 'Name', what: 'there is nobody in this file' }] };
  if (rows.length > MOST_LINES)
    return {
      problems: [{ row: MOST_LINES + 2, column: 'Name', what: `a file may have at most ${MOST_LINES} people` }],
    };
  const problems: FileProblem[] = [];
  const seen = new Map<string, number>();
  const nominees = rows.map(({ row, cells }) => {
    const text = (column: Column) => (cells[heading(column) ?? ''] ?? '').trim();
    const wrong = (column: Column, what: string) =>
      problems.push({ row, column: heading(column) ?? titled(column), what });
    const nominee = readRow(text, wrong, labels, days);
    const key = nomineeKey(nominee);
    const before = seen.get(key);
    if (nominee.name !== '' && before !== undefined) wrong('name', `this is the same person as in row ${before}`);
    seen.set(key, row);
    return nominee;
  });
  return problems.length > 0 ? { problems } : { nominees };
}

function readRow(
  text: (column: Column) => string,
  wrong: (column: Column, what: string) => void,
  labels: Readonly<Record<string, string>>,
  days: readonly IsoDate[],
): NomineeInFile {
  const [name, jobTitle, email, who] = [text('name'), text('job title'), text('email'), text('who they are')];
  if (name === '') wrong('name', 'the name is missing');
  if (name.length > 200) wrong('name', 'use 200 characters or fewer');
  if (jobTitle.length > 200) wrong('job title', 'use 200 characters or fewer');
  if (email !== '' && (email.length > 254 || !EMAIL.test(email)))
    wrong('email', `“${email.slice(0, 60)}” is not an email address like name@example.org`);
  const category = categoryOf(who, labels);
  if (category === null)
    wrong('who they are', `“${who.slice(0, 60)}” is not one of: ${Object.values(labels).join(', ')}`);
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
