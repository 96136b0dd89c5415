import type { Bundle } from '../../../bundle.ts';
import { isBare } from '../bare-bundle.ts';
import { afterPaint, h } from '../dom.ts';
import { isEmpty } from '../draft.ts';
import type { SyncResult } from '../engine.ts';
import type { Opened } from '../keeper.ts';
import { isDraft, isUnsent } from '../photographs.ts';
import { forgetShell, keepShell } from '../shell.ts';
import { startSync } from '../sync-loop.ts';
import {
  CLOSED_AND_WIPED,
  CLOSED_WITH_PHOTOGRAPH,
  CLOSED_WITH_WORDS,
  cameByFile,
  OUT_OF_USE,
  RENEWED,
} from '../words.ts';
import type { Screen } from './screen-state.ts';
import type { Shown } from './shown.ts';

export type Hearing = {
  /** Something was written here: it is shown, and the other windows and the server hear of it. */
  written(): void;
  syncNow(): void;
};

const MINUTE_MILLISECONDS = 60_000;

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

  function heard(result: SyncResult, news: { bundle: Bundle; kept: boolean } | null): void {
    const { bundle: before } = state;
    state.last = result;
    if (news) {
      state.bundle = news.bundle;
      state.bundleKept = news.kept;
    }
    const over = whyOver(result, state.bundle, opened);
    // What is typed and not saved is nowhere else: it stays until its writer has taken it away.
    if (over === CLOSED_AND_WIPED && unsaved()) state.notice = unsaved();
    else if (over !== null) return void wipe(over);
    if (!before) shown.all();
    else if (news && isBare(before)) showTheChallenge();
    else {
      shown.notes();
      if (news && news.bundle.version !== before.version) shown.freshSession();
    }
    if (news) void listed(news.bundle);
    if (!state.ready && result.result === 'done' && state.bundleKept) void keepShell().then(setReady);
    shown.standing();
  }

  /** What is said where words, or a photograph, are here that were never saved. */
  function unsaved(): string {
    if (!isEmpty(drafts.all())) return CLOSED_WITH_WORDS;
    return pictures.now() || opened.photographs.held().some(isDraft) ? CLOSED_WITH_PHOTOGRAPH : '';
  }

  /** What had been refused may be settled by what the team has now. Where the device cannot keep that, it is looked at again. */
  async function listed({ knows, notes }: Bundle): Promise<void> {
    const before = opened.engine.stamp();
    const byFile = await opened.engine.listed({ knows, notes: notes.filter((note) => note.mine) }).catch(() => 0);
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

  async function wipe(why: string): Promise<void> {
    loop.stop();
    clearInterval(clock);
    await opened.wipe();
    await forgetShell();
    root.replaceChildren(h('p', { class: 'govuk-body', role: 'status' }, why));
  }

  function hearWritten(): void {
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

  if (others) {
    others.onmessage = () =>
      void Promise.all([opened.engine.refresh(), opened.photographs.look()]).then(hearWritten, () => {});
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void drafts.flush();
    else shown.standing();
  });
  window.addEventListener('pagehide', () => void drafts.flush());
  // Somebody is signing out on this page: first what they typed a moment ago is kept.
  document.addEventListener('cf-leaving', (event) => (event as CustomEvent<unknown[]>).detail.push(drafts.flush()));
  for (const turn of ['online', 'offline']) window.addEventListener(turn, () => shown.standing());

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

/** Why the notebook has come to its end on this device and is wiped, in words; null while it has not. */
function whyOver(result: SyncResult, bundle: Bundle | null, opened: Opened): string | null {
  if (result.result === 'refused' && result.code === 'revoked') return OUT_OF_USE;
  if (result.result === 'refused' && result.code === 'destroyed') return result.why;
  return bundle?.closed && result.result === 'done' && allConfirmed(opened) ? CLOSED_AND_WIPED : null;
}

function allConfirmed({ engine, photographs }: Opened): boolean {
  const unsent = photographs.held().some(isUnsent);
  return engine.waiting() === 0 && engine.refused().length === 0 && !unsent;
}
