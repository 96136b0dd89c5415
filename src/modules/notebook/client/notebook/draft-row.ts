import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, read, type Shelf, write } from './database.ts';
import { type Draft, isEmpty } from './draft.ts';
import { mustBeOpen } from './lock-mark.ts';
import type { Stores } from './shelf-rows.ts';

/**
 * The draft as it lies on the shelf, and which window wrote it. `other` is what another window had typed before that, and this one has not
 * had before it: neither takes the other's place.
 */
export type DraftRow = Sealed & { readonly by?: string; readonly other?: DraftRow | undefined };

export type DraftRows = {
  /** Locks it; null for an empty one, which has no row. */
  lock(draft: Draft): Promise<DraftRow | null>;
  /** Within a transaction over `meta`. `there` is the row before. What another window has typed since stays beside it. */
  put(store: Stores, row: DraftRow | null, there: DraftRow | undefined): void;
  /** The same in a transaction of its own. */
  keep(draft: Draft): Promise<void>;
  /** All that lies there, whichever window wrote it: from now on this one has had it, and may take it away. */
  take(): Promise<DraftRow | undefined>;
};

/** Whose drafts a window may take away: its own, which are `by` it, and those that it has `had` before it. */
export type DraftOwner = { readonly by: string; readonly had: Set<string> };

/** `first`: the draft's row as it was when the notebook was opened in this window. */
export function draftOwner(first: DraftRow | undefined): DraftOwner {
  return { by: crypto.randomUUID(), had: new Set([first, first?.other].map((row) => String(row?.iv))) };
}

export async function draftIn(store: Stores): Promise<DraftRow | undefined> {
  return (await answerOf(store('meta').get('draft'))) as DraftRow | undefined;
}

/** The draft's row as one window writes it. */
export function draftRows(shelf: Shelf, cipher: Cipher, { by, had }: DraftOwner): DraftRows {
  const isOwn = (row: DraftRow) => row.by === by || had.has(String(row.iv));

  async function lock(draft: Draft): Promise<DraftRow | null> {
    return isEmpty(draft) ? null : { ...(await cipher.seal('draft', draft)), by };
  }

  function put(store: Stores, row: DraftRow | null, there: DraftRow | undefined): void {
    const other = there && ofAnother(there);
    const next = row ? { ...row, other } : other;
    if (next) store('meta').put(next, 'draft');
    else if (there) store('meta').delete('draft');
  }

  /** What of it another window has typed. */
  function ofAnother({ other, ...row }: DraftRow): DraftRow | undefined {
    return [row, other].find((one) => one && !isOwn(one));
  }

  return {
    lock,
    put,
    async take() {
      const row = await read(shelf, ['meta'], draftIn);
      for (const one of [row, row?.other]) had.add(String(one?.iv));
      return row;
    },
    async keep(draft) {
      const row = await lock(draft);
      await write(shelf, ['meta'], async (store) => {
        const [there] = await Promise.all([draftIn(store), mustBeOpen(store)]);
        put(store, row, there);
      });
    },
  };
}
