import type { DeviceStore, Head, LocalNote, Settlement } from '../ports.ts';
import { hasGoneOn } from '../settlement.ts';

/** What the notebook of one device knows while it is open. What writes and what sends share it; the store alone outlives it. */
export type DeviceState = {
  readonly device: string;
  /** The last operation of this device. */
  head: Head;
  /** Operations up to this number are on the server, by its own word; and up to the other, on their way. */
  acknowledged: number;
  sentThrough: number;
  /** The server answered when it was last asked. */
  reached: boolean;
  notes: Map<string, LocalNote>;
  /** What an answer changed in `notes` that the disk had no room for: it is kept with the next one. */
  owed: Settlement['changes'];
  /** Counts what was done to `notes`. */
  changes: number;
  unreadable: readonly string[];
};

export async function readState(store: DeviceStore): Promise<DeviceState> {
  const { device, head, acknowledged, notes, unreadable } = await store.read();
  const known = { device, head, acknowledged, sentThrough: acknowledged, notes: byName(notes), unreadable };
  return { ...known, owed: [], reached: false, changes: 0 };
}

/** A window that writes all the while is read that often; what it has read last then stands for what it knows. */
const MOST_READINGS = 5;

/** Reads the store again: another window, or a write that nobody heard the end of, may have changed it. */
export async function readAgain(state: DeviceState, store: DeviceStore): Promise<void> {
  let kept = await store.read();
  // Something was written here while it was being read: that would not be known any more, though its number is.
  for (let again = 1; kept.head.sequence < state.head.sequence && again < MOST_READINGS; again += 1)
    kept = await store.read();
  const { head, acknowledged, notes, unreadable } = kept;
  const changes = state.changes + 1;
  Object.assign(state, {
    head,
    acknowledged,
    notes: byName(notes),
    owed: [],
    changes,
    unreadable,
  } satisfies Partial<DeviceState>);
}

/** Keeps what the server's word changes: on the disk first, then in what is known. */
export async function keepChanges(
  state: DeviceState,
  store: DeviceStore,
  changes: Settlement['changes'],
): Promise<void> {
  await store.settle({ changes });
  changeNotes(state, changes);
}

/** In what is known: a note that has moved on since stays. */
export function changeNotes(state: DeviceState, changes: Settlement['changes']): void {
  state.changes += 1;
  for (const { id, sequence, note } of changes) {
    if (state.notes.get(id)?.sequence !== sequence) continue;
    state.notes.delete(id);
    if (note && !hasGoneOn(state.notes.get(note.id), note)) state.notes.set(note.id, note);
  }
}

function byName(notes: readonly LocalNote[]): Map<string, LocalNote> {
  return new Map(notes.map((note) => [note.id, note]));
}
