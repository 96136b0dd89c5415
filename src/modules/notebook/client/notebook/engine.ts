import type { NoteBody } from '../../contract.ts';
import { type DeviceState, keepChanges, readAgain, readState } from './engine/device-state.ts';
import { noteWriting, type Saved, type ToWrite } from './engine/note-writing.ts';
import { oneAtATime, type SyncResult, sendAll } from './engine/sending.ts';
import type { ServerList } from './merge.ts';
import type { LeftAfter, LocalNote, PhotographToKeep, Ports } from './ports.ts';
import { isNotDeleted, isRefused, nameInFile, settledByList, withoutRefusal } from './refusals.ts';

export type { Saved } from './engine/note-writing.ts';
export type { SyncResult } from './engine/sending.ts';

/** The state of a note, as its words on the screen say it. */
export type NoteState = 'saved' | 'sent' | 'confirmed' | 'refused';

export type Engine = {
  /**
   * Writes a new note, with the photograph that goes with it and what is then left of the draft. Asked again in the same words after it
   * failed, it is written once.
   */
  write(body: NoteBody, photograph?: PhotographToKeep, left?: LeftAfter): Promise<Saved>;
  /** Changes a note of one's own (or deletes it, with null), from the revision that the writer had before them. */
  change(noteId: string, seen: string, body: NoteBody | null, left?: LeftAfter): Promise<Saved>;
  /** Sends what is waiting and hears what the server has. One round at a time: asked again meanwhile, another follows. */
  sync(): Promise<SyncResult>;
  notes(): readonly LocalNote[];
  /** As long as it is the same, so are the notes and how they stand. */
  stamp(): string;
  /** Names of notes that are here and cannot be read. */
  unreadable(): readonly string[];
  stateOf(note: LocalNote): NoteState;
  /** Operations that the server has not confirmed. */
  waiting(): number;
  /**
   * Since when the oldest unconfirmed note has waited, by this device's clock, or what else was saved at those times and waits; null where
   * nothing does. Where the clock was put back, no longer than since the notebook was opened.
   */
  waitingSince(others?: readonly number[]): number | null;
  /** How far the server's own list must have come to know better than this device about that note. */
  acknowledged(): number;
  /** Notes of which the server has said no: their words are on this device alone. */
  refused(): readonly LocalNote[];
  /** Deletions that the server has not carried out: the notes are shown, and why. */
  notDeleted(): readonly LocalNote[];
  /** Its writer has read why that was not deleted, or has deleted or changed it since: nothing more is said of it. */
  understood(deletion: LocalNote): Promise<void>;
  /** Takes in what a new list of the server settles of what it had refused: of how many notes the words came by a file. */
  listed(list: ServerList): Promise<number>;
  /** Writes a note that was refused as a new one, which takes its place: it goes in the same transaction. */
  saveAgain(noteId: string, body: NoteBody): Promise<Saved>;
  /**
   * Throws away what was refused: nobody else has its words. The photographs of a note go with it; those of a note that the team `has` as it
   * was before stay. False where the store could not.
   */
  throwAway(note: LocalNote, has: boolean): Promise<boolean>;
  /** Reads the store again: another window may have written. */
  refresh(): Promise<void>;
};

/** Opens the notebook on what the device holds. Nothing here knows of a browser: store, network, clock and chance are handed in. */
export async function openEngine(ports: Ports): Promise<Engine> {
  const { store } = ports;
  const state = await readState(store);
  const append = noteWriting(state, ports);
  let openedAt = ports.now();
  return {
    write: (body, photograph, left) => append({ noteId: null, seen: null, body, photograph, left }),
    change(noteId, seen, body, left) {
      const note = state.notes.get(noteId);
      // The server has nothing under that name that could be changed: the new words take the place of those that were refused.
      if (body && note && isRefused(note) && note.revision === seen)
        return append({ noteId: null, seen: null, body, left, instead: inPlaceOf(note) });
      return append({ noteId, seen, body, left });
    },
    sync: oneAtATime(() => sendAll(state, ports)),
    notes: () => [...state.notes.values()],
    stamp: () => [state.changes, state.acknowledged, state.sentThrough].join(),
    unreadable: () => state.unreadable,
    stateOf: (note) => stateOf(note, state),
    waiting: () => Math.max(0, state.head.sequence - state.acknowledged),
    waitingSince(others = []) {
      const now = ports.now();
      openedAt = Math.min(openedAt, now);
      const waiting = [...state.notes.values()].filter((note) => note.sequence > state.acknowledged);
      return earliest([...waiting.map((note) => note.savedAt), ...others], now, openedAt);
    },
    refused: () => [...state.notes.values()].filter(isRefused),
    notDeleted: () => [...state.notes.values()].filter(isNotDeleted),
    async understood(deletion) {
      const { id, sequence } = deletion;
      await keepChanges(state, store, [{ id, sequence, note: withoutRefusal(deletion) }]);
    },
    async listed(list) {
      const { changes, byFile } = settledByList(state.notes.values(), list);
      if (changes.length > 0) await keepChanges(state, store, changes);
      return byFile;
    },
    acknowledged: () => state.acknowledged,
    async saveAgain(noteId, body) {
      const note = state.notes.get(noteId);
      if (note?.refused === undefined) return { saved: false, why: 'gone' };
      return await append({ noteId: null, seen: null, body, instead: inPlaceOf(note) });
    },
    async throwAway({ id, sequence, refused }, has) {
      if (refused === undefined) return false;
      const change = { id, sequence, note: null, isThrownAway: true, dropsPhotographs: !has };
      return await keepChanges(state, store, [change]).then(
        () => true,
        () => false,
      );
    },
    refresh: () => readAgain(state, store),
  };
}

function inPlaceOf(note: LocalNote): ToWrite['instead'] {
  return { id: note.id, sequence: note.sequence, name: nameInFile(note) };
}

function stateOf(note: LocalNote, { acknowledged, sentThrough }: DeviceState): NoteState {
  if (note.refused !== undefined) return 'refused';
  if (note.sequence <= acknowledged) return 'confirmed';
  return note.sequence <= sentThrough ? 'sent' : 'saved';
}

/** Where the clock was put back, what was saved has waited since the notebook was opened, and no longer. */
function earliest(savedAt: readonly number[], now: number, openedAt: number): number | null {
  if (savedAt.length === 0) return null;
  return savedAt.reduce((since, time) => Math.min(since, time > now ? openedAt : time), Number.POSITIVE_INFINITY);
}
