import { type Answer, BATCH_CHARACTERS, BATCH_OPERATIONS } from '../../../contract.ts';
import type { Head, Ports, Sent } from '../ports.ts';
import { settlementOf } from '../settlement.ts';
import type { DeviceState } from './device-state.ts';

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
    const sent = await store.operationsAfter(state.acknowledged, state.reached ? WHOLE : TRIAL);
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
    const before = state.acknowledged;
    await settle(state, ports, reply.answer, sent);
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
async function settle(state: DeviceState, { store }: Ports, answer: Answer, sent: readonly Sent[]): Promise<void> {
  const top = sent.reduce<Head>((high, one) => (one.sequence > high.sequence ? one : high), state.head);
  const settlement = settlementOf(answer, sent, state.notes, top);
  // On a full disk the answer cannot be kept: it is true all the same, and is asked for again when the notebook is next opened.
  const kept = await store.settle(settlement).then(
    () => true,
    () => false,
  );
  if (!kept && settlement.skipTo) throw new Error('the numbers to go on from could not be kept');
  state.acknowledged = settlement.acknowledged;
  state.sentThrough = settlement.acknowledged;
  if (settlement.skipTo) state.head = settlement.skipTo;
  state.changes += 1;
  for (const { id, sequence, note } of settlement.changes) {
    if (state.notes.get(id)?.sequence !== sequence) continue;
    state.notes.delete(id);
    if (note) state.notes.set(note.id, note);
  }
}

function resultOf(
  reply: { kind: 'unreachable' | 'signed-out' } | { kind: 'refused'; code: string; why: string },
): SyncResult {
  return reply.kind === 'refused' ? { result: 'refused', code: reply.code, why: reply.why } : { result: reply.kind };
}
