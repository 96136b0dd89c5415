import { type NoteBody, sealOperation } from '../../../contract.ts';
import { newDeviceId } from '../new-id.ts';
import type { Along, LeftAfter, LocalNote, Ports } from '../ports.ts';
import { isRefused } from '../refusals.ts';
import { type DeviceState, readAgain } from './device-state.ts';

/**
 * What came of saving. Only `saved` may be called saved on the screen: it is on the disk, with its operation. `gone`: what was to be
 * saved again has been, in another window.
 */
export type Saved =
  | { readonly saved: true; readonly noteId: string; readonly revision: string }
  | { readonly saved: false; readonly why: 'full' | 'failed' | 'gone' };

/** What is to be written. `noteId` and `seen` are null for a new note; a null `body` deletes. */
export type ToWrite = Omit<Along, 'left'> & {
  readonly left?: LeftAfter | undefined;
  readonly noteId: string | null;
  readonly seen: string | null;
  readonly body: NoteBody | null;
};

/** The names that one attempt goes by, so that the next, in the same words, is the same operation. */
type Names = { readonly id: string; readonly target: string };

const MOST_TRIES = 20;

/** Writes operations and their notes into the store, one after another, in the order they were asked for. */
export function noteWriting(state: DeviceState, ports: Ports): (wanted: ToWrite) => Promise<Saved> {
  const { store } = ports;
  /** What nobody knows to have been written, by its words: asked again in the same ones, it is the same operation. */
  const doubtful = new Map<string, Names>();
  let lastWrite: Promise<unknown> = Promise.resolve();
  const newId = () => newDeviceId(ports.now(), ports.random(10));
  /** Whether the store could be read again. */
  const looked = () =>
    readAgain(state, store).then(
      () => true,
      () => false,
    );

  async function append(asked: ToWrite): Promise<Saved> {
    if (isOverRefused(state, asked) && asked.body === null) return { saved: false, why: 'failed' };
    return await write(isOverRefused(state, asked) ? { ...asked, noteId: null, seen: null } : asked);
  }

  async function write(wanted: ToWrite): Promise<Saved> {
    const { noteId, seen, body, instead } = wanted;
    // What is pressed again may be the rest of several notes: another one is the first of them then.
    const words = body && { ...body, writtenAt: '', nthInPress: undefined };
    const asked = JSON.stringify([noteId, seen, words, instead?.id]);
    const before = doubtful.get(asked);
    if (before) await looked();
    // A note that has moved on since is changed anew: its words then stand beside the others.
    const isSame = noteId === null || [seen, before?.id].includes(state.notes.get(noteId)?.revision ?? null);
    const again = isSame ? before : undefined;
    const names = { id: again?.id ?? newId(), target: noteId ?? again?.target ?? newId() };
    doubtful.set(asked, names);
    const saved = again && isThere(state, wanted, names) ? done(names) : await attempt(wanted, names);
    if (saved.saved || saved.why === 'gone') doubtful.delete(asked);
    return saved;
  }

  async function attempt(wanted: ToWrite, names: Names): Promise<Saved> {
    const { id, target } = names;
    const { seen, body, photograph, instead, left } = wanted;
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const { device, head } = state;
      const sequence = head.sequence + 1;
      const follows = followedBy(state, wanted, target);
      const again = instead?.name ?? follows;
      const named = { sequence, id, noteId: target, seen, body, previous: head.hash };
      const operation = sealOperation(device, again ? { ...named, instead: again } : named);
      const savedAt = waitingFrom(state, target) ?? ports.now();
      const about = { ...(instead && { instead: instead.name }), ...(follows && { follows }) };
      const from = seen !== null && { seen };
      // Its photographs may have the name of that one still.
      const beside = state.notes.get(target)?.beside;
      const known = { ...about, ...from, ...(beside && { beside }) };
      const note: LocalNote = { id: target, body, revision: id, sequence, savedAt, ...known };
      const kept = await store
        .append(head, operation, note, { photograph, instead, left: left?.(id) })
        .catch(() => 'failed' as const);
      if (kept === 'full') return { saved: false, why: 'full' };
      if (kept === 'kept') {
        state.head = { sequence, hash: operation.hash };
        state.notes.set(target, note);
        state.changes += 1;
        if (instead) state.notes.delete(instead.id);
        return done(names);
      }
      if (!(await looked())) return { saved: false, why: 'failed' };
      // The store failed to answer but may have done it: then it is saved.
      if (isThere(state, wanted, names)) return done(names);
      if (kept !== 'moved') return { saved: false, why: kept === 'locked' ? 'failed' : kept };
      if (isOverRefused(state, wanted)) return await append(wanted);
    }
    return { saved: false, why: 'failed' };
  }

  return (wanted) => {
    const turn = lastWrite.then(
      () => append(wanted),
      () => append(wanted),
    );
    lastWrite = turn.catch(() => {});
    return turn;
  };
}

function done({ id, target }: Names): Saved {
  return { saved: true, noteId: target, revision: id };
}

/** A new note is there under its own name, or under its revision's where it was laid beside another. */
function isThere({ notes }: DeviceState, { noteId }: ToWrite, { id, target }: Names): boolean {
  return noteId === null ? notes.has(target) || notes.has(id) : notes.get(target)?.revision === id;
}

/**
 * Whether newer words than those it was made from were refused under its name: they are on this device alone, and would be gone. A change
 * becomes a note of its own, and a deletion is not done.
 */
function isOverRefused({ notes }: DeviceState, { noteId, seen }: ToWrite): boolean {
  const there = noteId === null ? undefined : notes.get(noteId);
  return there !== undefined && isRefused(there) && there.revision !== seen;
}

/** Which words that were saved again are changed before it was heard where they went: perhaps they never got there. */
function followedBy({ notes, acknowledged }: DeviceState, { seen }: ToWrite, noteId: string): string | undefined {
  const before = notes.get(noteId);
  if (!before || before.revision !== seen || before.sequence <= acknowledged) return undefined;
  return before.instead ?? before.follows;
}

/** A note that is changed while it waits has waited since it was first written. */
function waitingFrom({ notes, acknowledged }: DeviceState, noteId: string): number | null {
  const before = notes.get(noteId);
  return before && before.sequence > acknowledged ? before.savedAt : null;
}
