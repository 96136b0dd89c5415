import type { Bundle } from '../../bundle.ts';
import { bareBundle } from './bare-bundle.ts';
import { type Cipher, cipherOf, importKey, type Sealed } from './cipher.ts';
import { deleteDatabase, openShelf, type Shelf } from './database.ts';
import { openDesks } from './desks.ts';
import { type Draft, readDraft, together } from './draft.ts';
import { draftOwner, draftRows } from './draft-row.ts';
import { type Engine, openEngine, type SyncResult } from './engine.ts';
import { httpServer, type Server } from './http-network.ts';
import { dropKey, isLocked, NOTHING_WAITS, onLock, type Waiting, waitingIn, wipeWhereNothingWaits } from './locking.ts';
import { newDeviceId } from './new-id.ts';
import { openPhotographs, type Photographs } from './photographs.ts';
import { rehearse } from './rehearsal.ts';
import { rescueFiles, smallInFile } from './rescue-file.ts';
import { type SavingFirst, savingFirst } from './saving-first.ts';
import { asItStands, type Standing, type Taken, takingAlong } from './taking-along.ts';
import { forgetTeam, type Identity, type Kept, keepIdentity, leasedKey, readKept } from './vault.ts';
import { OUT_OF_USE, WIPED_HERE } from './words.ts';

export type Opened = {
  readonly engine: Engine;
  readonly server: Server;
  /** What was taken along last, or null where nothing was yet; a bare one where it was and cannot be read any more. */
  readonly bundle: Bundle | null;
  readonly photographs: Photographs;
  /** Asks for everything anew and keeps it; answers as the server did. `kept` is false where the device had no room for it. */
  refresh(have: Bundle | null): Promise<Taken | SyncResult>;
  readonly saving: SavingFirst;
  /** What was typed and not saved, when the notebook was opened. */
  readonly draft: Draft;
  /** There was a draft, and it cannot be read any more. */
  readonly draftDamaged: boolean;
  keepDraft(draft: Draft): Promise<void>;
  /** Puts a clerk to work, and makes the first press as quick as those after it. */
  prepare(bundle: Bundle | null): Promise<void>;
  /** When what was kept last had reached the disk, in milliseconds since the page was opened. */
  keptAt(): number;
  /** The unsent changes and photographs, locked, for one file or several. */
  rescue(): Promise<readonly Blob[]>;
  wipe(): Promise<void>;
  /** The same, where nothing waits here, in no window; else what is typed and not saved as it lies on the device, for whoever has the box. */
  wipeWhereNothingWaits(): Promise<'wiped' | Draft>;
  /** Hears that somebody has signed out, or another person has come, in another window. */
  onLock(told: () => void): { close(): void };
  isLocked(): Promise<boolean>;
  /** Nothing of the team's stays on the device; what is the writer's own does. */
  leaveTeam(): Promise<void>;
  /** What stands in its place from then on. */
  asClosed(): Promise<Exclude<Closed, { closed: 'wiped' }>>;
};

/** Why a notebook cannot be opened. `waiting`: what is locked in it and nowhere else. */
export type Closed =
  | {
      readonly closed: 'never-opened' | 'locked' | 'signed-out';
      readonly waiting: Waiting;
      rescue(): Promise<readonly Blob[]>;
    }
  | { readonly closed: 'refused'; readonly why: string; readonly waiting: Waiting; rescue(): Promise<readonly Blob[]> }
  | { readonly closed: 'wiped'; readonly why: string };

/** `name` is the database's; `person` who is signed in. */
export type Place = {
  readonly name: string;
  readonly person: string;
  readonly base: string;
  readonly reference: string;
  readonly csrf: string;
  /** Where the clerk's script is; a page that an earlier version of the server made names none. */
  readonly clerk: string | undefined;
  /** They have left the team: nothing of the team's stays here, and the server says whether the rest may still be opened. */
  readonly hasLeft: boolean;
};

/** Opens the notebook of this browser: with the key it holds, or with one that the server gives to whoever is signed in. */
export async function openNotebook(place: Place): Promise<Opened | Closed> {
  const shelf = await openShelf(place.name);
  if (place.hasLeft) await forgetTeam(shelf).catch(() => {});
  const kept = await readKept(shelf);
  let { identity } = kept;
  const server = httpServer(place.base, place.csrf, () => identity);
  let key = await leasedKey(shelf, kept.lease, Date.now());
  if (!identity || !key) {
    const device = identity?.device ?? newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const got = await server.registerFor(device, identity?.wrapped ?? null);
    if (got.kind !== 'got') return await closedBecause(shelf, got, identity);
    identity = { device, wrapped: got.value.wrapped, reference: place.reference, person: place.person };
    key = await importKey(got.value.key);
    const done = await keepIdentity(shelf, identity, key, { now: Date.now(), lock: kept.lock });
    if (done === 'locked') return await closedBecause(shelf, { kind: 'signed-out' }, identity);
    if (done === 'other') {
      shelf.close();
      return await openNotebook(place);
    }
  }
  // What was given just now is for as long as this page is open.
  if (place.hasLeft) await forgetTeam(shelf).catch(() => {});
  return await opened(shelf, place, server, identity, key, kept);
}

async function closedBecause(
  shelf: Shelf,
  got: { kind: string; code?: string; why?: string },
  identity: Identity | undefined,
): Promise<Closed> {
  const why = whyWiped(got);
  if (why !== null) {
    shelf.close();
    await deleteDatabase(shelf.name);
    return { closed: 'wiped', why };
  }
  const waiting = await waitingIn(shelf);
  const rescue = () => rescueFiles(shelf, identity);
  if (got.kind === 'refused') return { closed: 'refused', why: got.why ?? '', waiting, rescue };
  if (got.kind === 'signed-out') return { closed: 'signed-out', waiting, rescue };
  return { closed: identity ? 'locked' : 'never-opened', waiting, rescue };
}

/** Why nothing may be kept here any more; null where it may. */
function whyWiped(got: { kind: string; code?: string; why?: string }): string | null {
  if (got.kind !== 'refused') return null;
  if (got.code === 'revoked') return OUT_OF_USE;
  return got.code === 'destroyed' ? `${got.why} ${WIPED_HERE}` : null;
}

async function opened(
  shelf: Shelf,
  place: Place,
  server: Server,
  identity: Identity,
  key: CryptoKey,
  kept: Kept,
): Promise<Opened> {
  const cipher = cipherOf(key);
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const saving = savingFirst();
  const owner = draftOwner(kept.draft);
  const drafts = draftRows(shelf, cipher, owner);
  const parts = { shelf, cipher, key, device: identity.device, saving, drafts };
  const desks = openDesks({ ...parts, owner, clerkAddress: place.clerk }, kept.notes);
  const photographs = openPhotographs(shelf, cipher, server, kept.photographs);
  const [engine, laid, standing, draft, other] = await Promise.all([
    openEngine({ store: desks, network: server, now: Date.now, random }),
    unlocked<Bundle>(cipher, 'bundle', kept.bundle),
    unlocked<Standing>(cipher, 'standing', kept.standing),
    unlocked<unknown>(cipher, 'draft', kept.draft),
    unlocked<unknown>(cipher, 'draft', kept.draft?.other),
  ]);
  const bundle = laid && asItStands(laid, standing);
  if (bundle) server.useToken(place.csrf || bundle.csrf);
  return {
    engine,
    server,
    bundle: bundle ?? (kept.bundle ? bareBundle(place.person) : null),
    photographs,
    refresh: takingAlong({ desk: desks, server, saving, device: identity.device }, laid?.version ?? null),
    saving,
    draft: [other, draft].map(readDraft).reduce(together),
    draftDamaged: (draft === null && kept.draft !== undefined) || (other === null && kept.draft?.other !== undefined),
    keepDraft: desks.keepDraft,
    keptAt: desks.keptAt,
    async prepare(bundle) {
      await desks.hire();
      if (bundle) await rehearse(bundle, desks);
    },
    rescue: () => rescueFiles(shelf, identity, engine.unreadable(), smallInFile(cipher)),
    async wipe() {
      desks.dismiss();
      await dropKey(shelf).catch(() => {});
      shelf.close();
      await deleteDatabase(place.name);
    },
    async wipeWhereNothingWaits() {
      const { changes, drafts: typed } = await wipeWhereNothingWaits(shelf);
      if (changes + typed === 0) {
        desks.dismiss();
        return 'wiped';
      }
      const row = await drafts.take();
      const left = await Promise.all([row?.other, row].map((one) => unlocked<unknown>(cipher, 'draft', one)));
      return left.map(readDraft).reduce(together);
    },
    onLock: (told) => onLock(place.name, told),
    isLocked: () => isLocked(shelf),
    async leaveTeam() {
      desks.dismiss();
      await forgetTeam(shelf).catch(() => {});
    },
    async asClosed() {
      desks.dismiss();
      const waiting = await waitingIn(shelf).catch(() => NOTHING_WAITS);
      return { closed: 'signed-out', waiting, rescue: () => rescueFiles(shelf, identity, engine.unreadable()) };
    },
  };
}

/** Null where it was never kept, or is damaged. */
async function unlocked<T>(cipher: Cipher, name: string, sealed: Sealed | undefined): Promise<T | null> {
  return sealed ? await cipher.open<T>(name, sealed).catch(() => null) : null;
}
