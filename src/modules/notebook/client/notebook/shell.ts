/** The address of the worker: what stands below it is what it may answer for. */
const WORKER = '/challenges/notebook-worker.js';

/**
 * Puts the page and all it is made of where it opens without a network, and asks the browser not to throw the notes away. `kept` once
 * everything is there, `renewed` where a new version is, which the next opening shows; null where this browser cannot, or not now.
 */
export async function keepShell(): Promise<'kept' | 'renewed' | null> {
  if (!('serviceWorker' in navigator)) return null;
  try {
    await navigator.serviceWorker.register(WORKER, { scope: '/challenges/' });
    const registration = await navigator.serviceWorker.ready;
    void navigator.storage?.persist?.();
    await document.fonts.ready;
    const done = await ask(registration.active, { kind: 'keep', page: location.pathname, assets: assetsHere() });
    // A worker of an earlier version says no more than that it is done.
    return done === true ? 'kept' : done === 'kept' || done === 'renewed' ? done : null;
  } catch {
    return null;
  }
}

/** The page is wiped with its notes: it does not open without a network any more. */
export async function forgetShell(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration('/challenges/');
  await ask(registration?.active ?? null, { kind: 'forget', page: location.pathname });
}

function assetsHere(): string[] {
  const named = [...document.querySelectorAll<HTMLLinkElement>('link[href^="/assets/"]')].map((link) => link.href);
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src^="/assets/"]')].map(
    (script) => script.src,
  );
  // Not every browser tells the page of what a worker of its own has loaded.
  const workers = [...document.querySelectorAll<HTMLElement>('[data-clerk]')].map(({ dataset }) => dataset.clerk ?? '');
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  const paths = [...named, ...scripts, ...loaded].map((address) => {
    const { pathname, search } = new URL(address, location.href);
    return pathname + search;
  });
  return [...new Set([...workers, ...paths.filter((path) => path.startsWith('/assets/'))])];
}

function ask(worker: ServiceWorker | null, message: object): Promise<unknown> {
  return new Promise((resolve) => {
    if (!worker) return resolve(false);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(event.data);
    worker.postMessage(message, [port2]);
    setTimeout(() => resolve(false), 20_000);
  });
}
