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

/** Whether the team has the note that was to be changed. A list that could not be read says nothing: then it may. */
export function isOfTeam({ id, seen }: LocalNote, list: ServerList | null): boolean {
  if (list === null) return seen !== undefined;
  return list.notes.some((note) => note.id === id || note.revision === seen);
}

/** Under which name the words of a refused note come in by a file: the first that they were refused under. */
export function nameInFile({ instead, revision }: LocalNote): string {
  return instead ?? revision;
}

/**
 * Whether a file had brought the words of a note, and the server knows nothing of it any more: it was put back from a backup of before, and
 * they are on this device alone again. What was brought and has been deleted since, it knows to have been brought.
 */
export function isForgotten(note: LocalNote, list: ServerList): boolean {
  const { was, body, sequence, broughtAs = sequence } = note;
  if (was === undefined || body === null || isRefused(note) || list.brought === undefined) return false;
  const name = nameInFile(note);
  const isKnown = list.brought.some((one) => one.name === name && one.sequence >= broughtAs);
  return sequence <= list.knows && !isKnown && thereAs(note, named(list)) === undefined;
}

/** The same note as one of which nothing more has to be said: a deletion that its writer has seen to be refused, or that is done otherwise. */
export function withoutRefusal(note: LocalNote): LocalNote {
  const { refused: _, was: __, broughtAs: ___, ...rest } = note;
  return rest;
}

type Named = Record<'ids' | 'revisions', ReadonlyMap<string, ListedNote>>;

function named({ notes }: ServerList): Named {
  return {
    ids: new Map(notes.map((note) => [note.id, note])),
    revisions: new Map(notes.map((note) => [note.revision, note])),
  };
}

/** The note on the list that has these words. */
function thereAs(note: LocalNote, { ids, revisions }: Named): ListedNote | undefined {
  const name = nameInFile(note);
  const older = ids.get(name) ?? revisions.get(name);
  return revisions.get(note.revision) ?? (isOf(note, older) ? older : undefined);
}

/** Whether a note that is there under the name has the words of this one: an older file may have brought those of before. */
function isOf({ instead, body }: LocalNote, named: ListedNote | undefined): boolean {
  return instead === undefined || named?.body.text === body?.text;
}

/**
 * What a list of the server settles of what it had refused. Words that are on it came in all the same, by a file mostly: they are that note from now on, and its
 * photographs go with it. Such a note that the server has forgotten since is refused again. A deletion of a note that is on it no more needs
 * nothing further.
 */
export function settledByList(
  notes: Iterable<LocalNote>,
  list: ServerList,
): { changes: Settlement['changes']; byFile: number } {
  const unsettled = [...notes].filter(({ refused, was }) => refused !== undefined || was !== undefined);
  // Mostly nothing was ever refused: then a thousand notes need not be looked up.
  if (unsettled.length === 0) return { changes: [], byFile: 0 };
  const names = named(list);
  const changes: Settlement['changes'][number][] = [];
  let byFile = 0;
  for (const note of unsettled) {
    const { id, sequence } = note;
    const there = isRefused(note) ? thereAs(note, names) : undefined;
    if (there) {
      const was = note.refused && { was: note.refused, ...broughtAs(note, list) };
      const settled = { ...withoutRefusal(note), id: there.id, ...was };
      changes.push({ id, sequence, note: settled, withPhotographs: true });
      byFile += 1;
    }
    if (isForgotten(note, list)) changes.push({ id, sequence, note: refusedAgain(note) });
    const isOver = sequence <= list.knows && !names.ids.has(id) && !names.revisions.has(note.seen ?? '');
    if (isNotDeleted(note) && isOver) changes.push({ id, sequence, note: withoutRefusal(note) });
  }
  return { changes, byFile };
}

/** Words that were refused twice are the same under both numbers: the server may remember that an older file had them, and no more. */
function broughtAs(note: LocalNote, { brought = [] }: ServerList): Pick<LocalNote, 'broughtAs'> {
  const numbers = brought.filter(({ name }) => name === nameInFile(note)).map(({ sequence }) => sequence);
  const newest = Math.max(...numbers);
  return numbers.length > 0 && newest < note.sequence ? { broughtAs: newest } : {};
}

function refusedAgain(note: LocalNote): LocalNote {
  return note.was === undefined ? note : { ...withoutRefusal(note), refused: note.was };
}
