import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Config } from '../../config.ts';

/** Over https the names carry `__Host-`: the browser then takes them only from this host, for `/`, over https. */
export function cookieNames(config: Pick<Config, 'baseUrl'>) {
  const prefix = isSecure(config) ? '__Host-' : '';
  return { session: `${prefix}cf-session`, browser: `${prefix}cf-browser`, notice: `${prefix}cf-notice` };
}

export function isSecure(config: Pick<Config, 'baseUrl'>): boolean {
  return config.baseUrl.startsWith('https://');
}

/** Sets a cookie that no script can read and no other site sends with a form. */
export function setCookie(
  reply: FastifyReply,
  config: Config,
  name: string,
  value: string,
  maxAgeSeconds: number,
): void {
  reply.setCookie(name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isSecure(config),
    maxAge: maxAgeSeconds,
  });
}

export function clearCookie(reply: FastifyReply, config: Config, name: string): void {
  reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(config) });
}

/** A keyed hash for one purpose: two purposes never share a key. */
export function keyed(secret: string, purpose: string, value: string): string {
  return createHmac('sha256', `${purpose}\n${secret}`).update(value).digest('base64url');
}

/** True where both are equal, in a time that does not tell how much of them is. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * A form's token for one page: the browser's own, hidden behind a fresh random mask. Pages are compressed, and what is the same in
 * every compressed answer can be guessed by its length; this never is.
 */
export function maskToken(token: string): string {
  const bytes = Buffer.from(token, 'base64url');
  const mask = randomBytes(bytes.length);
  return Buffer.concat([mask, mixed(bytes, mask)]).toString('base64url');
}

/** True for a masked token that hides this one. */
export function isMaskOf(given: unknown, token: string): boolean {
  const bytes = Buffer.from(typeof given === 'string' ? given : '', 'base64url');
  const half = bytes.length / 2;
  return sameText(mixed(bytes.subarray(half), bytes.subarray(0, half)).toString('base64url'), token);
}

function mixed(bytes: Buffer, mask: Buffer): Buffer {
  return Buffer.from(bytes.map((byte, index) => byte ^ (mask[index] ?? 0)));
}

/** A value with its own seal, so that a cookie cannot be made up. */
export function seal(secret: string, value: string): string {
  const body = Buffer.from(value).toString('base64url');
  return `${body}.${keyed(secret, 'seal', body)}`;
}

/** The value of a seal that is ours, else null. */
function unseal(secret: string, sealed: string | undefined): string | null {
  const [body, mark] = (sealed ?? '').split('.');
  if (!body || !mark || !sameText(mark, keyed(secret, 'seal', body))) return null;
  return Buffer.from(body, 'base64url').toString('utf8');
}

/** The most characters of a notice: what is longer is cut off there, for cookies hold little. */
export const MOST_NOTICE = 1500;

/** What the next page says, sealed: what was done, or why nothing was. */
export function sealedNotice(secret: string, text: string, refused = false): string {
  return seal(secret, `${refused ? 'note' : 'done'}:${text.slice(0, MOST_NOTICE)}`);
}

/** The notice of a cookie that is ours, else null. */
export function openedNotice(
  secret: string,
  sealed: string | undefined,
): { kind: 'done' | 'important'; text: string } | null {
  const value = unseal(secret, sealed);
  if (value === null) return null;
  const [, how, text] = /^(note|done):([\s\S]*)$/.exec(value) ?? [];
  return { kind: how === 'note' ? 'important' : 'done', text: text ?? value };
}
