import type { Cipher } from './cipher.ts';
import type { Shelf } from './database.ts';
import type { Draft } from './draft.ts';
import type { DraftRows } from './draft-row.ts';
import { indexedStore } from './indexed-store.ts';
import type { DeviceStore } from './ports.ts';
import type { SavingFirst } from './saving-first.ts';
import type { NoteRows } from './shelf-notes.ts';
import type { Standing } from './taking-along.ts';
import { keepWithLease } from './vault.ts';

/**
 * What is written down while somebody writes, and what is read to be sent: each call that changes something is one transaction that has
 * reached the disk when it answers. The page has one desk of its own, and the clerk another one over the same shelf.
 */
export type Desk = Omit<DeviceStore, 'read'> & {
  keepDraft(draft: Draft): Promise<void>;
  /** Keeps the challenge as it came, and the key for as long again from `now`. False where the notebook was locked meanwhile. */
  keepBundle(bytes: ArrayBuffer, now: number): Promise<boolean>;
  /** The same of how things stand, beside the bundle of that version. */
  keepStanding(standing: Standing, now: number): Promise<boolean>;
};

/** What a desk stands on. */
export type DeskParts = {
  readonly shelf: Shelf;
  readonly cipher: Cipher;
  readonly key: CryptoKey;
  readonly device: string;
  readonly saving: SavingFirst;
  readonly drafts: DraftRows;
};

/** `first`: the rows as they were when the notebook was opened, where they have been read already. */
export function openDesk(parts: DeskParts, first: NoteRows | null): Desk & DeviceStore {
  const { shelf, cipher, key, saving, drafts } = parts;
  return {
    ...indexedStore(parts, first),
    keepDraft: drafts.keep,
    async keepBundle(bytes, now) {
      const bundle = await cipher.sealBytes('bundle', bytes);
      await saving.free();
      return await keepWithLease(shelf, key, { bundle, standing: undefined, now });
    },
    keepStanding: async (standing, now) =>
      await keepWithLease(shelf, key, { standing: await cipher.seal('standing', standing), now }),
  };
}
