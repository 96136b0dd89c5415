import { type Answer, BATCH_CHARACTERS, BATCH_OPERATIONS, type NoteBody, sealOperation } from '../../contract.ts';
import { newDeviceId } from './new-id.ts';
import type { Head, LocalNote, PhotographToKeep, Ports, Sent } from './ports.ts';
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
  /** Writes a new note, and the photograph that goes with it. Asked again in the same words after it failed, it is written once. */
  write(body: NoteBody, photograph?: PhotographToKeep): Promise<Saved>;
  /** Changes a note of one's own (or deletes it, with null), from the revision that the writer had before them. */
  change(noteId: string, seen: string, body: NoteBody | null): Promise<Saved>;
  /** Sends what is waiting and hears what the server has. One round at a time: asked again meanwhile, another follows. */
  sync(): Promise<SyncResult>;
  notes(): readonly LocalNote[];
  /** Names of notes that are here and cannot be read. */
  unreadable(): readonly string[];
  stateOf(note: LocalNote): NoteState;
  /** Operations that the server has not confirmed. */
  waiting(): number;
  /**
   * Since when the oldest unconfirmed note has waited, by this device's clock; null where none has. Where the clock was put back, no
   * longer than since the notebook was opened.
   */
  waitingSince(): number | null;
  /** How far the server's own list must have come to know better than this device about that note. */
  acknowledged(): number;
  /** Notes of which the server has said no: their words are on this device alone. */
  refused(): readonly LocalNote[];
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
  let unreadable = first.unreadable;
  let lastWrite: Promise<unknown> = Promise.resolve();
  /** What nobody knows to have been written, by its words: asked again in the same ones, it is the same operation. */
  const doubtful = new Map<string, { readonly id: string; readonly target: string }>();
  let openedAt = ports.now();
  let round: Promise<SyncResult> | null = null;
  let next: Promise<SyncResult> | null = null;

  async function refresh(): Promise<void> {
    const kept = await store.read();
    ({ head, acknowledged, unreadable } = kept);
    notes = new Map(kept.notes.map((note) => [note.id, note]));
  }

  /** One write after another, in the order they were asked for. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastWrite.then(work, work);
    lastWrite = turn.catch(() => {});
    return turn;
  }

  /** Whether the store could be read again. */
  const looked = () =>
    refresh().then(
      () => true,
      () => false,
    );

  async function append(
    noteId: string | null,
    seen: string | null,
    body: NoteBody | null,
    photograph?: PhotographToKeep,
  ) {
    const asked = JSON.stringify([noteId, seen, body && { ...body, writtenAt: '' }]);
    const before = doubtful.get(asked);
    if (before) await looked();
    // A note that has moved on since is changed anew: its words then stand beside the others.
    const again =
      noteId === null || [seen, before?.id].includes(notes.get(noteId)?.revision ?? null) ? before : undefined;
    const id = again?.id ?? newDeviceId(ports.now(), ports.random(10));
    const target = noteId ?? again?.target ?? newDeviceId(ports.now(), ports.random(10));
    const done = (): Saved => ({ saved: true, noteId: target, revision: id });
    // A new note is there under its own name, or under its revision's where it was laid beside another.
    const isThere = () => (noteId === null ? notes.has(target) || notes.has(id) : notes.get(target)?.revision === id);
    doubtful.set(asked, { id, target });
    const saved = again && isThere() ? done() : await attempt();
    if (saved.saved) doubtful.delete(asked);
    return saved;

    async function attempt(): Promise<Saved> {
      for (let tries = 0; tries < 20; tries += 1) {
        const sequence = head.sequence + 1;
        const operation = sealOperation(device, { sequence, id, noteId: target, seen, body, previous: head.hash });
        const note: LocalNote = { id: target, body, revision: id, sequence, savedAt: waitingFrom(target) };
        const kept = await store.append(head, operation, note, photograph).catch(() => 'failed' as const);
        if (kept === 'full') return { saved: false, why: 'full' };
        if (kept === 'kept') {
          head = { sequence, hash: operation.hash };
          notes.set(target, note);
          return done();
        }
        if (!(await looked())) return { saved: false, why: 'failed' };
        // The store failed to answer but may have done it: then it is saved.
        if (isThere()) return done();
        if (kept === 'failed') return { saved: false, why: 'failed' };
      }
      return { saved: false, why: 'failed' };
    }
  }

  /** A note that is changed while it waits has waited since it was first written. */
  function waitingFrom(noteId: string): number {
    const before = notes.get(noteId);
    return before && before.sequence > acknowledged ? before.savedAt : ports.now();
  }

  /** Takes an answer in, and tells how far the server has come. */
  async function settle(answer: Answer, sent: readonly Sent[]): Promise<void> {
    const top: Head = sent.reduce<Head>((high, one) => (one.sequence > high.sequence ? one : high), head);
    const settlement = settlementOf(answer, sent, notes, top);
    // On a full disk the answer cannot be kept: it is true all the same, and is asked for again when the notebook is next opened.
    const kept = await store.settle(settlement).then(
      () => true,
      () => false,
    );
    if (!kept && settlement.skipTo) throw new Error('the numbers to go on from could not be kept');
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
    write: (body, photograph) => inTurn(() => append(null, null, body, photograph)),
    change: (noteId, seen, body) => inTurn(() => append(noteId, seen, body)),
    sync,
    notes: () => [...notes.values()],
    unreadable: () => unreadable,
    stateOf(note) {
      if (note.refused !== undefined) return 'refused';
      if (note.sequence <= acknowledged) return 'confirmed';
      return note.sequence <= sentThrough ? 'sent' : 'saved';
    },
    waiting: () => Math.max(0, head.sequence - acknowledged),
    waitingSince() {
      const now = ports.now();
      openedAt = Math.min(openedAt, now);
      const waiting = [...notes.values()].filter((note) => note.sequence > acknowledged);
      const times = waiting.map(({ savedAt }) => (savedAt > now ? openedAt : savedAt));
      return times.length === 0 ? null : Math.min(...times);
    },
    refused: () => [...notes.values()].filter((note) => note.refused !== undefined && note.body !== null),
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
