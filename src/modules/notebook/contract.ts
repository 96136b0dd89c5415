import type { SourceCategory } from '#modules/programmes';
import type { NoteKind } from './domain/note.ts';
import { sha256 } from './domain/sha256.ts';

/** What a device and the server say to each other. Both read this file; neither has words of its own. */

/** A note's content as its author left it. `writtenAt` by the device's clock, ISO 8601. */
export type NoteBody = {
  readonly text: string;
  readonly kind: NoteKind;
  readonly sessionId: string | null;
  readonly themeId: string | null;
  readonly sourceCategory: SourceCategory;
  readonly writtenAt: string;
  /** The prompt of its session that it answers. Left out where it answers none, so that hashes made before there were prompts hold. */
  readonly promptId?: string | undefined;
  /** Which of the notes of one press it is, counted from 0. Left out for the first, so that hashes made before they had an order hold. */
  readonly nthInPress?: number | undefined;
};

/**
 * One thing done to one note on one device. Numbers count from 1 without a gap. `id` is a UUIDv7 made on the device, and the name of
 * the revision that the operation makes; `seen` is the revision it was made from, null for a new note. A null body deletes.
 * `previous` is the hash of the operation before, empty for the first.
 */
export type Operation = {
  readonly sequence: number;
  readonly id: string;
  readonly noteId: string;
  readonly seen: string | null;
  readonly body: NoteBody | null;
  readonly previous: string;
  readonly hash: string;
  /**
   * The revision that was refused and whose words these are, saved again: the first of them, where they were refused more than once. A file
   * may bring them under that name. Left out where there is none, so that hashes made before hold.
   */
  readonly instead?: string | undefined;
};

/**
 * In place of an operation that the device itself cannot read any more: its number, so that those after it are not held up. Refused as
 * `unreadable`, unless the server has it under the number already. `hash` is the one that it had, as the operation after it or the end of
 * the log tells; empty where neither does, and then whatever the server has there counts as it.
 */
export type LostOperation = { readonly sequence: number; readonly hash: string };

/** Why an operation was not taken in. The device says it in words and keeps the text. */
const REFUSAL_CODES = [
  'unreadable',
  'wrong-hash',
  'other-operation',
  'not-here',
  'not-yours',
  'changed-elsewhere',
  'stands-behind',
  'too-long',
  'left-team',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

export const REFUSAL_WORDS: Record<RefusalCode, string> = {
  unreadable: 'It arrived damaged. Save it again.',
  'wrong-hash': 'It was altered on the way. Save it again.',
  'other-operation': 'The server has something else under its number. Save it again.',
  'not-here': 'Its session is not part of this challenge. Choose another session and save it again.',
  'not-yours': 'Somebody else wrote that note: only they can change it.',
  'changed-elsewhere': 'The note was changed elsewhere meanwhile, so it was not deleted.',
  'stands-behind': 'A finding stands on this note. Take it out of the finding first.',
  'too-long': 'It is too long for one note. Save it as several.',
  'left-team': 'You have left the team, which keeps the note as it is.',
};

/** Why a device wipes its notes, once the day has come on which nothing of what was said is kept any more. */
export const NOTES_DESTROYED = 'The notes of this challenge have been destroyed, as was promised to those who spoke.';

/** What a device hears whose person is not in the team any more, until they say that they hand in what lies on it. */
export const LEFT_TEAM =
  'You are no longer in this team. Notes on this phone that have not been sent are safe: open this page again, and hand them in.';

/** The same of a deletion: the note is shown as it is there, with this. */
export const NOT_DELETED_WORDS: Partial<Record<RefusalCode, string>> = {
  'changed-elsewhere': 'It was not deleted: it was changed elsewhere meanwhile, and this is how it is now.',
  'stands-behind': 'It was not deleted: a finding stands on it. Take it out of the finding first.',
  'not-yours': 'It was not deleted: somebody else wrote it.',
  'left-team': 'It was not deleted: you have left the team, which keeps it as it is.',
};
export const NOT_DELETED = 'It was not deleted: what you asked for arrived damaged. Delete it again.';

/** What became of one operation: taken in as meant; beside another version, as a note of its own; or refused. */
export type Outcome =
  | { readonly sequence: number; readonly result: 'taken' }
  | { readonly sequence: number; readonly result: 'beside'; readonly noteId: string }
  | { readonly sequence: number; readonly result: 'refused'; readonly code: RefusalCode };

/** At most so many operations are sent at once, and so many characters of text. */
export const BATCH_OPERATIONS = 150;
export const BATCH_CHARACTERS = 400_000;

/**
 * The server's acknowledgement, given after it has committed: it has operations 1 to `knows`, the last with that hash (empty where it
 * cannot say). Less than it once acknowledged: it was restored from a backup, and the device sends again. `now` by the server's clock.
 */
export type Answer = {
  readonly knows: number;
  readonly hash: string;
  readonly outcomes: readonly Outcome[];
  readonly now: string;
  /** The challenge has closed: once everything is confirmed, the device wipes itself. */
  readonly closed: boolean;
};

/** Puts the hash on an operation: over its fields in this order, the hash of the one before among them. */
export function sealOperation(device: string, operation: Omit<Operation, 'hash'>): Operation {
  return { ...operation, hash: hashOperation(device, operation) };
}

/** The hash that an operation of that device must have. */
export function hashOperation(device: string, operation: Omit<Operation, 'hash'>): string {
  const { sequence, id, noteId, seen, body, previous, instead } = operation;
  const answers = body?.promptId === undefined ? [] : [body.promptId];
  const nth = body?.nthInPress === undefined ? [] : [body.nthInPress];
  const words = body && [body.text, body.kind, body.sessionId, body.themeId, body.sourceCategory, body.writtenAt];
  const again = instead === undefined ? [] : [instead];
  return sha256(
    JSON.stringify([
      1,
      device,
      sequence,
      id,
      noteId,
      seen,
      words && [...words, ...answers, ...nth],
      previous,
      ...again,
    ]),
  );
}

/**
 * A note's text as it is kept everywhere: line ends as `\n`, no control characters that no keyboard makes, no half of a character,
 * no white space at the ends. Done before a note is called saved, so that what was saved is what the server holds, byte for byte.
 */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim();
}
