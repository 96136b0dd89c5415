import type { FastifyReply } from 'fastify';
import type { Config } from '../../config.ts';
import { clearCookie, cookieNames, isSecure } from './cookies.ts';

/** Nothing inline, nothing from elsewhere, no framing, no sniffing, no address leaked, and pages of signed-in people not stored. */
export function securityHeaders(reply: FastifyReply, config: Config): void {
  reply.headers({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
      "manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  });
  if (isSecure(config)) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/** Where nobody is signed in any more: this browser forgets the session, and the pictures that it has kept. */
export function forgetSession(reply: FastifyReply, config: Config): void {
  clearCookie(reply, config, cookieNames(config).session);
  forgetPictures(reply);
}

/**
 * Where a session has ended, by itself, by signing out or by signing in anew, the browser forgets the pictures that it has kept, which are then
 * not to be had from it by going back, or by asking it not to ask us. What the notebook keeps is elsewhere, locked, and stays.
 */
export function forgetPictures(reply: FastifyReply): void {
  reply.header('clear-site-data', '"cache"');
}
