import {
  type Answer,
  BATCH_CHARACTERS,
  BATCH_OPERATIONS,
  type NoteBody,
  type Operation,
  sealOperation,
} from '../../contract.ts';
import { newDeviceId } from './new-id.ts';
import type { Head, LocalNote, Ports } from './ports.ts';
import { settlementOf } from './settlement.ts';

/** What came of saving. Only `saved` may be called saved on the screen: it is on the disk, with its operation. */
export type Saved =
  | { readonly saved: true; readonly noteId: string; readonly revision: string }
  | { readonly saved: false; readonly why: 'full' | 'failed' };

/** How a round of sending ended. `done`: the server has confirmed everything. */
export type SyncResult =
  | { readonly result: 'done'; readonly closed: boolean; readonly now: string }
  | { readonly result: 'unreachable' | 'signed-out' | 'stuck' }
  | { readonly result: 'refused'; readonly code: string; readonly why: string };

/** The state of a note, as its words on the screen say it. */
export type NoteState = 'saved' | 'sent' | 'confirmed' | 'refused';

export type Engine = {
  /** Writes a new note. */
  write(body: NoteBody): Promise<Saved>;
  /** Changes a note of one's own (or deletes it, with null), from the revision that the writer had before them. */
  change(noteId: string, seen: string, body: NoteBody | null): Promise<Saved>;
  /** Sends what is waiting and hears what the server has. One round at a time: asked again meanwhile, another follows. */
  sync(): Promise<SyncResult>;
  notes(): readonly LocalNote[];
  stateOf(note: LocalNote): NoteState;
  /** Operations that the server has not confirmed. */
  waiting(): number;
  /** Since when the oldest unconfirmed note has waited, by this device's clock; null where none has. */
  waitingSince(): number | null;
  /** How far the server's own list must have come to know better than this device about that note. */
  acknowledged(): number;
  /** Takes away a note that was refused and has been saved again: its words are in another. */
  dismiss(noteId: string): Promise<void>;
  /** Reads the store again: another window may have written. */
  refresh(): Promise<void>;
};

/** Opens the notebook on what the device holds. Nothing here knows of a browser: store, network, clock and chance are handed in. */
export async function openEngine(ports: Ports): Promise<Engine> {
  const { store, network } = ports;
  const first = await store.read();
  const device = first.device;
  let head: Head = first.head;
  let acknowledged = first.acknowledged;
  let sentThrough = acknowledged;
  let notes = new Map(first.notes.map((note) => [note.id, note]));
  let lastWrite: Promise<unknown> = Promise.resolve();
  let round: Promise<SyncResult> | null = null;
  let next: Promise<SyncResult> | null = null;

  async function refresh(): Promise<void> {
    const kept = await store.read();
    ({ head, acknowledged } = kept);
    notes = new Map(kept.notes.map((note) => [note.id, note]));
  }

  /** One write after another, in the order they were asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => {});
    return turn;
  }

  async function append(noteId: string | null, seen: string | null, body: NoteBody | null): Promise<Saved> {
    const id = newDeviceId(ports.now(), ports.random(10));
    const target = noteId ?? newDeviceId(ports.now(), ports.random(10));
    for (let tries = 0; tries < 20; tries += 1) {
      const sequence = head.sequence + 1;
      const operation = sealOperation(device, { sequence, id, noteId: target, seen, body, previous: head.hash });
      const note: LocalNote = { id: target, body, revision: id, sequence, savedAt: ports.now() };
      const kept = await store.append(head, operation, note).catch(() => 'failed' as const);
      if (kept === 'full') return { saved: false, why: 'full' };
      if (kept === 'kept') {
        head = { sequence, hash: operation.hash };
        notes.set(target, note);
        return { saved: true, noteId: target, revision: id };
      }
      await refresh();
      // The store failed to answer but may have done it: then it is saved.
      if (kept === 'failed') {
        return notes.get(target)?.revision === id
          ? { saved: true, noteId: target, revision: id }
          : { saved: false, why: 'failed' };
      }
    }
    return { saved: false, why: 'failed' };
  }

  /** Takes an answer in, and tells how far the server has come. */
  async function settle(answer: Answer, sent: readonly Operation[]): Promise<void> {
    const top: Head = sent.reduce<Head>((high, one) => (one.sequence > high.sequence ? one : high), head);
    const settlement = settlementOf(answer, sent, notes, top);
    await store.settle(settlement);
    acknowledged = settlement.acknowledged;
    if (settlement.skipTo) head = settlement.skipTo;
    for (const { id, sequence, note } of settlement.changes) {
      if (notes.get(id)?.sequence !== sequence) continue;
      notes.delete(id);
      if (note) notes.set(note.id, note);
    }
  }

  async function sendAll(): Promise<SyncResult> {
    for (let still = 0; still < 3; ) {
      const sent = await store.operationsAfter(acknowledged, {
        operations: BATCH_OPERATIONS,
        characters: BATCH_CHARACTERS,
      });
      sentThrough = Math.max(acknowledged, sent.at(-1)?.sequence ?? 0);
      const reply = await network.exchange({ device, operations: sent });
      // Whether it left is not known, so nothing more is said of it than that it is here.
      if (reply.kind !== 'answered') sentThrough = acknowledged;
      if (reply.kind === 'unknown-device') {
        const registered = await network.register(device);
        if (registered !== 'done') return resultOf(registered);
        still += 1;
        continue;
      }
      if (reply.kind !== 'answered') return resultOf(reply);
      const before = acknowledged;
      await settle(reply.answer, sent);
      sentThrough = acknowledged;
      if (acknowledged >= head.sequence) {
        return { result: 'done', closed: reply.answer.closed, now: reply.answer.now };
      }
      // A server that was restored knows less than before, and is sent everything again: that is moving on, once.
      still = acknowledged > before ? 0 : still + 1;
    }
    return { result: 'stuck' };
  }

  function sync(): Promise<SyncResult> {
    if (!round) {
      round = sendAll().finally(() => {
        round = null;
      });
      return round;
    }
    next ??= round
      .catch(() => {})
      .then(() => {
        next = null;
        return sync();
      });
    return next;
  }

  return {
    write: (body) => inTurn(() => append(null, null, body)),
    change: (noteId, seen, body) => inTurn(() => append(noteId, seen, body)),
    sync,
    notes: () => [...notes.values()],
    stateOf(note) {
      if (note.refused !== undefined) return 'refused';
      if (note.sequence <= acknowledged) return 'confirmed';
      return note.sequence <= sentThrough ? 'sent' : 'saved';
    },
    waiting: () => Math.max(0, head.sequence - acknowledged),
    waitingSince() {
      const times = [...notes.values()].filter((note) => note.sequence > acknowledged).map((note) => note.savedAt);
      return times.length === 0 ? null : Math.min(...times);
    },
    acknowledged: () => acknowledged,
    async dismiss(noteId) {
      const note = notes.get(noteId);
      if (note?.refused === undefined) return;
      await store.settle({ acknowledged, changes: [{ id: note.id, sequence: note.sequence, note: null }] });
      notes.delete(noteId);
    },
    refresh,
  };
}

function resultOf(
  reply: { kind: 'unreachable' | 'signed-out' } | { kind: 'refused'; code: string; why: string },
): SyncResult {
  return reply.kind === 'refused' ? { result: 'refused', code: reply.code, why: reply.why } : { result: reply.kind };
}
