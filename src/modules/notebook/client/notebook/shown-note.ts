import type { Bundle } from '../../bundle.ts';
import type { NoteBody } from '../../contract.ts';
import type { Engine, NoteState } from './engine.ts';
import { ownNotes } from './merge.ts';
import type { HeldPhotograph } from './photographs.ts';

/** A photograph of a note: on this device with its state, or `elsewhere`, where the server has it and this device does not. */
export type ShownPhotograph = {
  readonly id: string;
  readonly state: HeldPhotograph['state'] | 'elsewhere';
  readonly why: string | null;
};

/** A note as the screen shows it: one's own with its state, a colleague's with their name. */
export type ShownNote = {
  readonly id: string;
  readonly revision: string;
  readonly body: NoteBody;
  readonly mine: boolean;
  readonly author: string;
  readonly state: NoteState | null;
  readonly refused: string | null;
  readonly beside: string | null;
  readonly photographs: readonly ShownPhotograph[];
};

/** Everybody's notes as this device knows them, newest first; of one session where it is given. */
export function shownNotes(
  bundle: Bundle,
  engine: Engine,
  held: readonly HeldPhotograph[],
  sessionId?: string | null,
): ShownNote[] {
  const mine = bundle.notes.filter((note) => note.mine);
  const listed = new Map(bundle.notes.map((note) => [note.id, note.photographs]));
  const own = ownNotes(engine.notes(), { knows: bundle.knows, notes: mine }).map(
    ({ id, revision, body, beside, local }): ShownNote => ({
      id,
      revision,
      body,
      beside,
      mine: true,
      author: 'You',
      state: local ? engine.stateOf(local) : 'confirmed',
      refused: local?.refused ?? null,
      photographs: photographsOf(id, listed.get(id) ?? [], held),
    }),
  );
  const others = bundle.notes
    .filter((note) => !note.mine)
    .map(
      (note): ShownNote => ({
        ...note,
        state: null,
        refused: null,
        photographs: photographsOf(note.id, note.photographs, []),
      }),
    );
  const all = [...own, ...others].filter((note) => sessionId === undefined || note.body.sessionId === sessionId);
  return all.sort((a, b) => (a.body.writtenAt < b.body.writtenAt ? 1 : a.body.writtenAt > b.body.writtenAt ? -1 : 0));
}

function photographsOf(noteId: string, listed: readonly string[], held: readonly HeldPhotograph[]): ShownPhotograph[] {
  const here = held.filter((one) => one.noteId === noteId);
  const elsewhere = listed.filter((id) => !here.some((one) => one.id === id));
  return [
    ...here.map(({ id, state, why }): ShownPhotograph => ({ id, state, why: why ?? null })),
    ...elsewhere.map((id): ShownPhotograph => ({ id, state: 'elsewhere', why: null })),
  ];
}
