import type { Bundle } from '../../../bundle.ts';
import { isBare } from '../bare-bundle.ts';
import { afterPaint, nextTurn } from '../dom.ts';
import type { SyncResult } from '../engine.ts';
import { listIn } from '../merge.ts';
import { isDraft } from '../photographs.ts';
import { keepShell } from '../shell.ts';
import { startSync } from '../sync-loop.ts';
import { cameByFile, RENEWED } from '../words.ts';
import { endingOf } from './ending.ts';
import type { Screen } from './screen-state.ts';
import type { Shown } from './shown.ts';

export type Hearing = {
  /** Something was written here: it is shown, and the other windows and the server hear of it. */
  written(): void;
  syncNow(): void;
};

const MINUTE_MILLISECONDS = 60_000;
/** What one window tells the others, beside that it has written. */
const WIPED = 'wiped';

/** Listens to the server, to other windows of this browser, and to the page, the network and the clock; shows what has changed. */
export function startHearing(screen: Screen, shown: Shown): Hearing {
  const { root, base, opened, drafts, pictures, state } = screen;
  const others = 'BroadcastChannel' in window ? new BroadcastChannel(`${base}/notebook`) : null;
  const loop = startSync(
    opened,
    () => state.bundle,
    heard,
    () => {
      if (state.last) heard(state.last, null);
    },
  );
  const clock = setInterval(shown.standing, MINUTE_MILLISECONDS);
  const listening = new AbortController();
  const { signal } = listening;
  const locks = opened.onLock(() => void ending.lockUp());
  const ending = endingOf(screen, shown, {
    stop() {
      loop.stop();
      clearInterval(clock);
      listening.abort();
      locks.close();
      others?.close();
    },
    tellWiped: () => others?.postMessage(WIPED),
    hearWritten,
    syncNow: () => void loop.now(),
  });

  function heard(result: SyncResult, news: { bundle: Bundle; kept: boolean } | null): void {
    if (ending.isOver()) return;
    const { bundle: before } = state;
    state.last = result;
    if (result.result === 'signed-out') void ending.lookWhetherLocked();
    if (news) {
      state.bundle = news.bundle;
      state.bundleKept = news.kept;
    }
    if (ending.isBroughtBy(result)) return;
    const isAnew = !before || (news !== null && isBare(before));
    if (!before) shown.all();
    else if (isAnew) showTheChallenge();
    const isNewest = () => news !== null && news.bundle === state.bundle;
    void oneByOne([
      !isAnew && shown.notes,
      !isAnew && news && news.bundle.version !== before?.version && shown.freshSession,
      news && (() => isNewest() && void listed(news.bundle)),
      shown.standing,
      () => {
        if (!state.ready && result.result === 'done' && state.bundleKept) void keepShell().then(setReady);
        if (news && isNewest()) root.dataset.version = news.bundle.version;
      },
    ]);
  }

  /** What is pressed meanwhile is heard between two of them, and goes first. */
  async function oneByOne(parts: readonly ((() => void) | false | null)[]): Promise<void> {
    for (const part of parts) {
      if (!part) continue;
      part();
      await nextTurn();
      await opened.saving.free();
      if (ending.isOver()) return;
    }
  }

  /** What had been refused may be settled by what the team has now. Where the device cannot keep that, it is looked at again. */
  async function listed(bundle: Bundle): Promise<void> {
    const before = opened.engine.stamp();
    const byFile = await opened.engine.listed(listIn(bundle)).catch(() => 0);
    if (opened.engine.stamp() === before) return;
    if (byFile > 0) {
      state.notice = cameByFile(byFile);
      await opened.photographs.look().catch(() => {});
    }
    tellOthers();
    showWritten();
  }

  /** It could not be read, and has come anew: the box stays under the thumb, with its words. */
  function showTheChallenge(): void {
    const wasWriting = document.activeElement instanceof HTMLTextAreaElement;
    state.session = undefined;
    shown.all();
    if (wasWriting) root.querySelector('textarea')?.focus();
  }

  function setReady(shell: 'kept' | 'renewed' | null): void {
    state.ready = shell !== null;
    root.toggleAttribute('data-ready', state.ready);
    if (shell === 'renewed') state.notice = RENEWED;
    shown.standing();
  }

  /** Another window has written, or has taken a photograph off. */
  async function hearWritten(): Promise<void> {
    const looked = [opened.engine.refresh(), opened.photographs.look()];
    if (!(await Promise.all(looked).catch(() => null)) || ending.isOver()) return;
    const drafts = opened.photographs.held().filter(isDraft);
    pictures.lieThere(drafts.map(({ id }) => id));
    showWritten();
  }

  function tellOthers(): void {
    others?.postMessage('written');
  }

  function showWritten(): void {
    shown.notes();
    shown.standing();
  }

  if (others) others.onmessage = ({ data }) => (data === WIPED ? ending.hearWiped() : void hearWritten());
  const seenAgain = () => {
    shown.standing();
    void ending.lookWhetherLocked();
  };
  document.addEventListener(
    'visibilitychange',
    () => (document.visibilityState === 'hidden' ? void drafts.flush() : seenAgain()),
    { signal },
  );
  window.addEventListener('pagehide', () => void drafts.flush(), { signal });
  window.addEventListener('pageshow', () => void ending.lookWhetherLocked(), { signal });
  // Somebody is signing out on this page: first what they typed a moment ago is kept.
  const leaving = (event: Event) => (event as CustomEvent<unknown[]>).detail.push(drafts.flush());
  document.addEventListener('cf-leaving', leaving, { signal });
  for (const turn of ['online', 'offline']) window.addEventListener(turn, () => shown.standing(), { signal });
  // It may have been locked while it was being opened.
  void ending.lookWhetherLocked();

  return {
    written() {
      tellOthers();
      showWritten();
      // That it is saved is seen first; what has to be read for sending it takes a slow phone's time.
      afterPaint(() => void loop.now());
    },
    syncNow: () => void loop.now(),
  };
}
