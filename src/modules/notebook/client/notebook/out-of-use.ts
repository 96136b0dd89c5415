import { deleteDatabase, openShelf } from './database.ts';
import { notebooksHere } from './locking.ts';
import { type Identity, readMeta } from './vault.ts';

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Why nothing may be kept on this device any more: it was taken out of use, or the notes of its challenge have been destroyed. The server
 * tells it whoever knows the device's id: a lost phone, or one on which nobody has signed in since, has to hear of it without a session. Null
 * where it may be kept, or the server cannot be asked.
 */
export async function whyOver(device: string): Promise<'revoked' | 'destroyed' | null> {
  try {
    const response = await fetch(`/notebook-devices/${device}/revocation`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (!response.ok) return null;
    // An earlier server says nothing of notes that were destroyed.
    const { revoked, destroyed } = (await response.json()) as { revoked?: unknown; destroyed?: unknown };
    return revoked === true ? 'revoked' : destroyed === true ? 'destroyed' : null;
  } catch {
    return null;
  }
}

/** Wipes every notebook on this browser that may not be kept any more, and tells of which challenges they were. */
export async function wipeWhatIsOver(): Promise<string[]> {
  const wiped: string[] = [];
  for (const name of await notebooksHere()) {
    const shelf = await openShelf(name);
    const identity = await readMeta<Identity>(shelf, 'identity').catch(() => undefined);
    shelf.close();
    if (!identity || (await whyOver(identity.device)) === null) continue;
    await deleteDatabase(name);
    wiped.push(identity.reference);
  }
  return wiped;
}
