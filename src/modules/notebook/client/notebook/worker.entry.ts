/// <reference lib="webworker" />
import { wipeOutOfUse } from './out-of-use.ts';
import { lockAll, lockOthers, type Waiting, waitingHere } from './vault.ts';

declare const self: ServiceWorkerGlobalScope;

const CACHE = 'cf-notebook-shell';
const SHELL = /^\/challenges\/[^/]+\/notebook$/;
/** What a page of ours names that it is made of. */
const ASSETS = /(?<=")\/assets\/[^"]+(?=")/g;
/** How long a page is waited for before the kept one is shown: a train's wifi often neither answers nor refuses. */
const PATIENCE_MILLISECONDS = 300;
type Said = { kind: string; page?: string; assets?: string[]; person?: string; apart?: boolean };

// It holds no notes and no state: a new one may take over at once, with notes unsent.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && SHELL.test(pathname)) event.respondWith(shell(request, pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

/**
 * From the network where it answers soon, and with a page of ours; else as it was kept. A server that says that it cannot answer now has
 * not answered. Where it leads on to signing in, or knows of no such page, that is passed on, and not kept.
 */
async function shell(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pathname);
  const fresh = fetch(request);
  if (!kept) return await fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE_MILLISECONDS));
  const answered = fresh.then((response) => (isNoAnswer(response) ? kept.clone() : response));
  return await Promise.race([answered.catch(() => kept.clone()), late]);
}

const TOO_MANY_REQUESTS = 429;

function isNoAnswer({ status }: Response): boolean {
  return status >= 500 || status === TOO_MANY_REQUESTS;
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? (await fetch(request));
}

self.addEventListener('message', (event) => {
  const { data, ports } = event as unknown as MessageEvent<Said>;
  const [port] = (ports ?? []) as readonly MessagePort[];
  const answer = (value: unknown) => port?.postMessage(value);
  if (data.kind === 'keep') event.waitUntil(keep(data.page ?? '', data.assets ?? []).then(answer));
  if (data.kind === 'waiting') event.waitUntil(howMuchWaits(data.apart === true).then(answer, () => answer(0)));
  if (data.kind === 'forget') event.waitUntil(forgetPage(data.page ?? '').then(answer, () => answer(false)));
  if (data.kind === 'here') event.waitUntil(somebodyIsHere(data.person ?? '').then(answer, () => answer(false)));
  if (data.kind === 'nobody-here') event.waitUntil(nobodyIsHere().then(answer, () => answer(false)));
  if (data.kind === 'signing-out') event.waitUntil(forget().then(answer, () => answer(false)));
});

/**
 * Keeps a page with all it needs: what it names itself, and what the window has loaded besides, its typefaces. What no kept page needs goes only
 * once all of this one is there. `renewed`: the page has become another than the window shows.
 */
async function keep(page: string, loaded: readonly string[]): Promise<'kept' | 'renewed' | false> {
  try {
    const cache = await caches.open(CACHE);
    const response = await fetch(page, { redirect: 'manual', credentials: 'same-origin' });
    if (!response.ok) return false;
    const named = (await response.clone().text()).match(ASSETS) ?? [];
    const assets = [...new Set([...named, ...loaded])];
    for (const address of assets) {
      if (!(await cache.match(address))) await cache.put(address, await fetched(address));
    }
    await cache.put(page, response);
    await dropUnneeded(cache, assets);
    return named.every((address) => loaded.includes(address)) ? 'kept' : 'renewed';
  } catch {
    return false;
  }
}

/** Assets that are not `needed` here go, but for those that a page kept for another challenge names: it may be of an older build. */
async function dropUnneeded(cache: Cache, needed: readonly string[]): Promise<void> {
  const kept = await cache.keys();
  const pages = kept.filter((request) => SHELL.test(new URL(request.url).pathname));
  const texts = await Promise.all(pages.map(async (request) => (await (await cache.match(request))?.text()) ?? ''));
  const keep = new Set([...needed, ...texts.flatMap((text) => text.match(ASSETS) ?? [])]);
  for (const request of kept) {
    const { pathname, search } = new URL(request.url);
    if (pathname.startsWith('/assets/') && !keep.has(pathname + search)) await cache.delete(request);
  }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be fetched`);
  return response;
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
    if (!text.includes(`data-person="${person}"`)) await cache.delete(request);
  }
  await lockOthers(person);
  return true;
}

/** Nobody is signed in: perhaps this device was lost, and taken out of use. */
async function nobodyIsHere(): Promise<boolean> {
  for (const reference of await wipeOutOfUse()) await forgetPage(`/challenges/${reference}/notebook`);
  return true;
}

async function forget(): Promise<boolean> {
  await caches.delete(CACHE);
  await lockAll();
  return true;
}
