/// <reference lib="webworker" />
import { CACHE, CLERK, answer as keeping, type Said, SHELL } from './keeping.ts';
import { isPageOfOurs } from './page-of-ours.ts';

declare const self: ServiceWorkerGlobalScope;

/** What a page of ours names that it is made of. */
const ASSETS = /(?<=")\/(?:assets\/|challenges\/notebook-clerk\.js)[^"]+(?=")/g;
/** How long a page is waited for before the kept one is shown: a train's wifi often neither answers nor refuses. */
const PATIENCE_MILLISECONDS = 300;

// It holds no notes and no state: a new one may take over at once, with notes unsent.
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { pathname, origin } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && SHELL.test(pathname)) event.respondWith(shell(request, pathname));
  else if (isAsset(pathname)) event.respondWith(asset(request));
});

/**
 * From the network where it answers soon, and with a page of ours; else as it was kept. A server that says that it cannot answer now has
 * not answered, nor has one who answers in our place. Where it leads on to signing in, or knows of no such page, that is passed on, and not kept.
 */
async function shell(request: Request, pathname: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(pathname);
  const fresh = fetch(request);
  if (!kept) return await fresh;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept.clone()), PATIENCE_MILLISECONDS));
  const answered = fresh.then(async (response) => ((await isAnswer(response)) ? response : kept.clone()));
  return await Promise.race([answered.catch(() => kept.clone()), late]);
}

function isAsset(pathname: string): boolean {
  return pathname === CLERK || pathname.startsWith('/assets/');
}

const TOO_MANY_REQUESTS = 429;

async function isAnswer(response: Response): Promise<boolean> {
  if (response.type === 'opaqueredirect') return true;
  if (response.status >= 500 || response.status === TOO_MANY_REQUESTS) return false;
  return isPageOfOurs(await response.clone().text());
}

async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? (await fetch(request));
}

self.addEventListener('message', (event) => {
  const { data, ports } = event as unknown as MessageEvent<Said & { assets?: string[] }>;
  const [port] = (ports ?? []) as readonly MessagePort[];
  const answer = (value: unknown) => port?.postMessage(value);
  if (data.kind === 'keep') event.waitUntil(keep(data.page ?? '', data.assets ?? []).then(answer));
  else event.waitUntil(keeping(data).then(answer));
});

/**
 * Keeps a page with all it needs: what it names itself, and what the window has loaded besides, its typefaces. What no kept page needs goes only
 * once all of this one is there. `renewed`: the page has become another than the window shows.
 */
async function keep(page: string, loaded: readonly string[]): Promise<'kept' | 'renewed' | false> {
  try {
    const cache = await caches.open(CACHE);
    const response = await fetch(page, { redirect: 'manual', credentials: 'same-origin' });
    const text = await response.clone().text();
    if (!response.ok || !isPageOfOurs(text)) return false;
    const named = text.match(ASSETS) ?? [];
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
    if (isAsset(pathname) && !keep.has(pathname + search)) await cache.delete(request);
  }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address);
  // A page in its place is none of ours.
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || isPage) throw new Error(`${address} could not be fetched`);
  return response;
}
