import { randomBytes, randomInt } from 'node:crypto';

/** A UUIDv7: time-ordered, made by whoever creates the thing, so that pressing twice makes one. */
export type Id = string;

/** Makes a UUIDv7 (RFC 9562). `now` in milliseconds and `random` (10 bytes) are arguments so that tests can fix them. */
export function newId(now: number = Date.now(), random: Uint8Array = randomBytes(10)): Id {
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes.set(random, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Buffer.from(bytes).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** True for text in the shape of a UUID, of any version. */
export function isId(text: unknown): text is Id {
  return typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

/** An unguessable token for a cookie or a link: 256 bits, URL-safe. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A six-character code that can be read aloud: no 0, 1, I, L, O, U. About 2^29 of them. */
export function newCode(): string {
  return Array.from({ length: 6 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('');
}
