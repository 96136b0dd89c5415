import { type NoteBody, tidyText } from '../contract.ts';
import { NOTE_MAXIMUM } from './note.ts';
import { sha256 } from './sha256.ts';
import {
  type Brought,
  isAsBrought,
  isOwnToChange,
  type NoteStep,
  type ServerNote,
  type TakeInFacts,
} from './take-in.ts';

/**
 * A note that a device kept because the server had refused it. `sequence`: the number of the operation that was; `instead`: under which
 * name its words were refused before.
 */
export type KeptNote = {
  readonly id: string;
  readonly revision: string;
  readonly sequence: number;
  readonly instead?: string | undefined;
  readonly body: NoteBody;
};

/** What became of it: with the team, the same in no session because its own is gone, or not, because it is too long for one note. */
export type KeptOutcome = 'taken' | 'in-no-session' | 'too-long' | 'not-a-note';

/** Under which name the words come in: the first that they were refused under, so that two files bring them once. */
export function nameOfKept({ instead, revision }: KeptNote): string {
  return instead ?? revision;
}

/** By which the same words are known under another number, once their note is gone. Made with their name, it is like that of no other note. */
export function fingerprint(kept: KeptNote): string {
  return sha256(`${nameOfKept(kept)}/${kept.body.text}`);
}

type KeptDecision = {
  readonly outcome: KeptOutcome;
  /** The note that has the words; null where none has, or it has been deleted since. */
  readonly landedOn: string | null;
  readonly step: NoteStep | null;
};

/**
 * Decides on the words of a note that was refused, which come in as a new note of its author. Where its session is not part of the challenge
 * any more it is in none; where a note of theirs is there that it was a change of, it lies beside it. Nothing is written where a file has
 * brought them before, whatever became of them since, under this number or refused anew under another, or where, on the note
 * `savedAgainOn`, their author saved them again. Words that were changed while they were refused take the place of those that an older file has brought, as long as nobody has changed these since; then
 * both are kept.
 */
export function decideKept(facts: TakeInFacts, kept: KeptNote, savedAgainOn: string | null): KeptDecision {
  const { id: noteId, revision, body } = kept;
  if (body.text === '' || body.text !== tidyText(body.text))
    return { outcome: 'not-a-note', landedOn: null, step: null };
  if ([...body.text].length > NOTE_MAXIMUM) return { outcome: 'too-long', landedOn: null, step: null };
  const isGone = body.sessionId !== null && !facts.sessions.has(body.sessionId);
  const outcome = isGone ? 'in-no-session' : 'taken';
  const name = nameOfKept(kept);
  const own = facts.notes.filter((note) => note.authorId === facts.personId);
  const brought = facts.brought.filter((one) => one.name === name);
  // These very words, or newer ones.
  const before = brought.find((one) => one.sequence >= kept.sequence);
  if (before) return { outcome, landedOn: before.landedOn, step: null };
  if (savedAgainOn !== null) return { outcome: 'taken', landedOn: savedAgainOn, step: null };
  const named = own.find((note) => note.id === name || note.revision === name);
  const there = own.find((note) => note.id === revision || note.revision === revision) ?? sameWords(named, body);
  if (there) return { outcome, landedOn: there.id, step: null };
  const themeId = body.themeId !== null && facts.themes.has(body.themeId) ? body.themeId : null;
  const placed = { ...body, sessionId: isGone ? null : body.sessionId, themeId };
  const older = own.find((note) => isAsBrought(facts, note, name) && isOwnToChange(facts, note));
  if (older) return { outcome, landedOn: older.id, step: { step: 'update', id: older.id, revision, body: placed } };
  const newest = newestOf(brought);
  // The same words were refused twice: their note has been changed, or deleted, since.
  if (newest?.words === fingerprint(kept)) return { outcome, landedOn: newest.landedOn, step: null };
  const id = named || newest ? revision : name;
  if (facts.takenNames.has(id) || facts.takenNames.has(revision))
    return { outcome: 'not-a-note', landedOn: null, step: null };
  const besideId = named?.id ?? (own.some((note) => note.id === noteId) ? noteId : null);
  return { outcome, landedOn: id, step: { step: 'insert', id, revision, besideId, body: placed } };
}

function newestOf(brought: readonly Brought[]): Brought | undefined {
  return [...brought].sort((a, b) => b.sequence - a.sequence)[0];
}

function sameWords(note: ServerNote | undefined, { text }: NoteBody): ServerNote | undefined {
  return note?.text === text ? note : undefined;
}
