import { type Answer, BATCH_CHARACTERS, BATCH_OPERATIONS } from '../../../contract.ts';
import type { Ports } from '../ports.ts';
import { type Asked, isNews, settlementOf } from '../settlement.ts';
import { changeNotes, type DeviceState, readAgain } from './device-state.ts';

/** How a round of sending ended. `done`: the server has confirmed everything. */
export type SyncResult =
  | { readonly result: 'done'; readonly closed: boolean; readonly now: string }
  | { readonly result: 'unreachable' | 'signed-out' | 'stuck' }
  | { readonly result: 'refused'; readonly code: string; readonly why: string };

const WHOLE = { operations: BATCH_OPERATIONS, characters: BATCH_CHARACTERS };
/** What is tried first while nobody knows whether anything gets through: to read a whole batch for nothing takes a slow phone's time. */
const TRIAL = { operations: 8, characters: 40_000 };

/** Sends what waits, batch by batch, until the server has confirmed all of it or something stands in the way. */
export async function sendAll(state: DeviceState, ports: Ports): Promise<SyncResult> {
  const { store, network } = ports;
  for (let still = 0; still < 3; ) {
    const before = state.acknowledged;
    const sent = await store.operationsAfter(before, state.reached ? WHOLE : TRIAL);
    state.sentThrough = Math.max(state.acknowledged, sent.at(-1)?.sequence ?? 0);
    const reply = await network.exchange({ device: state.device, operations: sent });
    state.reached = reply.kind === 'answered';
    // Whether it left is not known, so nothing more is said of it than that it is here.
    if (reply.kind !== 'answered') state.sentThrough = state.acknowledged;
    if (reply.kind === 'unknown-device') {
      const registered = await network.register(state.device);
      if (registered !== 'done') return resultOf(registered);
      still += 1;
      continue;
    }
    if (reply.kind !== 'answered') return resultOf(reply);
    await settle(state, ports, reply.answer, { after: before, sent });
    // A challenge that has closed is done with for good: what another window has written meanwhile counts.
    if (reply.answer.closed) await readAgain(state, store);
    if (state.acknowledged >= state.head.sequence) {
      return { result: 'done', closed: reply.answer.closed, now: reply.answer.now };
    }
    // A server that was restored knows less than before, and is sent everything again: that is moving on, once.
    still = state.acknowledged > before ? 0 : still + 1;
  }
  return { result: 'stuck' };
}

/** One round at a time: asked again meanwhile, another follows, and whoever asked hears the end of that one. */
export function oneAtATime<T>(round: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  function ask(): Promise<T> {
    if (!running) {
      running = round().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return ask();
      });
    return next;
  }
  return ask;
}

/** Takes an answer in: on the disk first, then in what is known. */
async function settle(state: DeviceState, { store }: Ports, answer: Answer, asked: Asked): Promise<void> {
  // What became of a note that this window does not know of must not be lost on it.
  if (isNews(answer, asked, state.head)) await readAgain(state, store);
  const settlement = settlementOf(answer, asked, state);
  const changes = [...state.owed, ...settlement.changes];
  // On a full disk the answer cannot be kept: it is true all the same, and is asked for again when the notebook is next opened.
  const kept = await store.settle({ ...settlement, changes }).catch(() => null);
  // Else the disk would say that what is sent now was confirmed before, and what becomes of it would never be asked for again.
  if (kept === null && settlement.acknowledged < state.acknowledged)
    throw new Error('that the server knows less than before could not be kept');
  if (settlement.skipTo) {
    if (kept === null) throw new Error('the numbers to go on from could not be kept');
    return await readAgain(state, store);
  }
  state.owed = kept === null ? changes : [];
  state.acknowledged = kept ?? settlement.acknowledged;
  state.sentThrough = state.acknowledged;
  // What is owed among them: the disk may have been read again meanwhile, which knows nothing of it.
  changeNotes(state, changes);
}

function resultOf(
  reply: { kind: 'unreachable' | 'signed-out' } | { kind: 'refused'; code: string; why: string },
): SyncResult {
  return reply.kind === 'refused' ? { result: 'refused', code: reply.code, why: reply.why } : { result: reply.kind };
}
