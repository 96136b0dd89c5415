import { type Answer, NOT_DELETED, NOT_DELETED_WORDS, type Outcome, REFUSAL_WORDS } from '../../contract.ts';
import type { Head, LocalNote, Sent, Settlement } from './ports.ts';
import { withoutRefusal } from './refusals.ts';

/** What was asked, and what is known by the time it is answered. `after`: operations after that number were sent. */
export type Asked = { readonly after: number; readonly sent: readonly Sent[] };
type Known = {
  readonly head: Head;
  readonly acknowledged: number;
  readonly notes: ReadonlyMap<string, LocalNote>;
};

/**
 * What an acknowledgement changes on the device. Where the server knows less than it once said, it is believed: the device goes back and
 * sends again. Where it knows more than it was sent, it was sent it before and its answer was lost: what became of that is not known
 * here, so it is asked for next, and nothing counts as confirmed of which the outcome was not heard. Sent 1 to 8 of 20, and told that
 * the server knows 20: confirmed are 8. A note whose last operation was laid beside another version gets the name it has there; one
 * that was refused says so and keeps its words. A note is found by the number of its last operation: it may have another name by now.
 */
export function settlementOf(
  answer: Answer,
  asked: Asked,
  { head, acknowledged, notes }: Known,
): Settlement & { readonly acknowledged: number } {
  const { after, sent } = asked;
  const numbers = new Set(sent.map((one) => one.sequence));
  const left = new Map([...notes.values()].map((note) => [note.sequence, note]));
  const changes = answer.outcomes.flatMap((outcome) => {
    const note = numbers.has(outcome.sequence) ? left.get(outcome.sequence) : undefined;
    if (!note) return [];
    const changed = afterOutcome(note, outcome);
    if (changed === note) return [];
    return [{ id: note.id, sequence: note.sequence, note: changed, withPhotographs: isMoved(note, changed) }];
  });
  // What was heard joins on to what was known, unless another window's settling or a full disk has set it back meanwhile.
  const joins = after <= acknowledged;
  const heard = joins ? Math.max(lastOf(asked), acknowledged) : acknowledged;
  const settled = { acknowledged: Math.min(answer.knows, heard), after, changes };
  return joins && knowsBeyond(answer, asked, head)
    ? { ...settled, skipTo: { sequence: answer.knows, hash: answer.hash, past: lastOf(asked) } }
    : settled;
}

/** Whether what was sent, or what the server knows, is more than is known here: mostly another window has written it. */
export function isNews(answer: Answer, asked: Asked, head: Head): boolean {
  return lastOf(asked) > head.sequence || knowsBeyond(answer, asked, head);
}

/** Whether the server knows of more than this device has ever done, as far as is known here. */
function knowsBeyond(answer: Answer, asked: Asked, head: Head): boolean {
  return answer.knows > lastOf(asked) && head.sequence <= lastOf(asked);
}

/**
 * Whether a note has gone on already under the name that an older state of it is only now given: the disk had no room for the name when it
 * was heard first. What is newer stays.
 */
export function hasGoneOn(
  there: Pick<LocalNote, 'sequence'> | undefined,
  { sequence }: Pick<LocalNote, 'sequence'>,
): boolean {
  return there !== undefined && there.sequence > sequence;
}

/** The hash of an operation that cannot be read any more: the next one has it, or the end of the log; empty where neither is there. */
export function hashOfLost(sequence: number, next: Sent | undefined, head: Head): string {
  if (sequence === head.sequence) return head.hash;
  return next && 'previous' in next ? next.previous : '';
}

/** How the log stands after an acknowledgement. Numbers are skipped only where none has been written under since. */
export function logAfterSettling(
  log: { readonly head: Head; readonly acknowledged: number },
  { acknowledged = log.acknowledged, after = 0, skipTo }: Settlement,
): { head: Head; acknowledged: number } {
  const { head } = log;
  if (after > log.acknowledged) return { head, acknowledged: Math.min(acknowledged, log.acknowledged) };
  if (!skipTo || head.sequence > skipTo.past) return { head, acknowledged };
  return { head: { sequence: skipTo.sequence, hash: skipTo.hash }, acknowledged: skipTo.sequence };
}

function lastOf({ after, sent }: Asked): number {
  return sent.reduce((last, one) => Math.max(last, one.sequence), after);
}

function isMoved(note: LocalNote, changed: LocalNote): boolean {
  return changed.id !== note.id && isInPlace(note, changed.id);
}

/**
 * Whether words that were saved again went where they had come in before, by a file or otherwise, and took their place: another version is
 * laid beside under a name of its own, which is its revision's.
 */
function isInPlace({ instead, follows, revision }: LocalNote, landedOn: string): boolean {
  return (instead ?? follows) !== undefined && landedOn !== revision;
}

function afterOutcome(note: LocalNote, outcome: Outcome): LocalNote {
  const { body } = note;
  if (outcome.result === 'refused') {
    // It came in by a file since. Whether the server has forgotten that, its list tells.
    if (body && note.was !== undefined) return note;
    const refused = body ? REFUSAL_WORDS[outcome.code] : (NOT_DELETED_WORDS[outcome.code] ?? NOT_DELETED);
    return { ...withoutRefusal(note), refused };
  }
  if (outcome.result === 'beside' && body !== null && outcome.noteId !== note.id) {
    const { id } = note;
    const named = { ...withoutRefusal(note), id: outcome.noteId };
    return isInPlace(note, outcome.noteId) ? named : { ...named, beside: id };
  }
  return note.refused === undefined && note.was === undefined ? note : withoutRefusal(note);
}
