import { type Answer, type Outcome, REFUSAL_WORDS } from '../../contract.ts';
import type { Head, LocalNote, Sent, Settlement } from './ports.ts';

/**
 * What an acknowledgement changes on the device. It is believed as it stands: where the server knows less than it once said, the
 * device goes back and sends again. A note whose last operation was laid beside another version gets the name it has there; one that
 * was refused says so and keeps its words. `top` is the last operation of this device.
 */
export function settlementOf(
  answer: Answer,
  sent: readonly Sent[],
  notes: ReadonlyMap<string, LocalNote>,
  top: Head,
): Settlement {
  const changes = answer.outcomes.flatMap((outcome) => {
    const operation = sent.find((one) => one.sequence === outcome.sequence);
    const note = operation && noteOf(operation, notes);
    if (!operation || !note || note.sequence !== operation.sequence) return [];
    const changed = afterOutcome(note, outcome);
    return changed === note ? [] : [{ id: note.id, sequence: note.sequence, note: changed }];
  });
  const beyond = answer.knows > top.sequence;
  const acknowledged = answer.knows;
  return beyond
    ? { acknowledged, changes, skipTo: { sequence: answer.knows, hash: answer.hash } }
    : { acknowledged, changes };
}

/** Of an operation that cannot be read, the note that it left: its words are there still. */
function noteOf(operation: Sent, notes: ReadonlyMap<string, LocalNote>): LocalNote | undefined {
  if ('noteId' in operation) return notes.get(operation.noteId);
  return [...notes.values()].find((note) => note.sequence === operation.sequence);
}

function afterOutcome(note: LocalNote, outcome: Outcome): LocalNote {
  if (outcome.result === 'refused') return { ...note, refused: REFUSAL_WORDS[outcome.code] };
  const { refused, ...rest } = note;
  if (outcome.result === 'beside' && note.body !== null) return { ...rest, id: outcome.noteId, beside: note.id };
  return refused === undefined ? note : rest;
}
