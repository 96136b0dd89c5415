import type { Bundle } from '../../bundle.ts';
import { notesInBox } from './composer/words-in-box.ts';
import { openEngine } from './engine.ts';
import type { DeviceStore, Network } from './ports.ts';

/**
 * Does once, on nothing, what a press on the button does. The first press would otherwise wait until a slow phone has compiled all that
 * lies between it and the disk. No word of it is kept, shown or sent.
 */
export async function rehearse(bundle: Bundle, store: DeviceStore): Promise<void> {
  const session = bundle.sessions[0] ?? null;
  const intent = { bundle, session, changing: null, answers: null };
  const chosen = { kind: null, themeId: null, sourceCategory: 'data', hasPhotograph: false, anyway: true } as const;
  const named = notesInBox('A rehearsal', intent, { ...chosen, anyway: false }, new Date());
  const read = 'wrong' in named ? notesInBox('A rehearsal', intent, chosen, new Date()) : named;
  if ('wrong' in read) return;
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const engine = await openEngine({ store: nowhere(store), network: nobody, now: Date.now, random });
  for (const body of read.bodies) await engine.write(body);
}

/** No log ends there, so that what is to follow on it is never kept. */
const NO_HEAD = { sequence: -1, hash: '' };

/** Locks what it is given and goes to the disk with it, as the phone's store does, and is sent away there with nothing done. */
function nowhere(store: DeviceStore): DeviceStore {
  return {
    read: async () => ({ device: '', head: { sequence: 0, hash: '' }, acknowledged: 0, notes: [], unreadable: [] }),
    async append(_at, operation, note) {
      await store.append(NO_HEAD, operation, note);
      return 'kept';
    },
    operationsAfter: async () => [],
    settle: async () => 0,
  };
}

const nobody: Network = {
  exchange: async () => ({ kind: 'unreachable' }),
  register: async () => ({ kind: 'unreachable' }),
};
