import { type Answer, type Operation, type Outcome, REFUSAL_WORDS } from '../../contract.ts';
import type { Head, LocalNote, Settlement } from './ports.ts';

/**
 * What an acknowledgement changes on the device. It is believed as it stands: where the server knows less than it once said, the
 * device goes back and sends again. A note whose last operation was laid beside another version gets the name it has there; one that
 * was refused says so and keeps its words. `top` is the last operation of this device.
 */
export function settlementOf(
  answer: Answer,
  sent: readonly Operation[],
  notes: ReadonlyMap<string, LocalNote>,
  top: Head,
): Settlement {
  const changes = answer.outcomes.flatMap((outcome) => {
    const operation = sent.find((one) => one.sequence === outcome.sequence);
    const note = operation && notes.get(operation.noteId);
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

function afterOutcome(note: LocalNote, outcome: Outcome): LocalNote {
  if (outcome.result === 'refused') return { ...note, refused: REFUSAL_WORDS[outcome.code] };
  const { refused, ...rest } = note;
  if (outcome.result === 'beside' && note.body !== null) return { ...rest, id: outcome.noteId, beside: note.id };
  return refused === undefined ? note : rest;
}
