import type { NoteKind } from './note.ts';

/** One note as it was read out of what somebody typed. `kind` is null where nothing says which it is. */
export type ReadNote = { readonly kind: NoteKind | null; readonly text: string };

/**
 * The notes in a text. Where a kind was chosen, or no line starts with a marker, it is one note, word for word. Otherwise a line
 * starting with `+` begins a strength and one starting with `!` an area for consideration; lines without a marker go on with the
 * note above, and lines before the first marker are a neutral note. A marker with nothing behind it makes no note.
 *
 * `+ Know their patch⏎! Waits of months` is a strength and an area for consideration. `+44 191…` is a telephone number.
 */
export function notesInText(text: string, chosen: NoteKind | null): ReadNote[] {
  const whole = text.trim();
  if (whole === '') return [];
  if (chosen !== null) return [{ kind: chosen, text: whole }];
  const lines = whole.split('\n');
  if (!lines.some((line) => MARKED.test(line))) return [{ kind: null, text: whole }];
  const notes: { kind: NoteKind; lines: string[] }[] = [];
  for (const line of lines) {
    const marked = MARKED.exec(line);
    if (marked) notes.push({ kind: marked[1] === '+' ? 'strength' : 'consideration', lines: [marked[2] ?? ''] });
    else if (notes.length === 0) notes.push({ kind: 'neutral', lines: [line] });
    else notes.at(-1)?.lines.push(line);
  }
  return notes
    .map((note) => ({ kind: note.kind, text: note.lines.join('\n').trim() }))
    .filter((note) => note.text !== '');
}

const MARKED = /^[ \t]*([+!])(?!\d)[ \t]*(.*)$/;
