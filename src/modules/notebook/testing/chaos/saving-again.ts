import type { Saved } from '../../client/notebook/engine.ts';
import type { LocalNote } from '../../client/notebook/ports.ts';
import type { NoteBody } from '../../contract.ts';
import { isMisplaced, misplaced, placedAgain, someBody } from './bodies.ts';
import { handIn, saveFile } from './files.ts';
import type { Phone, Window } from './phone.ts';
import type { Run } from './run.ts';

/** What arrived damaged, or in a session that is gone, says so, and its writer saves it again, as the screen asks. */
export async function saveAllAgain(run: Run, isLast: boolean): Promise<void> {
  for (const phone of run.phones) {
    for (const window of phone.windows) {
      for (const note of refusedIn(phone, window)) {
        // Some put it into a file before, and some leave it at that for now.
        if (run.world.chance.once(3)) {
          await saveFile(run, phone);
          if (!isLast && run.world.chance.once(2)) continue;
        }
        saveItAgain(run, phone, window, note);
        await run.world.runUntil(run.world.now() + 1_000);
      }
    }
  }
  if (run.world.chance.once(2)) await handIn(run);
}

export function refusedIn({ disk }: Phone, { engine }: Window): readonly LocalNote[] {
  const mayBe = (note: LocalNote) => disk.damaged.operations.has(note.sequence) || isMisplaced(note.body);
  return engine?.refused().filter(mayBe) ?? [];
}

/** Saves it again as it is, or, where its writer was half through changing it when they heard that it was refused, in other words. */
export function saveItAgain(run: Run, phone: Phone, window: Window, note: LocalNote): void {
  if (run.world.chance.once(3)) saveInOtherWords(run, phone, window, note, placedAgain(someBody(run, phone)));
  else saveAgain(run, phone, window, note);
}

/** The session that is gone is still the one of the note that is changed, or saved again as it is: it is refused again. */
export function refusedAnew(run: Run, phone: Phone, window: Window, note: LocalNote): void {
  if (run.world.chance.once(2)) saveInOtherWords(run, phone, window, note, misplaced(someBody(run, phone)));
  else saveAsItIs(run, phone, window, note);
}

/** In the same words, and in the session that is gone. */
export function saveAsItIs(run: Run, phone: Phone, window: Window, note: LocalNote): void {
  saveAgain(run, phone, window, note, (body) => body);
}

function saveInOtherWords(run: Run, phone: Phone, { engine }: Window, note: LocalNote, body: NoteBody): void {
  if (!engine || !note.body) return;
  run.counts.inOtherWords += 1;
  run.world.note(`${phone.device.slice(-4)} saves ${note.id.slice(-6)} again in other words`);
  const words = { ...body, writtenAt: note.body.writtenAt };
  void engine.change(note.id, note.revision, words).then((saved) => said(run, phone, saved, words.text));
}

function saveAgain(run: Run, phone: Phone, { engine }: Window, { id, body }: LocalNote, as = placedAgain): void {
  if (!engine || !body) return;
  run.counts.savedAgain += 1;
  run.world.note(`${phone.device.slice(-4)} saves ${id.slice(-6)} again`);
  void engine.saveAgain(id, as(body)).then((saved) => said(run, phone, saved, body.text));
}

/** What the screen says of a press. */
export function said(run: Run, phone: Phone, saved: Saved, text: string | null): void {
  if (saved.saved) run.saved.push({ revision: saved.revision, text, device: phone.device });
  else if (saved.why === 'full') run.counts.refusedFull += 1;
  else if (saved.why === 'failed') run.counts.failedDisk += 1;
}
