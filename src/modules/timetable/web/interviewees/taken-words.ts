import { listed } from '#kernel/words';
import type { FileTaken } from '../../application/change-interviewees.ts';
import type { NomineeInFile } from '../../domain/read-interviewee-file.ts';
import { counted } from '../labels.ts';

/** So many people of a file are named in one sentence; the rest is counted. */
const MOST_NAMED = 5;

/** What became of a file, for those who are on the list already by name and row: `Updated: Dai Evans (row 3).` */
export function takenWords({ added, there, updated, asTheySaid, otherwise }: FileTaken): string {
  const have = asTheySaid.length === 1 ? 'has' : 'have';
  return [
    `${counted(added, 'person', 'people')} added.`,
    there > 0 && `${counted(there, 'was', 'were')} there already.`,
    updated.length > 0 && `When they cannot come, or what they need, is now as the file says: ${named(updated)}.`,
    asTheySaid.length > 0 &&
      `${named(asTheySaid)} ${have} said by their own link when they can come and what they need: that stays, and not what the file says.`,
    otherwise.length > 0 &&
      `The file has another email address, or another ‘who they are’: ${named(otherwise)}. The list keeps what it has; change it on their own page.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function named(people: readonly NomineeInFile[]): string {
  const names = people.slice(0, MOST_NAMED).map(({ name, row }) => `${shortened(name)} (row ${row})`);
  const more = people.length - names.length;
  return listed(more > 0 ? [...names, `${more} more`] : names);
}

function shortened(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
