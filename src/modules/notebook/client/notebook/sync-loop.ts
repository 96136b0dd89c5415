import type { Bundle } from '../../bundle.ts';
import type { SyncResult } from './engine.ts';
import type { Opened } from './keeper.ts';

const OFTEN_MILLISECONDS = 20_000;
const SELDOM_MILLISECONDS = 60_000;

export type SyncLoop = { now(): Promise<void>; stop(): void };

/**
 * Sends and asks at the start, on each write, when the page is shown, when the network returns, and on a timer: Background Sync is
 * missing on iPhones, so nothing is left to the browser. `told` hears how each round ended, with the bundle where one came.
 */
export function startSync(
  opened: Opened,
  told: (result: SyncResult, news: { bundle: Bundle | null; photographs: number }) => void,
): SyncLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function round(): Promise<void> {
    const result = await opened.engine.sync().catch((): SyncResult => ({ result: 'stuck' }));
    if (result.result !== 'done') return told(result, { bundle: null, photographs: 0 });
    const got = await opened.refresh();
    if ('result' in got) return told(got.result === 'done' ? result : got, { bundle: null, photographs: 0 });
    const photographs = await opened.sendPhotographs(got).catch(() => 1);
    told(result, { bundle: got, photographs });
  }

  async function now(): Promise<void> {
    if (stopped) return;
    if (running) {
      again = true;
      return running;
    }
    clearTimeout(timer);
    running = round().finally(() => {
      running = null;
    });
    await running;
    if (stopped) return;
    if (again) {
      again = false;
      return await now();
    }
    timer = setTimeout(() => void now(), opened.engine.waiting() > 0 ? OFTEN_MILLISECONDS : SELDOM_MILLISECONDS);
  }

  const woken = () => {
    if (document.visibilityState === 'visible') void now();
  };
  window.addEventListener('online', woken);
  window.addEventListener('pageshow', woken);
  document.addEventListener('visibilitychange', woken);
  return {
    now,
    stop() {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', woken);
      window.removeEventListener('pageshow', woken);
      document.removeEventListener('visibilitychange', woken);
    },
  };
}
