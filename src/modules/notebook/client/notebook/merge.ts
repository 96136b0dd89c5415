import type { Bundle, BundleBrought } from '../../bundle.ts';
import type { NoteBody } from '../../contract.ts';
import type { LocalNote } from './ports.ts';
import { isForgotten, isNotDeleted } from './refusals.ts';

/** A note of one's own as the server listed it. */
export type ListedNote = {
  readonly id: string;
  readonly revision: string;
  readonly body: NoteBody;
  readonly beside: string | null;
};

/** What the server listed, which operations of this device it had when it did, and what files had brought; an earlier one said nothing of that. */
export type ServerList = {
  readonly knows: number;
  readonly notes: readonly ListedNote[];
  readonly brought?: readonly BundleBrought[] | undefined;
};

/** One's own notes as a bundle lists them. */
export function listIn({ knows, notes, brought }: Pick<Bundle, 'knows' | 'notes' | 'brought'>): ServerList {
  return { knows, notes: notes.filter((note) => note.mine), brought };
}

/** One of one's own notes as it is shown: what this device wrote, where the server does not know better. */
export type OwnNote = {
  readonly id: string;
  readonly revision: string;
  readonly body: NoteBody;
  readonly beside: string | null;
  /** Null for a note written elsewhere that this device has not changed. */
  readonly local: LocalNote | null;
  /** It was to be deleted here, and the server said no: that deletion. */
  readonly notDeleted: LocalNote | null;
};

/**
 * One's own notes, of this device and of others. This device knows better than a list that was made before its last operation on the
 * note came in; a list made after knows better than the device: what it lacks was deleted elsewhere, unless the server has forgotten it. A refused one always shows. One that
 * was to be deleted and was not shows as the server has it.
 */
export function ownNotes(all: readonly LocalNote[], list: ServerList | null): OwnNote[] {
  const local = all.filter((note) => !isNotDeleted(note));
  const here = new Map(local.map((note) => [note.id, note]));
  const listed = new Map((list?.notes ?? []).map((note) => [note.id, note]));
  const notDeleted = deletionsByNote(all.filter(isNotDeleted), listed);
  const own: Omit<OwnNote, 'notDeleted'>[] = [];
  for (const note of local) {
    const isHeard = list !== null && note.sequence <= list.knows && note.refused === undefined;
    const better = isHeard && !isForgotten(note, list);
    const there = listed.get(note.id);
    if (better && there) own.push({ ...there, local: there.revision === note.revision ? note : null });
    else if (!better && note.body !== null) {
      const { id, revision, body } = note;
      own.push({ id, revision, body, beside: note.beside ?? there?.beside ?? null, local: note });
    }
  }
  for (const note of listed.values()) if (!here.has(note.id)) own.push({ ...note, local: null });
  return own.map((note) => ({ ...note, notDeleted: notDeleted.get(note.id) ?? null }));
}

/** By the note that was not deleted: the one that is still as it was then, else the one of that name. */
function deletionsByNote(
  deletions: readonly LocalNote[],
  listed: ReadonlyMap<string, ListedNote>,
): Map<string, LocalNote> {
  const found = new Map<string, LocalNote>();
  if (deletions.length === 0) return found;
  const names = new Map([...listed.values()].map((note) => [note.revision, note.id]));
  for (const one of deletions) found.set(names.get(one.seen ?? '') ?? one.id, one);
  return found;
}
