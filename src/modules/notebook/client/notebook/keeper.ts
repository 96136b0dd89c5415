import type { Bundle } from '../../bundle.ts';
import { type Cipher, cipherOf, importKey, type Sealed } from './cipher.ts';
import { answerOf, deleteDatabase, openDatabase } from './database.ts';
import { type Engine, openEngine, type SyncResult } from './engine.ts';
import { httpServer, type Server } from './http-network.ts';
import { type IndexedStore, indexedStore } from './indexed-store.ts';
import { newDeviceId } from './new-id.ts';
import {
  dropKey,
  type Identity,
  keepKey,
  leasedKey,
  lockedOperations,
  readMeta,
  waitingIn,
  writeMeta,
} from './vault.ts';

export type Opened = {
  readonly engine: Engine;
  readonly store: IndexedStore;
  readonly server: Server;
  readonly identity: Identity;
  /** What was taken along last, or null where nothing was yet. */
  readonly bundle: Bundle | null;
  /** Asks for everything anew and keeps it; answers as the server did. */
  refresh(): Promise<Bundle | SyncResult>;
  draft(): Promise<string>;
  keepDraft(text: string): Promise<void>;
  /** Sends photographs whose note is confirmed and that the server does not list. Tells how many still wait. */
  sendPhotographs(bundle: Bundle): Promise<number>;
  photographs(): Promise<readonly { id: string; noteId: string }[]>;
  /** Goes along with the next note that is written. */
  takePhotograph(bytes: ArrayBuffer): void;
  /** The unsent changes, locked, for a file. */
  rescue(): Promise<Blob>;
  wipe(): Promise<void>;
};

/** Why a notebook cannot be opened. `waiting`: how many notes are locked in it. */
export type Closed =
  | { readonly closed: 'never-opened' | 'locked' | 'signed-out'; readonly waiting: number; rescue(): Promise<Blob> }
  | { readonly closed: 'refused'; readonly why: string; readonly waiting: number; rescue(): Promise<Blob> }
  | { readonly closed: 'revoked' };

export type Place = { readonly name: string; readonly base: string; readonly reference: string; readonly csrf: string };

const RESCUE_FORMAT = 'critical-friend-notebook-1';

/** Opens the notebook of this browser: with the key it holds, or with one that the server gives to whoever is signed in. */
export async function openNotebook(place: Place): Promise<Opened | Closed> {
  const database = await openDatabase(place.name);
  let identity = await readMeta<Identity>(database, 'identity');
  const server = httpServer(place.base, place.csrf, () => identity?.wrapped ?? null);
  let key = await leasedKey(database, Date.now());
  if (!identity || !key) {
    const device = identity?.device ?? newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
    const got = await server.registerFor(device, identity?.wrapped ?? null);
    if (got.kind !== 'got') return await closedBecause(database, place.name, got, identity);
    identity = { device, wrapped: got.value.wrapped, reference: place.reference };
    await writeMeta(database, 'identity', identity);
    key = await importKey(got.value.key);
    await keepKey(database, key, Date.now());
  }
  return await opened(database, place, server, identity, key);
}

async function closedBecause(
  database: IDBDatabase,
  name: string,
  got: { kind: string; code?: string; why?: string },
  identity: Identity | undefined,
): Promise<Closed> {
  if (got.kind === 'refused' && got.code === 'revoked') {
    database.close();
    await deleteDatabase(name);
    return { closed: 'revoked' };
  }
  const waiting = await waitingIn(database);
  const rescue = () => rescueFile(database, identity);
  if (got.kind === 'refused') return { closed: 'refused', why: got.why ?? '', waiting, rescue };
  if (got.kind === 'signed-out') return { closed: 'signed-out', waiting, rescue };
  return { closed: identity ? 'locked' : 'never-opened', waiting, rescue };
}

/** The way out: unsent operations as they are locked, with the wrapped key. The server takes them in from the same person. */
async function rescueFile(database: IDBDatabase, identity: Identity | undefined): Promise<Blob> {
  const { device, wrapped } = identity ?? { device: '', wrapped: '' };
  const operations = await lockedOperations(database);
  return new Blob([JSON.stringify({ format: RESCUE_FORMAT, device, wrapped, operations })], {
    type: 'application/json',
  });
}

async function opened(
  database: IDBDatabase,
  place: Place,
  server: Server,
  identity: Identity,
  key: CryptoKey,
): Promise<Opened> {
  const cipher = cipherOf(key);
  const store = indexedStore(database, cipher, identity.device);
  const [engine, bundle] = await Promise.all([
    openEngine({
      store,
      network: server,
      now: Date.now,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    }),
    readSealed<Bundle>(database, cipher, 'bundle'),
  ]);
  if (bundle) server.useToken(place.csrf || bundle.csrf);
  return {
    engine,
    store,
    server,
    identity,
    bundle,
    async refresh() {
      const got = await server.bundle(identity.device);
      if (got.kind === 'unknown-device') return { result: 'stuck' };
      if (got.kind === 'refused') return { result: 'refused', code: got.code, why: got.why };
      if (got.kind !== 'got') return { result: got.kind };
      server.useToken(got.value.csrf);
      await writeMeta(database, 'bundle', await cipher.seal('bundle', got.value)).catch(() => {});
      await keepKey(database, key, Date.now()).catch(() => {});
      return got.value;
    },
    draft: async () => (await readSealed<string>(database, cipher, 'draft')) ?? '',
    async keepDraft(text) {
      await writeMeta(database, 'draft', await cipher.seal('draft', text));
    },
    ...photographsOf(database, cipher, server, engine),
    takePhotograph(bytes) {
      const id = newDeviceId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
      store.takeAlong({ id, bytes });
    },
    rescue: () => rescueFile(database, identity),
    async wipe() {
      await dropKey(database).catch(() => {});
      database.close();
      await deleteDatabase(place.name);
    },
  };
}

type PhotographRow = { readonly id: string; readonly noteId: string; readonly sealed: Sealed };

function photographsOf(database: IDBDatabase, cipher: Cipher, server: Server, engine: Engine) {
  const rows = async () =>
    (await answerOf(database.transaction('photographs').objectStore('photographs').getAll())) as PhotographRow[];
  return {
    photographs: async () => (await rows()).map(({ id, noteId }) => ({ id, noteId })),
    async sendPhotographs(bundle: Bundle): Promise<number> {
      const there = new Set(bundle.notes.flatMap((note) => note.photographs));
      const confirmed = new Set(bundle.notes.filter((note) => note.mine).map((note) => note.id));
      let waiting = 0;
      for (const row of await rows()) {
        if (there.has(row.id)) continue;
        if (!confirmed.has(row.noteId)) {
          const note = engine.notes().find((one) => one.id === row.noteId);
          waiting += note && note.sequence > bundle.knows ? 1 : 0;
          continue;
        }
        const bytes = await cipher.openBytes(`photograph/${row.id}`, row.sealed);
        const sent = await server.photograph({ id: row.id, noteId: row.noteId, bytes });
        if (sent.kind !== 'got') waiting += 1;
      }
      return waiting;
    },
  };
}

async function readSealed<T>(database: IDBDatabase, cipher: Cipher, name: string): Promise<T | null> {
  const sealed = await readMeta<Sealed>(database, name);
  return sealed ? await cipher.open<T>(name, sealed) : null;
}
