import type { Bundle } from '../../bundle.ts';
import { NOTE_KIND_LABELS } from '../../domain/note.ts';
import { noteName } from '../../domain/note-names.ts';
import type { ShownNote, ShownPhotograph } from './shown-note.ts';

/** The theme of a note in words. */
export function themeWords({ body }: ShownNote, { themes }: Bundle): string {
  return themes.find((one) => one.id === body.themeId)?.name ?? 'No theme yet';
}

/** The session of a note; null where it is of none that this phone knows. */
export function sessionTitle({ body }: ShownNote, { sessions }: Bundle): string | null {
  return sessions.find((one) => one.id === body.sessionId)?.title ?? null;
}

/** What is heard of a note before its words: of one without any, what tells it from the others. */
export function cardName(note: ShownNote, bundle: Bundle): string {
  const kind = NOTE_KIND_LABELS[note.body.kind];
  const [themeName, { apart }] = [themeWords(note, bundle), note];
  if (apart === null) return `${kind}, ${themeName}`;
  return `${kind}: ${noteName({ text: note.body.text, apart, themeName, sessionTitle: sessionTitle(note, bundle) })}`;
}

/** On a button: ` this note`, and which, where its words do not tell. */
export function thisNote({ apart }: ShownNote): string {
  return `this note${apart === null ? '' : `, ${apart}`}`;
}

/** ` 2 of 3` of the photographs of a note; nothing where it has one. */
export function whichPhotograph({ photographs }: ShownNote, photograph: ShownPhotograph): string {
  return photographs.length > 1 ? ` ${photographs.indexOf(photograph) + 1} of ${photographs.length}` : '';
}
