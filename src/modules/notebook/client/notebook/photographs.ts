import type { Bundle } from '../../bundle.ts';
import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, read, type Shelf, write } from './database.ts';
import type { Server } from './http-network.ts';
import type { Stores } from './shelf-rows.ts';

/** A photograph on the device. `waiting` until the server lists it; `refused`: it will never take it, and `why`. */
export type PhotographRow = {
  readonly id: string;
  readonly noteId: string;
  readonly sealed: Sealed;
  readonly savedAt: number;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly why?: string;
};

export type HeldPhotograph = Omit<PhotographRow, 'sealed'>;

/** Would be lost with the device. Needs no key. */
export function isUnsent({ state }: Pick<PhotographRow, 'state'>): boolean {
  return state !== 'sent';
}

/** What stands in the way for good, whoever sends it again: everything else is tried again. */
const FOR_GOOD: ReadonlySet<string> = new Set(['not-a-picture', 'too-large', 'not-yours', 'unreadable']);

const UNREADABLE = 'It is damaged on this phone and cannot be read any more. Take it again, if you can.';

/** Those of a notebook without their bytes: within a transaction. */
export async function photographsIn(store: Stores): Promise<readonly HeldPhotograph[]> {
  const rows = (await answerOf(store('photographs').getAll())) as PhotographRow[];
  return rows.map(({ sealed: _, ...rest }) => rest);
}

export type Photographs = {
  held(): readonly HeldPhotograph[];
  /** Reads the store again: a note with one was written, here or in another window. */
  look(): Promise<void>;
  /**
   * Sends those whose note the server has and that it does not list; believes the list, also where it has become shorter. One whose
   * note `isGone` goes with it.
   */
  send(bundle: Bundle, isGone: (noteId: string) => boolean): Promise<void>;
  /** The picture itself, for showing it. */
  open(id: string): Promise<Blob>;
  remove(id: string): Promise<void>;
  /** Those of a note go with its words to another. */
  move(fromNoteId: string, toNoteId: string): Promise<void>;
};

/** The photographs of a notebook. A note's own transaction puts them there (`indexed-store.ts`). */
export function openPhotographs(
  shelf: Shelf,
  cipher: Cipher,
  server: Server,
  first: readonly HeldPhotograph[],
): Photographs {
  let held = first;

  async function look(): Promise<void> {
    held = await read(shelf, ['photographs'], photographsIn);
  }

  /** Changes one, or takes it away, where it is still there. */
  async function change(id: string, to: Partial<HeldPhotograph> | null): Promise<void> {
    await write(shelf, ['photographs'], async (store) => {
      const row = (await answerOf(store('photographs').get(id))) as PhotographRow | undefined;
      if (row && to) store('photographs').put({ ...row, ...to });
      else store('photographs').delete(id);
    });
    held = held.flatMap((one) => (one.id === id ? (to ? [{ ...one, ...to }] : []) : [one]));
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
    async send(bundle, isGone) {
      const there = new Set(bundle.notes.flatMap((note) => note.photographs));
      const notes = new Set(bundle.notes.filter((note) => note.mine).map((note) => note.id));
      for (const one of held) {
        const todo = there.has(one.id)
          ? one.state !== 'sent' && change(one.id, { state: 'sent' })
          : notes.has(one.noteId)
            ? one.state !== 'refused' && send(one)
            : isGone(one.noteId) && change(one.id, null);
        // One that fails in a way nobody thought of does not hold up the others.
        await Promise.resolve(todo).catch(() => {});
      }
    },
    open: async (id) => new Blob([await openBytes(id)], { type: 'image/jpeg' }),
    remove: (id) => change(id, null),
    async move(fromNoteId, toNoteId) {
      for (const one of held) if (one.noteId === fromNoteId) await change(one.id, { noteId: toNoteId });
    },
  };
}
