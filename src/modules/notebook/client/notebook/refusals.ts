import type { ListedNote, ServerList } from './merge.ts';
import type { LocalNote, Settlement } from './ports.ts';

/** A note whose words the server did not take in: they are on this device alone. */
export function isRefused({ refused, body }: LocalNote): boolean {
  return refused !== undefined && body !== null;
}

/** A deletion that the server did not carry out. */
export function isNotDeleted({ refused, body }: LocalNote): boolean {
  return refused !== undefined && body === null;
}

/** A note that a file brought, as it is again once nobody can say whether the server still has it. */
export function refusedAgain({ was, ...note }: LocalNote): LocalNote {
  return was === undefined ? note : { ...note, refused: was };
}

/** Under which name the words of a refused note come in by a file: the first that they were refused under. */
export function nameInFile({ instead, revision }: LocalNote): string {
  return instead ?? revision;
}

/** The same note as one of which nothing more has to be said: a deletion that its writer has seen to be refused, or that is done otherwise. */
export function withoutRefusal(note: LocalNote): LocalNote {
  const { refused: _, ...rest } = note;
  return rest;
}

/** Whether a note that is there under the name has the words of this one: an older file may have brought those of before. */
function isOf({ instead, body }: LocalNote, named: ListedNote | undefined): boolean {
  return instead === undefined || named?.body.text === body?.text;
}

/**
 * What a list of the server settles of what it had refused. Words that are on it came in all the same, by a file mostly: they are that note from now on, and its
 * photographs go with it. A deletion of a note that is on it no more needs nothing further.
 */
export function settledByList(
  notes: Iterable<LocalNote>,
  list: ServerList,
): { changes: Settlement['changes']; byFile: number } {
  const listed = new Map(list.notes.map((note) => [note.id, note]));
  const revisions = new Map(list.notes.map((note) => [note.revision, note]));
  const changes: Settlement['changes'][number][] = [];
  let byFile = 0;
  for (const note of notes) {
    const { id, sequence } = note;
    const name = nameInFile(note);
    const named = listed.get(name) ?? revisions.get(name);
    const there = isRefused(note)
      ? (revisions.get(note.revision) ?? (isOf(note, named) ? named : undefined))
      : undefined;
    if (there) {
      const settled = { ...withoutRefusal(note), id: there.id, ...(note.refused && { was: note.refused }) };
      changes.push({ id, sequence, note: settled, withPhotographs: true });
      byFile += 1;
    }
    const isOver = sequence <= list.knows && !listed.has(id) && !revisions.has(note.seen ?? '');
    if (isNotDeleted(note) && isOver) changes.push({ id, sequence, note: withoutRefusal(note) });
  }
  return { changes, byFile };
}
