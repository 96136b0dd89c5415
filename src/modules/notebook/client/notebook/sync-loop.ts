import type { Bundle } from '../../bundle.ts';
import type { Engine, SyncResult } from './engine.ts';
import type { Opened } from './keeper.ts';
import { listIn } from './merge.ts';
import { missingSmallOnes } from './missing-small.ts';
import { isForgotten, isRefused } from './refusals.ts';

const OFTEN_MILLISECONDS = 20_000;
const SELDOM_MILLISECONDS = 60_000;
/** A phone says that it has a network before anything gets through it: then it is tried again after so long each time. */
const SOON_MILLISECONDS = [1_000, 3_000, 8_000];

export type SyncLoop = { now(): Promise<void>; stop(): void };

/**
 * Sends and asks at the start, on each write, when the page is shown, when the network returns, and on a timer: Background Sync is
 * missing on iPhones, so nothing is left to the browser. `told` hears how each round ended, with the bundle where one came; `sent`, that
 * photographs were sent or not, which goes on beside the rounds: notes never wait behind one. `have` is the bundle that the screen shows.
 */
export function startSync(
  opened: Opened,
  have: () => Bundle | null,
  told: (result: SyncResult, news: { bundle: Bundle; kept: boolean } | null) => void,
  sent: () => void,
): SyncLoop {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let soon: number[] = [];
  const typing = listenForTyping();
  const photographs = photographsBeside(
    opened,
    () => stopped || sent(),
    () => void now(),
  );

  const smallOnes = missingSmallOnes(opened);

  async function round(): Promise<void> {
    const result = await opened.engine.sync().catch((): SyncResult => ({ result: 'stuck' }));
    if (result.result !== 'unreachable') soon = [];
    if (result.result !== 'done') return await tell(result, null);
    // One's own notes are with the team; the challenge anew is large, and can wait for the end of a word.
    if (have()) await typing.pause();
    const got = await opened.refresh(have());
    if ('result' in got) return await tell(got.result === 'done' ? result : got, null);
    await tell(result, got);
    photographs(got.bundle);
    smallOnes(got.bundle);
  }

  /** What follows on it is shown, which takes a slow phone's time. */
  async function tell(...heard: Parameters<typeof told>): Promise<void> {
    await opened.saving.free();
    told(...heard);
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
    timer = setTimeout(() => void now(), soon.shift() ?? (waits(opened) ? OFTEN_MILLISECONDS : SELDOM_MILLISECONDS));
  }

  const woken = () => {
    if (document.visibilityState === 'visible') void now();
  };
  const returned = () => {
    soon = [...SOON_MILLISECONDS];
    woken();
  };
  window.addEventListener('online', returned);
  window.addEventListener('pageshow', woken);
  document.addEventListener('visibilitychange', woken);
  return {
    now,
    stop() {
      stopped = true;
      clearTimeout(timer);
      typing.stop();
      window.removeEventListener('online', returned);
      window.removeEventListener('pageshow', woken);
      document.removeEventListener('visibilitychange', woken);
    },
  };
}

/**
 * Sends photographs one after another, beside the rounds. What was heard meanwhile is older than what was sent meanwhile, so nothing is
 * sent by it: it is asked for anew.
 */
function photographsBeside(opened: Opened, sent: () => void, askAnew: () => void): (bundle: Bundle) => void {
  let isSending = false;
  let isLate = false;

  async function send(bundle: Bundle): Promise<void> {
    const { engine } = opened;
    const isGone = (noteId: string) => isGoneFrom(engine, bundle, noteId);
    const isHereAlone = (noteId: string) => isOnlyHere(engine, bundle, noteId);
    await opened.photographs.send(bundle, {
      isGone,
      isHereAlone,
      besideOf: (noteId) => besideOf(engine, bundle, noteId),
    });
    await opened.saving.free();
    sent();
  }

  return (bundle) => {
    if (opened.photographs.held().length === 0) return;
    isLate ||= isSending;
    if (isSending) return;
    isSending = true;
    void send(bundle).finally(() => {
      isSending = false;
      if (isLate && photographWaits(opened)) askAnew();
      isLate = false;
    });
  };
}

const PAUSE_MILLISECONDS = 400;
const LONGEST_MILLISECONDS = 3000;

/** `pause` is answered when nothing has been typed for a moment, and at the latest after three seconds. */
function listenForTyping(): { pause(): Promise<void>; stop(): void } {
  let typedAt = Number.NEGATIVE_INFINITY;
  const typed = () => {
    typedAt = performance.now();
  };
  document.addEventListener('input', typed);
  return {
    async pause() {
      const latest = performance.now() + LONGEST_MILLISECONDS;
      for (;;) {
        const rest = Math.min(typedAt + PAUSE_MILLISECONDS, latest) - performance.now();
        if (rest <= 0) return;
        await new Promise((resolve) => setTimeout(resolve, rest));
      }
    },
    stop: () => document.removeEventListener('input', typed),
  };
}

function waits(opened: Opened): boolean {
  return opened.engine.waiting() > 0 || photographWaits(opened);
}

function photographWaits({ photographs }: Opened): boolean {
  return photographs.held().some((one) => one.state === 'waiting');
}

/** A note that the server had and lists no more: its author deleted it, here or elsewhere. */
function isGoneFrom(engine: Engine, bundle: Bundle, noteId: string): boolean {
  const note = engine.notes().find((one) => one.id === noteId);
  if (note === undefined || note.refused !== undefined || note.sequence > bundle.knows) return false;
  return !isForgotten(note, listIn(bundle));
}

/** A note of which the server has said no, or that it has forgotten. */
function isOnlyHere(engine: Engine, bundle: Bundle, noteId: string): boolean {
  const note = engine.notes().find((one) => one.id === noteId);
  return note !== undefined && (isRefused(note) || isForgotten(note, listIn(bundle)));
}

/** The version beside a note that is neither here nor listed: this device's own first. */
function besideOf(engine: Engine, bundle: Bundle, noteId: string): string | null {
  const local = engine.notes();
  if (noteId === '' || local.some((note) => note.id === noteId)) return null;
  const beside =
    local.find((note) => note.beside === noteId) ?? bundle.notes.find((note) => note.mine && note.beside === noteId);
  return beside?.id ?? null;
}
