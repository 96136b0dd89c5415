import { lockAll, lockOthers, type Waiting, waitingHere } from './locking.ts';
import { type NotebookHere, wipeWhatIsOver } from './out-of-use.ts';

/** The pages that open without a network, and all that they are made of. */
export const CACHE = 'cf-notebook-shell';
/** The script that a page puts to work beside itself: see `clerk.ts`. */
export const CLERK = '/challenges/notebook-clerk.js';
export const SHELL = /^\/challenges\/[^/]+\/notebook$/;

/** What pages of ours say to whoever keeps things on this device. */
export type Said = {
  readonly kind: string;
  readonly page?: string;
  readonly person?: string;
  readonly apart?: boolean;
};

/** Does what was said, and answers; false, or that nothing waits, where it cannot be done. Undefined for what is not for it. */
export async function answer({ kind, page = '', person = '', apart = false }: Said): Promise<unknown> {
  switch (kind) {
    case 'waiting':
      return await howMuchWaits(apart).catch(() => 0);
    case 'forget':
      return await forgetPage(page).catch(() => false);
    case 'here':
      return await somebodyIsHere(person).catch(() => false);
    case 'nobody-here':
      return await wipeOver().catch(() => false);
    case 'over':
      return await wipeOver({ page, person }).catch(() => false);
    case 'signing-out':
      return await forget().catch(() => false);
    default:
      return undefined;
  }
}

async function forgetPage(page: string): Promise<boolean> {
  return await (await caches.open(CACHE)).delete(page);
}

/** A page of before knows one number only: what is typed counts in it as one more change. */
async function howMuchWaits(apart: boolean): Promise<Waiting | number> {
  const waiting = await waitingHere();
  return apart ? waiting : waiting.changes + waiting.drafts;
}

/** Whoever is signed in on this browser now: what somebody else has left here is locked, and their pages do not open any more. */
async function somebodyIsHere(person: string): Promise<boolean> {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    if (!SHELL.test(new URL(request.url).pathname)) continue;
    const text = (await (await cache.match(request))?.text()) ?? '';
    if (!isPageOf(text, person)) await cache.delete(request);
  }
  await lockOthers(person);
  return true;
}

/**
 * Perhaps this device was lost, and taken out of use, or what is on it has been destroyed everywhere else: whoever is signed in now, if anybody is.
 * Nobody is told of whom it was. The notebook that is open on the page which asks hears it by itself, and says it.
 */
async function wipeOver(asks?: { readonly page: string; readonly person: string }): Promise<boolean> {
  const isOpen = (one: NotebookHere) => asks !== undefined && asks.page === pageOf(one) && isOf(one, asks.person);
  const cache = await caches.open(CACHE);
  const { wiped, isHeard } = await wipeWhatIsOver(isOpen);
  for (const one of wiped) {
    const kept = await (await cache.match(pageOf(one)))?.text();
    // It may be the page of a colleague, whose own notebook of that challenge stays.
    if (kept !== undefined && one.owners.some((owner) => isPageOf(kept, owner))) await cache.delete(pageOf(one));
  }
  return isHeard;
}

function pageOf({ reference }: NotebookHere): string {
  return `/challenges/${reference}/notebook`;
}

function isOf({ owners }: NotebookHere, person: string): boolean {
  return owners.includes(person);
}

function isPageOf(text: string, person: string): boolean {
  return text.includes(`data-person="${person}"`);
}

async function forget(): Promise<boolean> {
  await caches.delete(CACHE);
  await lockAll();
  return true;
}
