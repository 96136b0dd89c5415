import type { Bundle } from '../../bundle.ts';
import type { Engine, SyncResult } from './engine.ts';
import type { Opened } from './keeper.ts';

const OFTEN_MILLISECONDS = 20_000;
const SELDOM_MILLISECONDS = 60_000;

export type SyncLoop = { now(): Promise<void>; stop(): void };

/**
 * Sends and asks at the start, on each write, when the page is shown, when the network returns, and on a timer: Background Sync is
 * missing on iPhones, so nothing is left to the browser. `told` hears how each round ended, with the bundle where one came. `have` is
 * the bundle that the screen shows.
 */
export function startSync(
  opened: Opened,
  have: () => Bundle | null,
  told: (result: SyncResult, news: { bundle: Bundle; kept: boolean } | null) => void,
): SyncLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  async function round(): Promise<void> {
    const result = await opened.engine.sync().catch((): SyncResult => ({ result: 'stuck' }));
    if (result.result !== 'done') return told(result, null);
    const got = await opened.refresh(have());
    if ('result' in got) return told(got.result === 'done' ? result : got, null);
    await opened.photographs.send(got.bundle, (noteId) => isGone(opened.engine, got.bundle, noteId));
    told(result, got);
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
    timer = setTimeout(() => void now(), waits(opened) ? OFTEN_MILLISECONDS : SELDOM_MILLISECONDS);
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

function waits({ engine, photographs }: Opened): boolean {
  return engine.waiting() > 0 || photographs.held().some((one) => one.state === 'waiting');
}

/** A note that the server had and lists no more: its author deleted it, here or elsewhere. */
function isGone(engine: Engine, bundle: Bundle, noteId: string): boolean {
  const note = engine.notes().find((one) => one.id === noteId);
  return note !== undefined && note.refused === undefined && note.sequence <= bundle.knows;
}
