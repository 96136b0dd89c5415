import type { Operation } from '../../contract.ts';
import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, isFull, write } from './database.ts';
import type { DeviceStore, Head, Kept, LocalNote } from './ports.ts';

type OperationRow = { readonly sequence: number; readonly characters: number; readonly sealed: Sealed };
type NoteRow = { readonly id: string; readonly sequence: number; readonly sealed: Sealed };
/** Readable without the key: how far the log is and how far the server has confirmed it. */
export type LogRow = { readonly head: Head; readonly acknowledged: number };

export const EMPTY_LOG: LogRow = { head: { sequence: 0, hash: '' }, acknowledged: 0 };

export type PhotographToKeep = { readonly id: string; readonly bytes: ArrayBuffer };

export type IndexedStore = DeviceStore & {
  /** Goes into the next operation's own transaction: both are kept or neither. */
  takeAlong(photograph: PhotographToKeep): void;
};

/** The device's store in IndexedDB, locked under the device's key. */
export function indexedStore(database: IDBDatabase, cipher: Cipher, device: string): IndexedStore {
  let along: PhotographToKeep | null = null;

  async function rowOf(note: LocalNote): Promise<NoteRow> {
    return { id: note.id, sequence: note.sequence, sealed: await cipher.seal(`note/${note.id}`, note) };
  }

  async function append(at: Head, operation: Operation, note: LocalNote): Promise<'kept' | 'moved' | 'full'> {
    const { sequence } = operation;
    const photograph = along;
    const [sealed, row, picture] = await Promise.all([
      cipher.seal(`operation/${sequence}`, operation),
      rowOf(note),
      photograph && cipher.sealBytes(`photograph/${photograph.id}`, photograph.bytes),
    ]);
    const characters = operation.body?.text.length ?? 0;
    try {
      const result = await write(database, ['meta', 'operations', 'notes', 'photographs'], async (store) => {
        const log = ((await answerOf(store('meta').get('log'))) as LogRow | undefined) ?? EMPTY_LOG;
        if (log.head.sequence !== at.sequence || log.head.hash !== at.hash) return 'moved' as const;
        store('operations').add({ sequence, characters, sealed } satisfies OperationRow);
        store('notes').put(row);
        if (photograph && picture) store('photographs').put({ id: photograph.id, noteId: note.id, sealed: picture });
        store('meta').put({ ...log, head: { sequence, hash: operation.hash } } satisfies LogRow, 'log');
        return 'kept' as const;
      });
      if (result === 'kept') along = null;
      return result;
    } catch (error) {
      if (isFull(error)) return 'full';
      throw error;
    }
  }

  return {
    append,
    takeAlong(photograph) {
      along = photograph;
    },
    async read(): Promise<Kept> {
      const transaction = database.transaction(['meta', 'notes']);
      const [log, rows] = (await Promise.all([
        answerOf(transaction.objectStore('meta').get('log')),
        answerOf(transaction.objectStore('notes').getAll()),
      ])) as [LogRow | undefined, NoteRow[]];
      const notes = await Promise.all(rows.map((row) => cipher.open<LocalNote>(`note/${row.id}`, row.sealed)));
      return { device, ...(log ?? EMPTY_LOG), notes };
    },
    async operationsAfter(sequence, most) {
      const store = database.transaction('operations').objectStore('operations');
      const range = IDBKeyRange.lowerBound(sequence, true);
      const rows = (await answerOf(store.getAll(range, most.operations))) as OperationRow[];
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
      await write(database, ['meta', 'notes'], async (store) => {
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
