import { type Note, WITHOUT_WORDS } from './note.ts';

/** A note as it is told from others. `writtenAt`: ISO 8601. */
export type NoteToTell = { readonly text: string; readonly writtenAt: string; readonly sessionId: string | null };

/**
 * What tells each note of a list from the others where it has no words, for whoever hears the page and does not see it: when it was written,
 * as `words` says it, and its number among those of the same session and minute. Null where its words do.
 *
 * Two flipcharts of one session that were photographed at 2.30pm: `2.30pm, 1 of 2` and `2.30pm, 2 of 2`.
 */
export function toldApart(
  notes: readonly NoteToTell[],
  words: (writtenAt: string) => string,
): (at: number) => string | null {
  const same = new Map<string, number>();
  const numbers = notes.map((note) => {
    if (note.text !== WITHOUT_WORDS) return 0;
    const nth = (same.get(keyOf(note)) ?? 0) + 1;
    same.set(keyOf(note), nth);
    return nth;
  });
  return (at) => {
    const [note, nth] = [notes[at], numbers[at]];
    if (!note || !nth) return null;
    const count = same.get(keyOf(note)) ?? 1;
    return `${words(note.writtenAt)}${count === 1 ? '' : `, ${nth} of ${count}`}`;
  };
}

/** Up to the minute, which is what is heard of a time. */
function keyOf({ writtenAt, sessionId }: NoteToTell): string {
  return `${writtenAt.slice(0, 16)}/${sessionId}`;
}

/** In how many characters a note is named. */
const NAME = 80;

export type NamedNote = Pick<Note, 'text' | 'apart' | 'sessionTitle' | 'themeName'>;

/** What a note is called on a button or a box: the beginning of its words; of one without, where it is from, and what tells it apart. */
export function noteName({ text, apart, sessionTitle, themeName }: NamedNote): string {
  if (apart === null) return text.slice(0, NAME);
  const from = sessionTitle === null ? [] : [`from ‘${sessionTitle}’`];
  return [text, ...from, themeName ?? 'no theme yet', apart].join(', ');
}
