import { h } from '../dom.ts';
import { leftBehind } from './left-behind.ts';
import type { Moves } from './moves.ts';
import { notesPart } from './notes-part.ts';
import { paper } from './paper.ts';
import type { Screen, View } from './screen-state.ts';
import { likelySession } from './session-now.ts';
import { sessionPart } from './session-part.ts';
import { standingPart } from './standing-part.ts';
import type { Writing } from './writing.ts';

/** What is on the screen. Each function shows a part of it again, and no more than that: what somebody has in hand stays where it is. */
export type Shown = {
  /** In the order in which they stand. */
  readonly elements: readonly HTMLElement[];
  /** Everything, in the view and the session that were chosen. A new box takes the place of the one before. */
  all(): void;
  notes(): void;
  standing(): void;
  /**
   * The session as it came anew: questions that were taken into it stand above the box at once. Not while somebody is in the middle of
   * a sentence, for then the box would move from under their thumb: they come when the box is left.
   */
  freshSession(): void;
};

const VIEWS: readonly (readonly [View, string])[] = [
  ['write', 'Write'],
  ['day', 'Timetable'],
  ['notes', 'All notes'],
  ['reading', 'Pre-reading'],
];

/** Makes the parts of the screen, empty, and what fills them from its state. */
export function shownOn(screen: Screen, moves: Moves, writing: Writing): Shown {
  const { state } = screen;
  const standing = standingPart(screen, moves.goToSession);
  const head = sessionPart(screen, moves.startAnswering);
  const notes = notesPart(screen, moves, writing);
  const tabs = h('nav', { class: 'cf-notebook__tabs', 'aria-label': 'Notebook' });
  const tabOf = VIEWS.map(([key, text]) => [key, tab(text, () => moves.goTo(key))] as const);
  const middle = h('div');
  const behind = leftBehind(screen, moves, standing.show);
  middle.addEventListener('focusout', () => state.late && queueMicrotask(freshSession));

  function all(): void {
    const { bundle, view } = state;
    if (!bundle) {
      standing.show();
      return;
    }
    if (state.session === undefined) state.session = likelySession(bundle, new Date());
    showTabs(view);
    head.show(bundle);
    notes.lay();
    middle.replaceChildren(...paper(bundle, screen, { moves, writing, leftBehind: behind }));
    notes.show();
    standing.show();
  }

  /** Each stays what it is, and keeps the focus that it has. */
  function showTabs(view: View): void {
    if (!tabs.firstChild) tabs.append(...tabOf.map(([, element]) => element));
    for (const [key, element] of tabOf) {
      if (key === view) element.setAttribute('aria-current', 'page');
      else element.removeAttribute('aria-current');
    }
  }

  function freshSession(): void {
    const { bundle, session: known, view } = state;
    if (!bundle) return;
    if (known) state.session = bundle.sessions.find((one) => one.id === known.id) ?? known;
    const focused = document.activeElement;
    const isWriting = focused instanceof HTMLTextAreaElement && middle.contains(focused) && focused.value !== '';
    state.late = isWriting;
    if (view === 'write' && state.session !== undefined && !isWriting) {
      head.showAnew(bundle);
      state.box?.showAnew();
    } else if (view === 'day' && !middle.contains(focused)) all();
  }

  const elements = [standing.status, standing.banner, tabs, head.element, standing.offer, middle, notes.element];
  return { elements, all, notes: notes.show, standing: standing.show, freshSession };
}

function tab(text: string, press: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'cf-notebook__tab', click: press }, text);
}
