import type { Cipher, Sealed } from './cipher.ts';
import { answerOf, type Shelf, write } from './database.ts';
import { type Draft, isEmpty } from './draft.ts';
import type { Stores } from './shelf-rows.ts';

/** The draft as it lies on the shelf, and which window wrote it: a notebook has one, whichever window is typed in. */
export type DraftRow = Sealed & { readonly by?: string };

export type DraftRows = {
  /** Locks it; null for an empty one, which has no row. */
  lock(draft: Draft): Promise<DraftRow | null>;
  /** Within a transaction over `meta`. `there` is the row before. Nothing takes the place of what another window has typed since. */
  put(store: Stores, row: DraftRow | null, there: DraftRow | undefined): void;
  /** The same in a transaction of its own. */
  keep(draft: Draft): Promise<void>;
};

export async function draftIn(store: Stores): Promise<DraftRow | undefined> {
  return (await answerOf(store('meta').get('draft'))) as DraftRow | undefined;
}

/** The draft's row as one window writes it. `first`: as it was when the notebook was opened there. */
export function draftRows(shelf: Shelf, cipher: Cipher, first: DraftRow | undefined): DraftRows {
  const by = crypto.randomUUID();
  const isOwn = (row: DraftRow) => row.by === by || String(row.iv) === String(first?.iv);

  async function lock(draft: Draft): Promise<DraftRow | null> {
    return isEmpty(draft) ? null : { ...(await cipher.seal('draft', draft)), by };
  }

  function put(store: Stores, row: DraftRow | null, there: DraftRow | undefined): void {
    if (row) store('meta').put(row, 'draft');
    else if (there && isOwn(there)) store('meta').delete('draft');
  }

  return {
    lock,
    put,
    async keep(draft) {
      const row = await lock(draft);
      await write(shelf, ['meta'], async (store) => put(store, row, await draftIn(store)));
    },
  };
}
