import { type NoteBody, tidyText } from '../contract.ts';
import { NOTE_MAXIMUM } from './note.ts';
import type { NoteStep, TakeInFacts } from './take-in.ts';

/** A note that a device kept because the server had refused it. `instead`: under which name its words were refused before. */
export type KeptNote = {
  readonly id: string;
  readonly revision: string;
  readonly instead?: string | undefined;
  readonly body: NoteBody;
};

/** What became of it: with the team, the same in no session because its own is gone, or not, because it is too long for one note. */
export type KeptOutcome = 'taken' | 'in-no-session' | 'too-long' | 'not-a-note';

/** Under which name the words come in: the first that they were refused under, so that two files bring them once. */
export function nameOfKept({ instead, revision }: KeptNote): string {
  return instead ?? revision;
}

/**
 * Decides on the words of a note that was refused, which come in as a new note of its author. Where its session is not part of the challenge
 * any more it is in none; where a note of theirs is there that it was a change of, it lies beside it. Nothing is written where they came in
 * by this file before, by a server that was put back, or, on the note `savedAgainOn`, because their author saved them again, or has changed or
 * deleted on a phone what a file had brought.
 * `landedOn`: where they are.
 */
export function decideKept(
  facts: TakeInFacts,
  kept: KeptNote,
  savedAgainOn: string | null,
): { readonly outcome: KeptOutcome; readonly landedOn: string | null; readonly step: NoteStep | null } {
  const { id: noteId, revision, body } = kept;
  if (body.text === '' || body.text !== tidyText(body.text))
    return { outcome: 'not-a-note', landedOn: null, step: null };
  if ([...body.text].length > NOTE_MAXIMUM) return { outcome: 'too-long', landedOn: null, step: null };
  if (savedAgainOn !== null) return { outcome: 'taken', landedOn: savedAgainOn, step: null };
  const isGone = body.sessionId !== null && !facts.sessions.has(body.sessionId);
  const outcome = isGone ? 'in-no-session' : 'taken';
  const own = facts.notes.filter((note) => note.authorId === facts.personId);
  const name = nameOfKept(kept);
  const there = own.find((note) => [name, revision].includes(note.id) || [name, revision].includes(note.revision));
  if (there) return { outcome, landedOn: there.id, step: null };
  if (facts.takenNames.has(name)) return { outcome: 'not-a-note', landedOn: null, step: null };
  const placed = {
    ...body,
    sessionId: isGone ? null : body.sessionId,
    themeId: body.themeId !== null && facts.themes.has(body.themeId) ? body.themeId : null,
  };
  const besideId = own.some((note) => note.id === noteId) ? noteId : null;
  return { outcome, landedOn: name, step: { step: 'insert', id: name, revision: name, besideId, body: placed } };
}
