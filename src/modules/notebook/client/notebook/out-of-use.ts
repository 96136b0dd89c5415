import { deleteDatabase, openShelf } from './database.ts';
import { notebooksHere } from './locking.ts';
import { type Identity, readMeta } from './vault.ts';

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Whether the server says that this device has been taken out of use, which it tells whoever knows the device's id: a lost phone has to hear
 * of it after its session has ended. False where it cannot be asked.
 */
export async function isOutOfUse(device: string): Promise<boolean> {
  try {
    const response = await fetch(`/notebook-devices/${device}/revocation`, {
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    return response.ok && ((await response.json()) as { revoked?: unknown }).revoked === true;
  } catch {
    return false;
  }
}

/** Wipes every notebook on this browser whose device has been taken out of use, and tells of which challenges they were. */
export async function wipeOutOfUse(): Promise<string[]> {
  const wiped: string[] = [];
  for (const name of await notebooksHere()) {
    const shelf = await openShelf(name);
    const identity = await readMeta<Identity>(shelf, 'identity').catch(() => undefined);
    shelf.close();
    if (!identity || !(await isOutOfUse(identity.device))) continue;
    await deleteDatabase(name);
    wiped.push(identity.reference);
  }
  return wiped;
}
