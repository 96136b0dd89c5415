import type { NoteKind } from './note.ts';

/** One note as it was read out of what somebody typed. `kind` is null where nothing says which it is. */
export type ReadNote = { readonly kind: NoteKind | null; readonly text: string };

/**
 * The notes in a text. Where a kind was chosen, or no line starts with a marker, it is one note, word for word. Otherwise a line
 * starting with `+` begins a strength, `!` an area for consideration, `?` a question to pursue and `"` or `“` a quotation; lines
 * without a marker go on with the note above, and lines before the first marker are a neutral note. A marker with nothing behind it
 * makes no note. Of a quotation both marks go where one stands at each end, and none where the text goes on behind it.
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
    const kind = MARKERS[marked?.[1] ?? ''];
    // A quotation keeps its opening mark until its end is seen.
    if (marked && kind) notes.push({ kind, lines: [kind === 'quotation' ? line.trim() : (marked[2] ?? '')] });
    else if (notes.length === 0) notes.push({ kind: 'neutral', lines: [line] });
    else notes.at(-1)?.lines.push(line);
  }
  return notes
    .map((note) => ({ kind: note.kind, text: unquoted(note.kind, note.lines.join('\n').trim()) }))
    .filter((note) => note.text !== '');
}

const MARKERS: Record<string, NoteKind> = {
  '+': 'strength',
  '!': 'consideration',
  '?': 'question',
  '"': 'quotation',
  '“': 'quotation',
};
const MARKED = /^[ \t]*([+!?"“])(?!\d)[ \t]*(.*)$/;

function unquoted(kind: NoteKind, text: string): string {
  if (kind !== 'quotation') return text;
  const inside = text.slice(1);
  if (/^[^"“”]*["”]$/.test(inside)) return inside.slice(0, -1).trim();
  return /["”]/.test(inside) ? text : inside.trim();
}
