import type { Bundle } from '../../../bundle.ts';
import { closedView } from '../closed-view.ts';
import { h } from '../dom.ts';
import { EMPTY_DRAFT, isEmpty, wordsOf } from '../draft.ts';
import type { SyncResult } from '../engine.ts';
import type { Opened } from '../keeper.ts';
import { listIn } from '../merge.ts';
import { isDraft, isUnsent } from '../photographs.ts';
import { isForgotten } from '../refusals.ts';
import { forgetShell } from '../shell.ts';
import {
  CLOSED_AND_WIPED,
  CLOSED_WITH_PHOTOGRAPH,
  CLOSED_WITH_PHOTOGRAPH_ELSEWHERE,
  CLOSED_WITH_WORDS,
  closedAndWiped,
  OUT_OF_USE,
  WIPED_HERE,
} from '../words.ts';
import { startHandingIn } from './handing-in.ts';
import { takeUpChange } from './moves.ts';
import type { Screen } from './screen-state.ts';
import type { Shown } from './shown.ts';

/** The ways in which a notebook comes to its end in this window. After one of them nothing is shown or heard any more. */
export type Ending = {
  isOver(): boolean;
  /** Whether a round of sending has brought it to its end, at once or soon: then it is said, and nothing else is shown. */
  isBroughtBy(result: SyncResult): boolean;
  /** Another window has wiped the notes. */
  hearWiped(): void;
  /** Somebody has signed out in another window, or another person has come: what is on the screen goes, and the key with it. */
  lockUp(): Promise<void>;
  lookWhetherLocked(): Promise<void>;
};

export type EndingFollows = {
  /** Stops everything that goes on by itself. */
  stop(): void;
  /** The other windows hear that the notes have been wiped here. */
  tellWiped(): void;
  /** What another window has written is read, and shown. */
  hearWritten(): Promise<void>;
  syncNow(): void;
};

/** They are not in the team any more, and can hand in what lies here, or no longer. */
const HAS_LEFT: ReadonlySet<string> = new Set(['left-team', 'too-late']);

export function endingOf(screen: Screen, shown: Shown, follows: EndingFollows): Ending {
  const { root, base, opened, drafts, pictures, state } = screen;
  let over = false;
  let isWiping = false;

  function stop(): void {
    over = true;
    follows.stop();
  }

  async function end(words: string): Promise<void> {
    stop();
    await forgetShell();
    root.replaceChildren(h('p', { class: 'govuk-body', role: 'status' }, words));
  }

  /** What is said where words, or a photograph, are in this window that were never saved. */
  function unsaved(): string {
    if (!isEmpty(drafts.all())) return CLOSED_WITH_WORDS;
    return pictures.now() ? CLOSED_WITH_PHOTOGRAPH : '';
  }

  /** What another window has saved, or has in its box, is on the device and not known here: it is looked for first. */
  async function wipeWhereNothingWaits(): Promise<void> {
    if (isWiping) return;
    isWiping = true;
    // What has become of a deletion another window may have heard.
    await opened.engine.refresh().catch(() => {});
    const notDeleted = opened.engine.notDeleted().length;
    const left = await opened.wipeWhereNothingWaits().catch(() => EMPTY_DRAFT);
    isWiping = false;
    if (over) return;
    if (left === 'wiped') {
      follows.tellWiped();
      return await end(closedAndWiped(notDeleted));
    }
    if (isEmpty(drafts.all()) && !isEmpty(left)) {
      drafts.change(left);
      takeUpChange(screen);
      shown.all();
    }
    await follows.hearWritten();
    const isElsewhere = opened.photographs.held().some(isDraft);
    state.notice = unsaved() || (isElsewhere ? CLOSED_WITH_PHOTOGRAPH_ELSEWHERE : '');
    shown.standing();
    if (opened.engine.waiting() > 0) follows.syncNow();
  }

  async function lockUp(): Promise<void> {
    if (over) return;
    stop();
    root.replaceChildren();
    root.replaceChildren(closedView(await opened.asClosed(), base));
  }

  /** What is on the screen goes, but for what is the writer's own and can still be handed in. */
  async function leaveTeam({ code, why }: { code: string; why: string }): Promise<void> {
    stop();
    const typed = wordsOf(drafts.all());
    root.replaceChildren();
    await drafts.flush().catch(() => {});
    await opened.leaveTeam();
    if (code === 'too-late') {
      const { waiting, rescue } = await opened.asClosed();
      return root.replaceChildren(closedView({ closed: 'refused', why, waiting, rescue }, base));
    }
    startHandingIn(root, { opened, base, personId: root.dataset.person ?? '', typed, inPlace: true });
  }

  return {
    isOver: () => over,
    isBroughtBy(result) {
      if (over) return true;
      if (result.result === 'refused' && HAS_LEFT.has(result.code)) {
        void leaveTeam(result);
        return true;
      }
      const why = whyOver(result, state.bundle, opened);
      if (why === null) return over;
      // What is typed and not saved is nowhere else: it stays until its writer has taken it away.
      if (why === CLOSED_AND_WIPED && unsaved()) {
        state.notice = unsaved();
        return false;
      }
      if (why === CLOSED_AND_WIPED) void wipeWhereNothingWaits();
      else void opened.wipe().then(() => end(why));
      return true;
    },
    hearWiped() {
      // What lay on the device has been taken off there: it is nowhere any more.
      pictures.lieThere([]);
      if (!unsaved()) return void end(CLOSED_AND_WIPED);
      state.notice = unsaved();
      shown.standing();
    },
    lockUp,
    async lookWhetherLocked() {
      if (!over && (await opened.isLocked())) await lockUp();
    },
  };
}

/** Why the notebook has come to its end on this device and is wiped, in words; null while it has not. */
function whyOver(result: SyncResult, bundle: Bundle | null, opened: Opened): string | null {
  if (result.result === 'refused' && result.code === 'revoked') return OUT_OF_USE;
  if (result.result === 'refused' && result.code === 'destroyed') return `${result.why} ${WIPED_HERE}`;
  return bundle?.closed && result.result === 'done' && allConfirmed(bundle, opened) ? CLOSED_AND_WIPED : null;
}

/** What the server has forgotten is refused again in a moment. */
function allConfirmed(bundle: Bundle, { engine, photographs }: Opened): boolean {
  const unsent = photographs.held().some(isUnsent);
  const list = listIn(bundle);
  if (engine.notes().some((note) => isForgotten(note, list))) return false;
  return engine.waiting() === 0 && engine.refused().length === 0 && !unsent;
}
