import type { Bundle, BundleNote } from '../../bundle.ts';
import type { NoteBody } from '../../contract.ts';
import { toldApart } from '../../domain/note-names.ts';
import type { Engine, NoteState } from './engine.ts';
import { type OwnNote, ownNotes } from './merge.ts';
import type { HeldPhotograph } from './photographs.ts';
import type { LocalNote } from './ports.ts';
import { briefTimeWords } from './words.ts';

/** A photograph of a note: on this device with its state, or `elsewhere`, where the server has it and this device does not. */
export type ShownPhotograph = {
  readonly id: string;
  readonly state: Exclude<HeldPhotograph['state'], 'draft'> | 'elsewhere';
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
  /** The row of it that was refused, on this device alone. */
  readonly refusedHere?: LocalNote | null;
  /** Its writer wanted it deleted, and it is not: that deletion, which says why. */
  readonly notDeleted: LocalNote | null;
  /** The note of which it is another version, while that, or a third version of it, is there. */
  readonly beside: string | null;
  readonly photographs: readonly ShownPhotograph[];
  /** What tells it from the others of its list where it has no words; null where its words do. */
  readonly apart: string | null;
};

/** Notes in their order, each made only when it is asked for: a phone shows a few of very many. */
export type ShownNotes = {
  readonly count: number;
  /** So many, newest first. */
  first(most: number): readonly ShownNote[];
  named(id: string): ShownNote | null;
  /** One's own that has that revision, whatever its name is by now. */
  ownAt(revision: string): ShownNote | null;
};

type Listed = { readonly body: NoteBody; readonly id: string; readonly revision: string; show(): Unnamed };
type Unnamed = Omit<ShownNote, 'apart'>;

/** Everybody's notes as this device knows them; of one session where it is given. */
export function shownNotes(
  bundle: Bundle,
  engine: Engine,
  held: readonly HeldPhotograph[],
  sessionId?: string | null,
): ShownNotes {
  const isWanted = ({ body }: { readonly body: NoteBody }) => sessionId === undefined || body.sessionId === sessionId;
  const { mine, others, photographs } = sortedOut(bundle);
  const own = ownNotes(engine.notes(), { knows: bundle.knows, notes: mine, brought: bundle.brought });
  const all: Listed[] = own.filter(isWanted).map((note) => ({
    id: note.id,
    body: note.body,
    revision: note.revision,
    show: () => ({
      ...ownNote(note, engine, photographsOf(note.id, photographs.get(note.id) ?? [], held)),
      beside: besideAnother(note, own),
    }),
  }));
  for (const note of others)
    if (isWanted(note))
      all.push({
        id: note.id,
        body: note.body,
        revision: note.revision,
        show: () => ({ ...otherNote(note), beside: besideAnother(note, others) }),
      });
  all.sort(newestFirst);
  const apart = apartIn(all);
  const shown = (note: Listed, at: number): ShownNote => ({ ...note.show(), apart: apart(at) });
  const shownAt = (at: number): ShownNote | null => {
    const note = all[at];
    return note ? shown(note, at) : null;
  };
  return {
    count: all.length,
    first: (most) => all.slice(0, most).map(shown),
    named: (id) => shownAt(all.findIndex((note) => note.id === id)),
    ownAt(revision) {
      const note = shownAt(all.findIndex((one) => one.revision === revision));
      return note?.mine ? note : null;
    },
  };
}

/** What tells notes apart that are photographs only. A phone says the time of no more of them than it shows. */
function apartIn(all: readonly Listed[]): (at: number) => string | null {
  return toldApart(
    all.map(({ body }) => body),
    briefTimeWords,
  );
}

type Version = { readonly id: string; readonly beside: string | null };

/** What a note lies beside, as long as there is another version of the same author to choose between. */
function besideAnother({ id, beside }: Version, all: readonly Version[]): string | null {
  if (beside === null) return null;
  return all.some((one) => one.id !== id && (one.id === beside || one.beside === beside)) ? beside : null;
}

/** As the server lists them: those of one press in the order of their lines, and else by their names, in which is when they were made. */
function newestFirst(a: Listed, b: Listed): number {
  if (a.body.writtenAt !== b.body.writtenAt) return a.body.writtenAt < b.body.writtenAt ? 1 : -1;
  const lines = (a.body.nthInPress ?? 0) - (b.body.nthInPress ?? 0);
  return lines !== 0 ? lines : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

type SortedOut = {
  readonly mine: readonly BundleNote[];
  readonly others: readonly BundleNote[];
  readonly photographs: ReadonlyMap<string, readonly string[]>;
};

const known = new WeakMap<Bundle, SortedOut>();

/** What does not change for as long as the bundle is the same. */
function sortedOut(bundle: Bundle): SortedOut {
  const before = known.get(bundle);
  if (before) return before;
  const mine = bundle.notes.filter((note) => note.mine);
  const others = bundle.notes.filter((note) => !note.mine);
  const photographs = new Map(mine.map((note) => [note.id, note.photographs]));
  const made = { mine, others, photographs };
  known.set(bundle, made);
  return made;
}

function ownNote(note: OwnNote, engine: Engine, photographs: readonly ShownPhotograph[]): Omit<Unnamed, 'beside'> {
  const { id, revision, body, local, notDeleted } = note;
  const state = local ? engine.stateOf(local) : 'confirmed';
  const refused = local?.refused ?? null;
  const refusedHere = refused === null ? null : local;
  return { id, revision, body, refusedHere, mine: true, author: 'You', state, refused, notDeleted, photographs };
}

function otherNote(note: BundleNote): Unnamed {
  return {
    ...note,
    state: null,
    refused: null,
    notDeleted: null,
    photographs: photographsOf(note.id, note.photographs, []),
  };
}

function photographsOf(noteId: string, listed: readonly string[], held: readonly HeldPhotograph[]): ShownPhotograph[] {
  const here = held.filter((one) => one.noteId === noteId);
  const elsewhere = listed.filter((id) => !here.some((one) => one.id === id));
  return [
    ...here.flatMap(({ id, state, why }): ShownPhotograph[] =>
      state === 'draft' ? [] : [{ id, state, why: why ?? null }],
    ),
    ...elsewhere.map((id): ShownPhotograph => ({ id, state: 'elsewhere', why: null })),
  ];
}
