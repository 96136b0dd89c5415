/** Something locked under the device's key. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer };

/** Locks and opens what is kept on the device: AES-GCM with 256 bits, a fresh nonce each time, bound to the name it is kept under. */
export type Cipher = {
  seal(name: string, value: unknown): Promise<Sealed>;
  open<T>(name: string, sealed: Sealed): Promise<T>;
  sealBytes(name: string, bytes: ArrayBuffer): Promise<Sealed>;
  openBytes(name: string, sealed: Sealed): Promise<ArrayBuffer>;
};

/** A key that can be used and never be read: not by this script either. */
export async function importKey(base64url: string): Promise<CryptoKey> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  return await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

export function cipherOf(key: CryptoKey): Cipher {
  const named = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(name),
  });
  async function sealBytes(name: string, plain: ArrayBuffer): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, bytes: await crypto.subtle.encrypt(named(name, iv), key, plain) };
  }
  const openBytes = (name: string, { iv, bytes }: Sealed) => crypto.subtle.decrypt(named(name, iv), key, bytes);
  return {
    sealBytes,
    openBytes,
    seal: (name, value) => sealBytes(name, new TextEncoder().encode(JSON.stringify(value)).buffer),
    open: async <T>(name: string, sealed: Sealed) =>
      JSON.parse(new TextDecoder().decode(await openBytes(name, sealed))) as T,
  };
}
