import type { Id } from '#kernel/ids';
import { sha256 } from './sha256.ts';

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
type Session = { readonly startsAt: Date; readonly isLive: boolean; readonly isToBeOff?: boolean };

/**
 * The sessions into which a question can still be taken: not cancelled, be it in the draft alone, and not begun (one that begins this very
 * minute has).
 */
export function comingSessions<T extends Session>(sessions: readonly T[], now: Date): T[] {
  return sessions.filter((session) => session.isLive && !session.isToBeOff && session.startsAt > now);
}

/** The id of a prompt in a session: the same form, or the same prompt taken on, makes the same one there. */
export function idInSession(from: Id, session: Id): Id {
  const hex = sha256(`${from}/${session}`);
  return `${from.slice(0, 14)}8${hex.slice(0, 3)}-a${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** Whether a prompt was taken on from that one. The hash is dear, so the part that is the same in both is compared first. */
function isFrom(from: Id, promptId: Id, session: Id): boolean {
  return promptId.startsWith(`${from.slice(0, 14)}8`) && promptId === idInSession(from, session);
}

/**
 * The questions that nobody asked where they were to be asked, by their sessions: those that have begun or were cancelled, be it in the draft alone. Each until it
 * is marked as asked, taken away or taken into another session; a question from a note stands in the last of its sessions only.
 * `sessions` in the order of time.
 */
export function leftToAsk<T extends Session & { readonly id: Id; readonly prompts: readonly SessionPrompt[] }>(
  sessions: readonly T[],
  now: Date,
): T[] {
  const places = sessions.flatMap((session, at) =>
    session.prompts.map((prompt) => ({ prompt, session, at, isComing: comingSessions([session], now).length > 0 })),
  );
  const isTakenOn = (prompt: SessionPrompt, at: number) =>
    places.some((other) => {
      if (isFrom(prompt.id, other.prompt.id, other.session.id)) return true;
      const isSame = prompt.noteId !== null && other.prompt.noteId === prompt.noteId;
      return isSame && (other.prompt.asked || other.isComing || other.at > at);
    });
  const left = sessions.map((session, at) => ({
    ...session,
    prompts:
      comingSessions([session], now).length > 0
        ? []
        : session.prompts.filter((prompt) => !prompt.asked && !isTakenOn(prompt, at)),
  }));
  return left.filter(({ prompts }) => prompts.length > 0);
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
