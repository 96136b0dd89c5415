import type { Id } from '#kernel/ids';

/** The longest a prompt may be, in characters: it is read off a phone in a corridor. */
export const PROMPT_MAXIMUM = 500;

/** A question that the team brings into one session. Never seen by the host, nor by those who are asked. */
export type SessionPrompt = {
  readonly id: Id;
  readonly text: string;
  /** The name of whose question it is. */
  readonly raisedBy: string;
  /** The question to pursue that it was taken from; null where it was typed. */
  readonly noteId: Id | null;
  /** True once it has been put to those in the session. */
  readonly asked: boolean;
  /** The note that answers it, where one does. */
  readonly answerNoteId: Id | null;
};

/** A session as far as one can still bring something to it. */
type Session = { readonly startsAt: Date; readonly isLive: boolean };

/** The sessions into which a question can still be taken: not cancelled, and not begun (one that begins this very minute has). */
export function comingSessions<T extends Session>(sessions: readonly T[], now: Date): T[] {
  return sessions.filter((session) => session.isLive && session.startsAt > now);
}

/**
 * A note's words as a prompt to begin from: on one line, cut at a word where they are longer than a prompt may be.
 * `Who decides?⏎Ask the board.` becomes `Who decides? Ask the board.`
 */
export function promptFrom(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= PROMPT_MAXIMUM) return line;
  const cut = line.slice(0, PROMPT_MAXIMUM - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), PROMPT_MAXIMUM / 2))}…`;
}
