import type { Operation } from '../../contract.ts';
import { answerOf, isFull, read, write } from './database.ts';
import type { DeskParts } from './desk.ts';
import { whenIdle } from './dom.ts';
import { draftIn } from './draft-row.ts';
import { lockOf } from './lock-mark.ts';
import { dropPhotographs, movePhotographs, putWithNote } from './photographs.ts';
import type { Along, DeviceStore, Head, Kept, LocalNote, Sent } from './ports.ts';
import { hasGoneOn, hashOfLost, logAfterSettling } from './settlement.ts';
import { gatherNotes, type NoteRows, noteRowsIn, openNotes, openOperation, WORTH_GATHERING } from './shelf-notes.ts';
import { type LogRow, logAfter, logIn, type NoteRow, type OperationRow } from './shelf-rows.ts';

/** The device's store in IndexedDB, locked under the device's key. `first`: see `openDesk`. */
export function indexedStore(
  { shelf, cipher, device, saving, drafts }: Omit<DeskParts, 'key'>,
  first: NoteRows | null,
): DeviceStore {
  let atHand = first;
  let written = 0;

  async function rowOf(note: LocalNote): Promise<NoteRow> {
    const refused = note.refused !== undefined && note.body !== null;
    return { id: note.id, sequence: note.sequence, refused, sealed: await cipher.seal(`note/${note.id}`, note) };
  }

  async function append(
    at: Head,
    operation: Operation,
    note: LocalNote,
    { photograph, instead, left }: Along = {},
  ): Promise<'kept' | 'moved' | 'gone' | 'full' | 'locked'> {
    const { sequence } = operation;
    const [sealed, row, picture, draft] = await Promise.all([
      cipher.seal(`operation/${sequence}`, operation),
      rowOf(note),
      photograph?.bytes ? cipher.sealBytes(`photograph/${photograph.id}`, photograph.bytes) : null,
      left && drafts.lock(left),
    ]);
    const characters = operation.body?.text.length ?? 0;
    const named = instead ? [note.id, instead.id] : [note.id];
    try {
      return await write(shelf, ['meta', 'operations', 'notes', 'photographs'], async (store) => {
        const [log, typed, locked] = await Promise.all([logIn(store), left && draftIn(store), lockOf(store)]);
        if (locked !== undefined) return 'locked' as const;
        if (log.head.sequence !== at.sequence || log.head.hash !== at.hash) return 'moved' as const;
        if (instead) {
          const before = (await answerOf(store('notes').get(instead.id))) as NoteRow | undefined;
          if (before?.sequence !== instead.sequence) return 'gone' as const;
          store('notes').delete(instead.id);
          store('operations').delete(instead.sequence);
          await movePhotographs(store, instead.id, note.id);
        }
        store('operations').add({ sequence, characters, sealed } satisfies OperationRow);
        store('notes').put(row);
        if (photograph) await putWithNote(store, photograph.id, picture, note);
        if (left) drafts.put(store, draft ?? null, typed);
        store('meta').put(logAfter(log, { head: { sequence, hash: operation.hash } }, named), 'log');
        written += 1;
        if (written % WORTH_GATHERING === 0) whenIdle(() => void gatherAnew().catch(() => {}));
        return 'kept' as const;
      });
    } catch (error) {
      if (isFull(error)) return 'full';
      throw error;
    }
  }

  /** Somebody who writes all day on one open page finds it open as quickly the next time. */
  async function gatherAnew(): Promise<void> {
    await saving.free();
    const rows = await read(shelf, ['meta', 'notes'], noteRowsIn);
    await gatherNotes(shelf, cipher, await openNotes(shelf, cipher, rows));
  }

  async function operationAt(sequence: number): Promise<Operation | null> {
    const row = (await read(shelf, ['operations'], (store) => answerOf(store('operations').get(sequence)))) as
      | OperationRow
      | undefined;
    return row ? await openOperation(cipher, row) : null;
  }

  return {
    append,
    async read(): Promise<Kept> {
      const rows = atHand ?? (await read(shelf, ['meta', 'notes'], noteRowsIn));
      atHand = null;
      const opened = await openNotes(shelf, cipher, rows);
      // The next opening is quicker for it; nothing is lost where it cannot be done.
      whenIdle(() => void gatherNotes(shelf, cipher, opened).catch(() => {}));
      const { log, notes, unreadable } = opened;
      return { device, head: log.head, acknowledged: log.acknowledged, notes, unreadable };
    },
    async operationsAfter(sequence, most) {
      const range = IDBKeyRange.lowerBound(sequence, true);
      const [rows, { head }] = (await read(shelf, ['operations', 'meta'], (store) =>
        Promise.all([answerOf(store('operations').getAll(range, most.operations)), logIn(store)]),
      )) as [OperationRow[], LogRow];
      let characters = 0;
      const fitting = rows.filter((row, index) => {
        characters += row.characters;
        return index === 0 || characters <= most.characters;
      });
      const opened = await inTurns(fitting, (row) => openOperation(cipher, row), saving.free);
      const there = new Map(opened.flatMap((one): [number, Sent][] => (one ? [[one.sequence, one]] : [])));
      const isAll = fitting.length === rows.length && rows.length < most.operations;
      const last = Math.min(isAll ? head.sequence : (fitting.at(-1)?.sequence ?? 0), sequence + most.operations);
      if (last > sequence && last < head.sequence && !there.has(last)) {
        const next = await operationAt(last + 1);
        if (next) there.set(next.sequence, next);
      }
      // Of one that is damaged, or not there at all, the number and its hash are sent: those after it are not held up.
      return Array.from({ length: Math.max(0, last - sequence) }, (_none, index) => {
        const number = sequence + 1 + index;
        return there.get(number) ?? { sequence: number, hash: hashOfLost(number, there.get(number + 1), head) };
      });
    },
    async settle(settlement) {
      const { changes } = settlement;
      const rows = await Promise.all(
        changes.map(async (change) => ({ change, row: change.note && (await rowOf(change.note)) })),
      );
      const stores = ['meta', 'notes'] as const;
      const moves = changes.some((change) => change.withPhotographs || change.isThrownAway);
      return await write(shelf, moves ? [...stores, 'operations', 'photographs'] : stores, async (store) => {
        const log = await logIn(store);
        const ids = rows.flatMap(({ change, row }) => [change.id, ...(row ? [row.id] : [])]);
        const after = logAfterSettling(log, settlement);
        store('meta').put(logAfter(log, after, ids), 'log');
        for (const { change, row } of rows) {
          const now = (await answerOf(store('notes').get(change.id))) as NoteRow | undefined;
          if (now?.sequence !== change.sequence) continue;
          store('notes').delete(change.id);
          if (change.isThrownAway) {
            store('operations').delete(change.sequence);
            if (change.dropsPhotographs) await dropPhotographs(store, change.id);
          }
          const there = row && ((await answerOf(store('notes').get(row.id))) as NoteRow | undefined);
          if (row && !hasGoneOn(there ?? undefined, row)) store('notes').put(row);
          if (row && change.withPhotographs) await movePhotographs(store, change.id, row.id);
        }
        return after.acknowledged;
      });
    },
  };
}

/** So many are unlocked at once: what is saved meanwhile is locked by the same worker, and waits behind no more than these. */
const AT_ONCE = 8;

async function inTurns<T, U>(
  list: readonly T[],
  work: (one: T) => Promise<U>,
  free: () => Promise<void>,
): Promise<U[]> {
  const done: U[] = [];
  for (let at = 0; at < list.length; at += AT_ONCE) {
    await free();
    done.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
}
