import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Services } from '#platform/http/context';
import { earlierEntries } from '../store/devices.ts';

/** Whose key it is: a wrapped key opens for these three together and for nothing else. */
export type KeyOwner = { readonly device: string; readonly personId: string; readonly challengeId: string };

/** A new key for a device's notes (32 bytes) and the same wrapped. The server keeps neither: the device keeps the wrapped one. */
export function newDeviceKey(secret: string, owner: KeyOwner): { key: Buffer; wrapped: string } {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secret), iv);
  cipher.setAAD(Buffer.from(said(owner)));
  const sealed = Buffer.concat([cipher.update(key), cipher.final()]);
  return { key, wrapped: Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url') };
}

/** The key in a wrapped one, or null where it was not wrapped by us for this device, person and challenge. */
function unwrapDeviceKey(secret: string, owner: KeyOwner, wrapped: string): Buffer | null {
  const bytes = Buffer.from(wrapped, 'base64url');
  if (bytes.length !== 60) return null;
  try {
    const cipher = createDecipheriv('aes-256-gcm', wrappingKey(secret), bytes.subarray(0, 12));
    cipher.setAAD(Buffer.from(said(owner)));
    cipher.setAuthTag(bytes.subarray(44));
    return Buffer.concat([cipher.update(bytes.subarray(12, 44)), cipher.final()]);
  } catch {
    return null;
  }
}

/**
 * The same, for whichever entry of that person the device locked its notes as: two entries of one person may have been merged since. The
 * key stays wrapped as it was. One statement, and that only where the person's own name does not open it.
 */
export async function unwrapForPerson(
  { db, config }: Pick<Services, 'db' | 'config'>,
  owner: KeyOwner,
  wrapped: string,
): Promise<Buffer | null> {
  const own = unwrapDeviceKey(config.secret, owner, wrapped);
  if (own) return own;
  for (const personId of await earlierEntries(db, owner.personId)) {
    const key = unwrapDeviceKey(config.secret, { ...owner, personId }, wrapped);
    if (key) return key;
  }
  return null;
}

function wrappingKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'notebook-device-key', 32));
}

function said({ device, personId, challengeId }: KeyOwner): string {
  return `${device}/${personId}/${challengeId}`;
}
