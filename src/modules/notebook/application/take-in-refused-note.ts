import type { Services } from '#platform/http/context';
import { tidyText } from '../contract.ts';
import { NOTE_MAXIMUM } from '../domain/note.ts';
import { holdChallenge } from '../store/hold-challenge.ts';
import { holdDevice, keepTakenIn, takeInFacts } from '../store/operations.ts';
import type { KeptNote } from './read-operations.ts';

/** What became of it: with the team, the same in no session because its own is gone, or not, because it is too long for one note. */
export type RefusedNoteOutcome = 'taken' | 'in-no-session' | 'too-long' | 'not-a-note';

/**
 * Takes in the words of a note that was refused, as a new note of its author: under the name of its revision, so that the same file twice
 * writes it once. Where its session is not part of the challenge any more it is in none; where a note of theirs is there that it was a
 * change of, it lies beside it. The device is one that the server knows as this person's. Seven statements and those that write.
 */
export async function takeInRefusedNote(
  services: Pick<Services, 'db' | 'clock'>,
  { challengeId, device }: { readonly challengeId: string; readonly device: string },
  { id: noteId, revision, sequence, body }: KeptNote,
): Promise<RefusedNoteOutcome> {
  if (body.text === '' || body.text !== tidyText(body.text)) return 'not-a-note';
  if ([...body.text].length > NOTE_MAXIMUM) return 'too-long';
  return await services.db.transaction().execute(async (trx) => {
    const challenge = await holdChallenge(trx, challengeId);
    const held = await holdDevice(trx, device);
    if (!held || challenge.destroyed) return 'not-a-note';
    const asked = { sequence, id: revision, noteId, seen: null, body, previous: '', hash: '' };
    const facts = await takeInFacts(trx, held, [asked]);
    const isGone = body.sessionId !== null && !facts.sessions.has(body.sessionId);
    const outcome = isGone ? 'in-no-session' : 'taken';
    const own = facts.notes.filter((note) => note.authorId === held.personId);
    // It came in after all, by a server that was put back, or by this file.
    if (own.some((note) => note.id === revision || note.revision === revision)) return outcome;
    if (facts.takenNames.has(revision)) return 'not-a-note';
    const placed = {
      ...body,
      sessionId: isGone ? null : body.sessionId,
      themeId: body.themeId !== null && facts.themes.has(body.themeId) ? body.themeId : null,
    };
    const besideId = own.some((note) => note.id === noteId) ? noteId : null;
    const step = { step: 'insert' as const, id: revision, revision, besideId, body: placed };
    await keepTakenIn(
      trx,
      held,
      { log: facts.log, steps: [step], records: [], outcomes: [] },
      services.clock(),
      undefined,
    );
    return outcome;
  });
}
