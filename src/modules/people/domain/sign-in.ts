import { type Refusal, refusal } from '#kernel/result';

/** How long a link and its code work. */
export const SIGN_IN_MINUTES = 15;
/** How many wrong codes one request survives. */
const CODE_TRIES = 5;
/** How often one address may be asked for in a quarter of an hour, and how often one network may ask. */
export const LIMITS = { address: { tries: 5, minutes: 15 }, network: { tries: 40, minutes: 15 } } as const;

/** What is known of a request when somebody comes with its link or its code. */
export type SignInRequest = {
  /** Null for an address we do not know. */
  readonly personId: string | null;
  /** The code or link is this request's. */
  readonly right: boolean;
  readonly sameBrowser: boolean;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly tries: number;
};

/**
 * Whether this link or code lets somebody in: in the browser that asked, once, within 15 minutes. At exactly 15 minutes it is
 * over. An address we do not know has a request like any other, which lets nobody in.
 */
export function decideSignIn(request: SignInRequest | null, now: Date): Refusal<SignInRefusal> | { personId: string } {
  if (!request) return refusal('unknown', NOT_RIGHT);
  if (request.tries >= CODE_TRIES) return refusal('too-many-tries', 'That was too many tries. Ask for a new code.');
  if (!request.right || request.personId === null) return refusal('unknown', NOT_RIGHT);
  if (!request.sameBrowser)
    return refusal('other-browser', 'Open this link in the browser where you asked to sign in.');
  if (request.usedAt) return refusal('used', 'That was used before. Ask for a new one.');
  if (now >= request.expiresAt)
    return refusal('expired', 'That has run out: it works for 15 minutes. Ask for a new one.');
  return { personId: request.personId };
}
const NOT_RIGHT = 'That code is not right, or it is no longer the newest one.';

export type SignInRefusal = 'unknown' | 'other-browser' | 'used' | 'expired' | 'too-many-tries';

/** A code as typed: spaces and hyphens left out, letters large. */
export function tidyCode(typed: string): string {
  return typed.replace(/[\s-]/g, '').toUpperCase();
}
