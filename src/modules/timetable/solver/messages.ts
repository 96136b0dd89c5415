import type { Instance } from '../domain/engine/instance.ts';
import type { ClockMinute } from '../domain/engine/local-time.ts';
import type { Snapshot } from '../domain/engine/solve/anneal.ts';
import type { Found } from '../domain/engine/solve/search.ts';

/** What a worker is started with. `stop` holds one 32-bit flag; `deadline` is in milliseconds since 1970. */
export type Task = {
  readonly role: 'search' | 'bound';
  readonly instance: Instance;
  readonly from: ClockMinute | null;
  readonly seed: number;
  readonly deadline: number;
  readonly stop: SharedArrayBuffer;
};

/** The next round, the best score known as it begins, and what the other worker found in an earlier one. */
export type ToWorker = { readonly round: number; readonly score: number; readonly found: Found };

/** What a worker says: a better timetable, a lower bound, or that its round is over, with what it found for the other one. */
export type FromWorker =
  | { readonly kind: 'plan'; readonly best: Snapshot }
  | { readonly kind: 'bound'; readonly bound: number }
  | { readonly kind: 'done'; readonly round: number; readonly found: Found };
