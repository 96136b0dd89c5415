import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { type Context, theChallenge } from '#platform/http/context';
import { type FileRow, type NomineeInFile, readIntervieweeFile } from '../../domain/read-interviewee-file.ts';
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
  const read = readIntervieweeFile(table.headings, table.rows, SPEAKER_LABELS, daysOf(theChallenge(context)));
  if ('nominees' in read) return read;
  const words = read.problems.map(({ row, column, what }) => `Row ${row}, column ${column}: ${what}`);
  const more = words.length - MOST_NAMED;
  return { problems: more > 0 ? [...words.slice(0, MOST_NAMED), `And ${more} more like these`] : words };
}

function readTable(content: Buffer): { headings: string[]; rows: FileRow[] } | { problem: string } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (text.includes('\u0000')) return { problem: NO_TABLE };
    let headings: string[] = [];
    const first = text.slice(0, text.indexOf('\n') + 1 || text.length);
    const records = parse(text, {
      bom: true,
      info: true,
      delimiter: first.includes(';') && !first.includes(',') ? ';' : ',',
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count_less: true,
      columns: (heading: string[]) => {
        headings = heading.map((name) => name.trim());
        return headings;
      },
    }) as unknown as Array<{ record: Record<string, string>; info: { lines: number } }>;
    return { headings, rows: records.map(({ record, info }) => ({ row: info.lines, cells: record })) };
  } catch (error) {
    const { lines } = error as { lines?: number };
    return {
      problem:
        lines === undefined
          ? NO_TABLE
          : `Row ${lines}: this row is not like the first one: check its quotes and commas`,
    };
  }
}

const NO_TABLE = 'This file cannot be read as CSV. In a spreadsheet choose “Save as”, then “CSV UTF-8”';
