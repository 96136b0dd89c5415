import type { Bundle, BundlePrompt, BundleSession } from '../../../bundle.ts';
import { type NoteBody, tidyText } from '../../../contract.ts';
import { NOTE_KIND_LABELS, NOTE_MAXIMUM, type NoteKind, WITHOUT_WORDS } from '../../../domain/note.ts';
import { notesInText, type ReadNote } from '../../../domain/read-markers.ts';
import { isBare } from '../bare-bundle.ts';
import { namingWarningHere } from '../names.ts';
import type { ShownNote } from '../shown-note.ts';
import { CHOOSE } from '../words.ts';

/** What the words in the box are to become. */
export type Intent = {
  readonly bundle: Bundle;
  readonly session: BundleSession | null;
  /** The note that is changed; null for a new one. */
  readonly changing: ShownNote | null;
  /** The prompt of the session that is being answered. */
  readonly answers: BundlePrompt | null;
};

/** What was chosen beside the words. */
export type Chosen = Pick<NoteBody, 'themeId'> & {
  /** Null where neither the session nor the writer has said who spoke. */
  readonly sourceCategory: NoteBody['sourceCategory'] | null;
  readonly kind: NoteKind | null;
  readonly hasPhotograph: boolean;
  /** The writer has seen the warning of a name, and keeps it. */
  readonly anyway: boolean;
};

/** The notes in the box; or what is wrong: `named` where it may lead to one person and may be kept all the same, `sourceless` with who spoke. */
export type InBox =
  | { readonly bodies: readonly NoteBody[] }
  | { readonly wrong: string; readonly named?: true; readonly sourceless?: true };

/** Reads the notes out of the box. A photograph says it all: it needs no words. */
export function notesInBox(words: string, intent: Intent, chosen: Chosen, now: Date): InBox {
  const { bundle, session, changing } = intent;
  const text = tidyText(words) || (chosen.hasPhotograph && !changing ? WITHOUT_WORDS : '');
  const pieces = changing ? [{ kind: chosen.kind ?? changing.body.kind, text }] : notesInText(text, chosen.kind);
  if (text === '' || pieces.length === 0) return { wrong: 'Write what you heard or saw' };
  const tooLong = tooLongWords(pieces);
  if (tooLong) return { wrong: `${tooLong} It is not saved yet.` };
  const { sourceCategory } = chosen;
  if (sourceCategory === null) return { wrong: `${CHOOSE}. Your words are not saved yet.`, sourceless: true };
  const warning = chosen.anyway ? null : namingWarningHere(bundle.names, session?.id ?? null, text);
  if (warning) return { wrong: warning, named: true };
  // Where the timetable cannot be read, a note that is changed stays where it was.
  const before = changing && isBare(bundle) ? changing.body : null;
  const place = {
    sessionId: session?.id ?? before?.sessionId ?? null,
    themeId: chosen.themeId ?? before?.themeId ?? null,
    sourceCategory,
    writtenAt: changing?.body.writtenAt ?? now.toISOString(),
  };
  return {
    bodies: pieces.map((piece, at) => ({
      text: tidyText(piece.text),
      kind: piece.kind ?? 'neutral',
      ...place,
      ...answered(intent, at),
      ...inOrder(intent, at),
    })),
  };
}

/** The first of several notes is the answer; a note that answers goes on doing so when it is changed. */
function answered({ changing, answers }: Intent, at: number): Pick<NoteBody, 'promptId'> {
  const promptId = changing ? changing.body.promptId : at === 0 ? answers?.id : undefined;
  return promptId === undefined ? {} : { promptId };
}

/** Several notes stand in the order of their lines; a note that is changed stays where it stood. */
function inOrder({ changing }: Intent, at: number): Pick<NoteBody, 'nthInPress'> {
  const nthInPress = changing ? changing.body.nthInPress : at > 0 ? at : undefined;
  return nthInPress === undefined ? {} : { nthInPress };
}

/** What the signs in the words say they will be saved as, or that they are too many for a note; nothing where neither. */
export function readingWords(words: string, isMarked: boolean): string {
  const pieces = notesInText(words, isMarked ? null : 'neutral');
  const tooLong = words.length > NOTE_MAXIMUM ? tooLongWords(pieces) : null;
  if (tooLong) return tooLong;
  if (!isMarked || pieces.every(({ kind }) => kind === null)) return '';
  const kinds = pieces.slice(0, 6).map(({ kind }) => (kind === 'neutral' || !kind ? 'Plain' : NOTE_KIND_LABELS[kind]));
  const more = pieces.length > 6 ? ' …' : '';
  return `${pieces.length === 1 ? '1 note' : `${pieces.length} notes`}: ${kinds.join(', ')}${more}`;
}

function tooLongWords(pieces: readonly ReadNote[]): string | null {
  const longest = Math.max(...pieces.map((piece) => charactersIn(piece.text)));
  if (longest <= NOTE_MAXIMUM) return null;
  const [most, has] = [NOTE_MAXIMUM, longest].map((count) => count.toLocaleString('en-GB'));
  return `Use ${most} characters or fewer in one note: this has ${has}.`;
}

/** As the server counts. Only a text that could be too long is taken apart. */
function charactersIn(text: string): number {
  return text.length <= NOTE_MAXIMUM ? text.length : [...text].length;
}

/** What is left of several notes goes back into the box under its sign. */
export function spelt({ kind, text }: NoteBody): string {
  const sign = { strength: '+ ', consideration: '! ', question: '? ', quotation: '“', neutral: '' }[kind];
  return `${sign}${text}`;
}
