import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { type Context, theChallenge } from '#platform/http/context';
import { type NomineeInFile, readIntervieweeFile } from '../../domain/read-interviewee-file.ts';
import { SPEAKER_LABELS } from '../labels.ts';
import { daysOf } from '../session-form/form.ts';

/** So many problems of a file are named; the rest is counted. */
const MOST_NAMED = 20;

/** The people of the file that came with this form, or what is wrong with it, by row and column. */
export async function readUpload(context: Context): Promise<{ nominees: NomineeInFile[] } | { problems: string[] }> {
  const upload = context.uploads.find((each) => each.field === 'file');
  if (!upload || upload.stored === 'empty') return { problems: ['Choose a CSV file that has people in it'] };
  if (upload.stored === 'too-large') return { problems: ['Choose a file of at most 1 MB'] };
  const table = readTable(await buffer(context.services.files.read(upload.stored.sha256)));
  if ('problem' in table) return { problems: [table.problem] };
  const read = readIntervieweeFile(table.rows, SPEAKER_LABELS, daysOf(theChallenge(context)));
  if ('nominees' in read) return read;
  const words = read.problems.map(({ row, column, what }) => `Row ${row}, column ${column}: ${what}`);
  const more = words.length - MOST_NAMED;
  return { problems: more > 0 ? [...words.slice(0, MOST_NAMED), `And ${more} more like these`] : words };
}

function readTable(content: Buffer): { rows: string[][] } | { problem: string } {
  const text = decoded(content);
  if (text === null) return { problem: NO_TABLE };
  try {
    // Empty lines are kept: rows are counted as a spreadsheet counts them.
    return { rows: parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true }) as string[][] };
  } catch (error) {
    const { lines } = error as { lines?: number };
    if (lines === undefined) return { problem: NO_TABLE };
    return { problem: `Line ${lines}: a quotation mark is opened and not closed, or stands in the middle of a cell` };
  }
}

/** UTF-8 where every byte of it is, else what spreadsheets on Windows write; null for what is no text at all. */
function decoded(content: Buffer): string | null {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  if (content.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}

/** What parts the cells: whatever stands most often in the first row, outside quotes. */
function delimiterOf(text: string): string {
  const plain = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (mark: string) => plain.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

const NO_TABLE = 'This file cannot be read as CSV. In a spreadsheet choose “Save as”, then “CSV UTF-8”';
