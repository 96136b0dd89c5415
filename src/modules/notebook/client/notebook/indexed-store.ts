import type { Operation } from '../../contract.ts';
import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, isFull, read, type Shelf, write } from './database.ts';
import type { PhotographRow } from './photographs.ts';
import type { DeviceStore, Head, Kept, LocalNote, PhotographToKeep } from './ports.ts';

type OperationRow = { readonly sequence: number; readonly characters: number; readonly sealed: Sealed };
/** Readable without the key: that the server refused it, so that signing out does not throw its words away. */
export type NoteRow = {
  readonly id: string;
  readonly sequence: number;
  readonly refused?: boolean;
  readonly sealed: Sealed;
};
/** Readable without the key: how far the log is and how far the server has confirmed it. */
export type LogRow = { readonly head: Head; readonly acknowledged: number };

export const EMPTY_LOG: LogRow = { head: { sequence: 0, hash: '' }, acknowledged: 0 };

/** The device's store in IndexedDB, locked under the device's key. */
export function indexedStore(shelf: Shelf, cipher: Cipher, device: string): DeviceStore {
  async function rowOf(note: LocalNote): Promise<NoteRow> {
    const refused = note.refused !== undefined && note.body !== null;
    return { id: note.id, sequence: note.sequence, refused, sealed: await cipher.seal(`note/${note.id}`, note) };
  }

  async function photographRow(note: LocalNote, { id, bytes }: PhotographToKeep): Promise<PhotographRow> {
    const sealed = await cipher.sealBytes(`photograph/${id}`, bytes);
    return { id, noteId: note.id, sealed, savedAt: note.savedAt, state: 'waiting' };
  }

  async function append(
    at: Head,
    operation: Operation,
    note: LocalNote,
    photograph?: PhotographToKeep,
  ): Promise<'kept' | 'moved' | 'full'> {
    const { sequence } = operation;
    const [sealed, row, picture] = await Promise.all([
      cipher.seal(`operation/${sequence}`, operation),
      rowOf(note),
      photograph && photographRow(note, photograph),
    ]);
    const characters = operation.body?.text.length ?? 0;
    try {
      return await write(shelf, ['meta', 'operations', 'notes', 'photographs'], async (store) => {
        const log = ((await answerOf(store('meta').get('log'))) as LogRow | undefined) ?? EMPTY_LOG;
        if (log.head.sequence !== at.sequence || log.head.hash !== at.hash) return 'moved' as const;
        store('operations').add({ sequence, characters, sealed } satisfies OperationRow);
        store('notes').put(row);
        if (picture) store('photographs').put(picture);
        store('meta').put({ ...log, head: { sequence, hash: operation.hash } } satisfies LogRow, 'log');
        return 'kept' as const;
      });
    } catch (error) {
      if (isFull(error)) return 'full';
      throw error;
    }
  }

  return {
    append,
    async read(): Promise<Kept> {
      const [log, rows] = (await read(shelf, ['meta', 'notes'], (store) =>
        Promise.all([answerOf(store('meta').get('log')), answerOf(store('notes').getAll())]),
      )) as [LogRow | undefined, NoteRow[]];
      const notes = await Promise.all(rows.map((row) => cipher.open<LocalNote>(`note/${row.id}`, row.sealed)));
      return { device, ...(log ?? EMPTY_LOG), notes };
    },
    async operationsAfter(sequence, most) {
      const range = IDBKeyRange.lowerBound(sequence, true);
      const rows = (await read(shelf, ['operations'], (store) =>
        answerOf(store('operations').getAll(range, most.operations)),
      )) as OperationRow[];
      let characters = 0;
      const fitting = rows.filter((row, index) => {
        characters += row.characters;
        return index === 0 || characters <= most.characters;
      });
      return await Promise.all(fitting.map((row) => cipher.open<Operation>(`operation/${row.sequence}`, row.sealed)));
    },
    async settle({ acknowledged, changes, skipTo }) {
      const rows = await Promise.all(
        changes.map(async (change) => ({ change, row: change.note && (await rowOf(change.note)) })),
      );
      await write(shelf, ['meta', 'notes'], async (store) => {
        const log = ((await answerOf(store('meta').get('log'))) as LogRow | undefined) ?? EMPTY_LOG;
        const head = skipTo && log.head.sequence < skipTo.sequence ? skipTo : log.head;
        store('meta').put({ head, acknowledged } satisfies LogRow, 'log');
        for (const { change, row } of rows) {
          const now = (await answerOf(store('notes').get(change.id))) as NoteRow | undefined;
          if (now?.sequence !== change.sequence) continue;
          store('notes').delete(change.id);
          if (row) store('notes').put(row);
        }
      });
    },
  };
}
