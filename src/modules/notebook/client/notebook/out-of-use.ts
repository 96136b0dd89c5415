import { deleteDatabase, openShelf, ownerIn } from './database.ts';
import { notebooksHere } from './locking.ts';
import { type Identity, readMeta } from './vault.ts';

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Why nothing may be kept on this device any more: it was taken out of use, or the notes of its challenge have been destroyed. The server
 * tells it whoever knows the device's id: a lost phone, or one on which nobody has signed in since, has to hear of it without a session. Null
 * where it may be kept, or the server cannot be asked.
 */
export async function whyOver(device: string): Promise<'revoked' | 'destroyed' | null> {
  const became = await whatBecameOf(device);
  return became === 'unheard' ? null : became;
}

async function whatBecameOf(device: string): Promise<'revoked' | 'destroyed' | 'unheard' | null> {
  try {
    const response = await fetch(`/notebook-devices/${device}/revocation`, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (!response.ok) return 'unheard';
    // An earlier server says nothing of notes that were destroyed.
    const { revoked, destroyed } = (await response.json()) as { revoked?: unknown; destroyed?: unknown };
    return revoked === true ? 'revoked' : destroyed === true ? 'destroyed' : null;
  } catch {
    return 'unheard';
  }
}

/** A notebook on this browser: of which challenge, and under which names its pages know whoever it is of. */
export type NotebookHere = { readonly reference: string; readonly owners: readonly string[] };

/**
 * Wipes every notebook on this browser that may not be kept any more, whoever's it is, and tells which they were; not those that are to be
 * left alone. Of one that cannot be read nothing can be asked: it stays, and holds up no other. `isHeard`: of all others the server has told.
 */
export async function wipeWhatIsOver(
  isLeftAlone: (one: NotebookHere) => boolean,
): Promise<{ readonly wiped: readonly NotebookHere[]; readonly isHeard: boolean }> {
  const wiped: NotebookHere[] = [];
  let isHeard = true;
  for (const name of await notebooksHere()) {
    const identity = await identityIn(name).catch(() => undefined);
    if (!identity) continue;
    const one = { reference: identity.reference, owners: [ownerIn(name), identity.person ?? ''] };
    const became = isLeftAlone(one) ? null : await whatBecameOf(identity.device);
    if (became === 'unheard') isHeard = false;
    if (became === 'unheard' || became === null) continue;
    await deleteDatabase(name);
    wiped.push(one);
  }
  return { wiped, isHeard };
}

async function identityIn(name: string): Promise<Identity | undefined> {
  const shelf = await openShelf(name);
  return await readMeta<Identity>(shelf, 'identity').finally(() => shelf.close());
}
