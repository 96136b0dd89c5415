import type { Services } from '#platform/http/context';
import { decideKept, fingerprint, type KeptNote, type KeptOutcome, nameOfKept } from '../domain/take-in-kept.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { holdDevice, keepBrought, keepTakenIn, savedAgainOn, takeInFacts } from '../store/operations.ts';

/**
 * Takes in the words of a note that was refused, as a new note of its author: under the first name that they were refused under, so that the
 * same file twice, or an older one after they were saved again, writes them once, also where their note was deleted in between. `landedOn`: the note that has them. The device is one that
 * the server knows as this person's. Nine statements and those that write.
 */
export async function takeInRefusedNote(
  services: Pick<Services, 'db' | 'clock'>,
  { challengeId, device }: { readonly challengeId: string; readonly device: string },
  note: KeptNote,
): Promise<{ readonly outcome: KeptOutcome; readonly landedOn: string | null }> {
  return await services.db.transaction().execute(async (trx) => {
    const challenge = await holdChallenge(trx, challengeId);
    const held = await holdDevice(trx, device);
    if (!held || challenge.destroyed) return { outcome: 'not-a-note', landedOn: null };
    const { sequence, revision: id, id: noteId, body } = note;
    const name = nameOfKept(note);
    const asked = { sequence, id, noteId, seen: null, body, previous: '', hash: '', instead: name };
    const facts = await takeInFacts(trx, held, [asked]);
    const { step, ...done } = decideKept(facts, note, await savedAgainOn(trx, held.personId, name));
    const now = services.clock();
    if (step) {
      const decision = { log: facts.log, steps: [step], records: [], outcomes: [] };
      await keepTakenIn(trx, held, decision, now, {});
    }
    const { landedOn } = done;
    const words = fingerprint(note);
    if (landedOn) await keepBrought(trx, challengeId, { revision: id, name, sequence, landedOn, words }, now);
    return done;
  });
}
