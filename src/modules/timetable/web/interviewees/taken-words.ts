import { listed } from '#kernel/words';
import type { FileTaken } from '../../application/change-interviewees.ts';
import { absenceWords } from '../../domain/absences.ts';
import type { NomineeInFile } from '../../domain/read-interviewee-file.ts';
import { counted } from '../labels.ts';

/** So many people of a file are named in one sentence; the rest is counted. */
const MOST_NAMED = 5;
/** Each with so many characters of their name, and so many of their times. */
const MOST_OF_A_NAME = 30;
const MOST_TIMES = 2;
/** Of the rest so many rows. */
const MOST_ROWS = 10;

/**
 * What became of a file, for those who are on the list already by name and row: `Updated: Dai Evans (row 3).` Never longer than a notice
 * can be (`MOST_NOTICE`): what to do stands at the end.
 */
export function takenWords({ added, there, updated, asTheySaid, otherwise }: FileTaken): string {
  return [
    `${counted(added, 'person', 'people')} added.`,
    there > 0 && `${counted(there, 'was', 'were')} there already.`,
    updated.length > 0 && `When they cannot come, or what they need, is now as the file says: ${named(updated)}.`,
    otherwise.length > 0 &&
      `The file has another email address, or another ‘who they are’: ${named(otherwise)}. The list keeps what it has; change it on their own page.`,
    asTheySaid.length > 0 && leftOutWords(asTheySaid),
  ]
    .filter(Boolean)
    .join(' ');
}

/** Of whom what is left out, and what to do where the file is right. */
function leftOutWords(people: FileTaken['asTheySaid']): string {
  const each = people.slice(0, MOST_NAMED).map((person) => `${nameAndRow(person)}: ${whatIsLeft(person)}`);
  const more = people.slice(MOST_NAMED);
  const rows = withMore(
    more.map(({ row }) => String(row)),
    MOST_ROWS,
  );
  const rest =
    more.length > 0
      ? [`and ${counted(more.length, 'more person', 'more people')} (${more.length === 1 ? 'row' : 'rows'} ${rows})`]
      : [];
  const all = [...each, ...rest].join('; ');
  return `Left out of the file, for by their own link they have said otherwise: ${all}. Where the file is right, ask them, or change it on their own page.`;
}

/** `11 May morning, 12 May and 2 more times, and the access needs`. */
function whatIsLeft({ leftOut: { times, needs } }: FileTaken['asTheySaid'][number]): string {
  const some = times.slice(0, MOST_TIMES).map(absenceWords);
  const more = times.length - some.length;
  const uncounted = more > 0 ? [counted(more, 'more time', 'more times')] : [];
  return listed([...some, ...uncounted, ...(needs ? ['the access needs'] : [])]);
}

function nameAndRow({ name, row }: NomineeInFile): string {
  return `${shortened(name)} (row ${row})`;
}

function named(people: readonly NomineeInFile[]): string {
  return withMore(people.map(nameAndRow), MOST_NAMED);
}

/** So many of a list, and how many more there are. */
function withMore(all: readonly string[], most: number): string {
  const more = all.length - most;
  return listed(more > 0 ? [...all.slice(0, most), `${more} more`] : all);
}

function shortened(name: string): string {
  return name.length > MOST_OF_A_NAME ? `${name.slice(0, MOST_OF_A_NAME - 1)}…` : name;
}
