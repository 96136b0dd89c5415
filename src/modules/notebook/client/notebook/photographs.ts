import type { Bundle } from '../../bundle.ts';
import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, read, type Shelf, write } from './database.ts';
import { whenIdle } from './dom.ts';
import type { Server } from './http-network.ts';
import { mustBeOpen } from './lock-mark.ts';
import type { LocalNote } from './ports.ts';
import type { Stores } from './shelf-rows.ts';

/**
 * A photograph on the device. `draft`: it was chosen for a note that is not saved yet, and has no note's name. `waiting` until the server
 * lists it; `refused`: it will never take it, and `why`.
 */
export type PhotographRow = {
  readonly id: string;
  readonly noteId: string;
  readonly sealed: Sealed;
  readonly savedAt: number;
  readonly state: 'draft' | 'waiting' | 'sent' | 'refused';
  readonly why?: string;
};

export type HeldPhotograph = Omit<PhotographRow, 'sealed'>;

/** Would be lost with the device. Needs no key. */
export function isUnsent({ state }: Pick<PhotographRow, 'state'>): boolean {
  return state === 'waiting' || state === 'refused';
}

/** Chosen, and not saved with a note. Needs no key. */
export function isDraft({ state }: Pick<PhotographRow, 'state'>): boolean {
  return state === 'draft';
}

/** What stands in the way for good, whoever sends it again: everything else is tried again. */
const FOR_GOOD: ReadonlySet<string> = new Set(['not-a-picture', 'too-large', 'not-yours', 'unreadable']);

const UNREADABLE = 'It is damaged on this phone and cannot be read any more. Take it again, if you can.';

/** The photographs of a notebook without their bytes. `unlisted`: so many had to be read, bytes and all, to know of them. */
export type PhotographList = { readonly held: readonly HeldPhotograph[]; readonly unlisted: number };

/** In `meta`, beside the rows: what is known of each. A row that an earlier version of the notebook wrote may not be on it. */
const LIST = 'photographs';

/**
 * Within a transaction over `meta` and `photographs`. A day's flipcharts are many megabytes, and nobody looks at them all: which there
 * are is told by their keys, and what is known of each by the list.
 */
export async function photographsIn(store: Stores): Promise<PhotographList> {
  const [list, ids] = (await Promise.all([
    answerOf(store('meta').get(LIST)),
    answerOf(store('photographs').getAllKeys()),
  ])) as [HeldPhotograph[] | undefined, string[]];
  const listed = new Map((list ?? []).map((one) => [one.id, one]));
  const unlisted = ids.filter((id) => !listed.has(id));
  const rows = (await Promise.all(unlisted.map((id) => answerOf(store('photographs').get(id))))) as PhotographRow[];
  for (const row of rows) listed.set(row.id, withoutBytes(row));
  const held = ids.flatMap((id) => listed.get(id) ?? []);
  return { held, unlisted: unlisted.length };
}

/** Within a transaction over `meta` and `photographs`. */
async function putPhotograph(store: Stores, row: PhotographRow): Promise<void> {
  const { held } = await photographsIn(store);
  store('photographs').put(row);
  store('meta').put([...held.filter((one) => one.id !== row.id), withoutBytes(row)], LIST);
}

/**
 * Puts one there with the note it is saved with: within a transaction over `meta` and `photographs`. Without `sealed` it lies there as a
 * draft. One that another window has saved with its note stays with that.
 */
export async function putWithNote(
  store: Stores,
  id: string,
  sealed: Sealed | null,
  note: Pick<LocalNote, 'id' | 'savedAt'>,
): Promise<void> {
  const there = (await photographsIn(store)).held.find((one) => one.id === id);
  if (there && !isDraft(there)) return;
  const lying = sealed ? null : ((await answerOf(store('photographs').get(id))) as PhotographRow | undefined);
  const bytes = sealed ?? lying?.sealed;
  const row = { id, noteId: note.id, savedAt: note.savedAt, state: 'waiting' } as const;
  if (bytes) await putPhotograph(store, { ...row, sealed: bytes });
}

/** Those of a note go with its words to another: within a transaction over `meta` and `photographs`. */
export async function movePhotographs(store: Stores, fromNoteId: string, toNoteId: string): Promise<void> {
  const { held } = await photographsIn(store);
  const moved = held.filter((one) => one.noteId === fromNoteId);
  if (moved.length === 0) return;
  const rows = (await Promise.all(moved.map(({ id }) => answerOf(store('photographs').get(id))))) as PhotographRow[];
  for (const row of rows) store('photographs').put({ ...row, noteId: toNoteId });
  const list = held.map((one) => (one.noteId === fromNoteId ? { ...one, noteId: toNoteId } : one));
  store('meta').put(list, LIST);
}

/** Those of a note that is thrown away go with it: within a transaction over `meta` and `photographs`. */
export async function dropPhotographs(store: Stores, noteId: string): Promise<void> {
  const { held } = await photographsIn(store);
  const left = held.filter((one) => one.noteId !== noteId);
  if (left.length === held.length) return;
  for (const one of held) if (one.noteId === noteId) store('photographs').delete(one.id);
  store('meta').put(left, LIST);
}

function withoutBytes({ sealed: _, ...rest }: PhotographRow): HeldPhotograph {
  return rest;
}

/** What became of notes that the server does not list. */
export type NoteFates = {
  isGone(noteId: string): boolean;
  /** Its words are on this device and nowhere else. */
  isHereAlone(noteId: string): boolean;
  /** The name of the version that was laid beside it; null where there is none. */
  besideOf(noteId: string): string | null;
};

export type Photographs = {
  held(): readonly HeldPhotograph[];
  /** Reads the store again: a note with one was written, here or in another window. */
  look(): Promise<void>;
  /**
   * Sends those whose note the server has and that it does not list; believes the list, also where it has become shorter. One whose
   * note `isGone` goes with it; one that the team had and whose note `isHereAlone` waits again; one whose note is not listed any more goes to the version that was laid beside it.
   */
  send(bundle: Bundle, fates: NoteFates): Promise<void>;
  /** The picture itself, for showing it. */
  open(id: string): Promise<Blob>;
  bytes(id: string): Promise<ArrayBuffer>;
  remove(id: string): Promise<void>;
  /** Keeps one that was chosen for a note that is not saved yet. */
  keepDraft(id: string, bytes: ArrayBuffer): Promise<void>;
  /** Takes it away, unless it has been saved with a note. */
  dropDraft(id: string): Promise<void>;
};

function changed(list: readonly HeldPhotograph[], id: string, to: Partial<HeldPhotograph> | null): HeldPhotograph[] {
  return list.flatMap((one) => (one.id === id ? (to ? [{ ...one, ...to }] : []) : [one]));
}

/** The photographs of a notebook. A note's own transaction puts them there (`indexed-store.ts`). */
export function openPhotographs(shelf: Shelf, cipher: Cipher, server: Server, first: PhotographList): Photographs {
  let { held } = first;
  if (first.unlisted > 0) whenIdle(() => void listAll().catch(() => {}));

  async function look(): Promise<void> {
    ({ held } = await read(shelf, ['meta', 'photographs'], photographsIn));
  }

  /** So that the next opening reads none of them. */
  async function listAll(): Promise<void> {
    await write(shelf, ['meta', 'photographs'], async (store) => {
      store('meta').put((await photographsIn(store)).held, LIST);
    });
  }

  /** Changes one, or takes it away, where it is still there. */
  async function change(id: string, to: Partial<HeldPhotograph> | null): Promise<void> {
    await write(shelf, ['meta', 'photographs'], async (store) => {
      const { held: there } = await photographsIn(store);
      const row = to && ((await answerOf(store('photographs').get(id))) as PhotographRow | undefined);
      if (row && to) store('photographs').put({ ...row, ...to });
      else store('photographs').delete(id);
      store('meta').put(changed(there, id, row ? to : null), LIST);
    });
    held = changed(held, id, to);
  }

  /** The team has it no more, if it ever had: its note is gone. */
  async function goesTo(id: string, noteId: string): Promise<void> {
    const refused = held.some((one) => one.id === id && one.state === 'refused');
    await change(id, refused ? { noteId } : { noteId, state: 'waiting' });
  }

  async function openBytes(id: string): Promise<ArrayBuffer> {
    const row = await read(shelf, ['photographs'], (store) => answerOf(store('photographs').get(id)));
    return await cipher.openBytes(`photograph/${id}`, (row as PhotographRow).sealed);
  }

  async function send({ id, noteId, state }: HeldPhotograph): Promise<void> {
    const bytes = await openBytes(id).catch(() => null);
    if (!bytes) return await change(id, { state: 'refused', why: UNREADABLE });
    const sent = await server.photograph({ id, noteId, bytes });
    if (sent.kind === 'got') await change(id, { state: 'sent' });
    else if (sent.kind === 'refused' && FOR_GOOD.has(sent.code)) await change(id, { state: 'refused', why: sent.why });
    else if (state === 'sent') await change(id, { state: 'waiting' });
  }

  return {
    held: () => held,
    look,
    async send(bundle, { isGone, isHereAlone, besideOf }) {
      const there = new Set(bundle.notes.flatMap((note) => note.photographs));
      const notes = new Set(bundle.notes.filter((note) => note.mine).map((note) => note.id));
      for (const { id } of held) {
        // It takes its time, in which one may have been taken off or have gone to another note.
        const noteId = held.find((now) => now.id === id)?.noteId ?? '';
        const beside = there.has(id) || notes.has(noteId) ? null : besideOf(noteId);
        if (beside) await goesTo(id, beside).catch(() => {});
        const one = held.find((now) => now.id === id);
        if (!one) continue;
        const todo = there.has(one.id)
          ? one.state !== 'sent' && change(one.id, { state: 'sent' })
          : notes.has(one.noteId)
            ? one.state !== 'refused' && send(one)
            : isGone(one.noteId)
              ? change(one.id, null)
              : one.state === 'sent' && isHereAlone(one.noteId) && change(one.id, { state: 'waiting' });
        // One that fails in a way nobody thought of does not hold up the others.
        await Promise.resolve(todo).catch(() => {});
      }
    },
    bytes: openBytes,
    open: async (id) => new Blob([await openBytes(id)], { type: 'image/jpeg' }),
    remove: (id) => change(id, null),
    async keepDraft(id, bytes) {
      const sealed = await cipher.sealBytes(`photograph/${id}`, bytes);
      const row: PhotographRow = { id, noteId: '', sealed, savedAt: Date.now(), state: 'draft' };
      await write(shelf, ['meta', 'photographs'], async (store) => {
        await mustBeOpen(store);
        // A note may have been saved with it meanwhile.
        const isThere = (await answerOf(store('photographs').count(id))) > 0;
        if (!isThere) await putPhotograph(store, row);
      });
      await look();
    },
    async dropDraft(id) {
      await write(shelf, ['meta', 'photographs'], async (store) => {
        const { held: there } = await photographsIn(store);
        if (!there.some((one) => one.id === id && isDraft(one))) return;
        store('photographs').delete(id);
        store('meta').put(changed(there, id, null), LIST);
      });
      await look();
    },
  };
}
