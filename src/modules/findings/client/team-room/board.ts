import { focusIn } from './focus.ts';
import { typedIn, typeInto } from './typed.ts';

/** Where the focus goes once a new board is there, and whether that which has it now is to be led there. */
export type Lead = { to(board: Element): HTMLElement | null; from(active: Element): boolean };

type Told = {
  /** Somebody has a note in hand. */
  isBusy(): boolean;
  /** A new board stands there. */
  shown(): void;
};

/**
 * Puts the server's boards in the place of the old one: the newest of them, and only while nobody has a note in hand or is in the
 * middle of a word. What was ticked, typed, unfolded and scrolled to stays; so does the focus of whoever has gone on to something else.
 */
export function boardOn(root: HTMLElement, { isBusy, shown }: Told) {
  const board = () => root.querySelector('[data-board]') as HTMLElement;
  let waiting: { fresh: Element; lead: Lead } | null = null;
  let isSpelling = false;
  function show(): void {
    if (!waiting || isBusy() || isSpelling) return;
    const { fresh, lead } = waiting;
    waiting = null;
    const kept = typedIn(board());
    const focus = focusIn(board());
    board().replaceWith(document.importNode(fresh, true));
    typeInto(board(), kept);
    if (focus.isNowhere || (focus.active && lead.from(focus.active)) || !focus.giveBack(board()))
      lead.to(board())?.focus({ preventScroll: true });
    for (const old of document.querySelectorAll('main > .govuk-notification-banner, main > .govuk-error-summary'))
      old.remove();
    shown();
  }
  // An input method is spelling a word: the box that it spells into stays until it has.
  root.addEventListener('compositionstart', () => {
    isSpelling = true;
  });
  root.addEventListener('compositionend', () => {
    isSpelling = false;
    show();
  });
  return {
    now: board,
    show,
    isWaiting: () => waiting !== null,
    /** False where the page has no board. */
    take(page: Document, lead: Lead): boolean {
      const fresh = page.querySelector('[data-board]');
      if (!fresh) return false;
      waiting = { fresh, lead };
      show();
      return true;
    },
  };
}
