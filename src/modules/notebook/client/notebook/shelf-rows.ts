import type { Sealed } from './cipher.ts';
import { answerOf, type StoreName } from './database.ts';
import type { Head } from './ports.ts';

/** What lies on the shelf, as it lies there. Readable without the key are numbers, names and how things stand. */
export type OperationRow = { readonly sequence: number; readonly characters: number; readonly sealed: Sealed };

/** That the server refused it is readable, so that signing out does not throw its words away. */
export type NoteRow = {
  readonly id: string;
  readonly sequence: number;
  readonly refused?: boolean;
  readonly sealed: Sealed;
};

/** How far the log is and how far the server has confirmed it. */
export type LogRow = {
  readonly head: Head;
  readonly acknowledged: number;
  /** Counts what was done to the notes; absent where only an earlier version of the notebook has written. */
  readonly changes?: number | undefined;
  /** Which notes have changed since they were gathered, as the log stood at `head` then or has been kept up since. */
  readonly since?: { readonly ids: readonly string[]; readonly head: number } | undefined;
};

export const EMPTY_LOG: LogRow = { head: { sequence: 0, hash: '' }, acknowledged: 0 };

export type Stores = (name: StoreName) => IDBObjectStore;

export async function logIn(store: Stores): Promise<LogRow> {
  return ((await answerOf(store('meta').get('log'))) as LogRow | undefined) ?? EMPTY_LOG;
}

const MOST_SINCE = 250;

/**
 * The log after something was done to those notes: `to` is what is new in it. The gathered notes hold as long as every change since is
 * named; a change by an earlier version of the notebook, which named none, shows in a head that has gone on without them.
 */
export function logAfter(log: LogRow, to: Partial<LogRow>, ids: readonly string[]): LogRow {
  const next = { ...log, ...to, changes: (log.changes ?? 0) + 1 };
  const { since } = log;
  const named = [...new Set([...(since?.ids ?? []), ...ids])];
  const holds = since && since.head === log.head.sequence && named.length <= MOST_SINCE;
  return { ...next, since: holds ? { ids: named, head: next.head.sequence } : undefined };
}
