import type { Bundle, BundlePrompt, BundleSession } from '../../../bundle.ts';
import { type ShownNote, shownNotes } from '../shown-note.ts';
import type { Screen, View } from './screen-state.ts';

/** What can be pressed that changes what is shown, and writes nothing down. */
export type Moves = {
  goTo(view: View): void;
  /** Writes of that session from now on; null: of none. */
  goToSession(session: BundleSession | null): void;
  /** Null: leaves the one that was being changed as it was. */
  startChanging(note: ShownNote | null): void;
  /** Null: the next note answers nothing. */
  startAnswering(prompt: BundlePrompt | null): void;
};

export function movesOn({ root, drafts, state }: Screen, showAll: () => void): Moves {
  function goTo(view: View): void {
    state.view = view;
    if (!state.session?.prompts?.some(({ id }) => id === state.answers?.id)) state.answers = null;
    state.notice = '';
    showAll();
    window.scrollTo({ top: 0 });
  }

  return {
    goTo,
    goToSession(session) {
      state.session = session;
      state.changing = null;
      goTo('write');
    },
    startChanging(note) {
      if (note?.id !== state.changing?.id) drafts.change({ ...drafts.now(), change: null });
      state.changing = note;
      if (note && state.bundle) state.session = sessionOf(state.bundle, note);
      goTo('write');
    },
    startAnswering(prompt) {
      state.answers = prompt;
      state.changing = null;
      showAll();
      root.querySelector('textarea')?.focus();
    },
  };
}

/** A change that was being made when the page went is taken up again. */
export function takeUpChange({ opened, drafts, state }: Screen): void {
  const { text, change } = drafts.now();
  if (!change || !state.bundle) return;
  const note = shownNotes(state.bundle, opened.engine, []).named(change.noteId);
  state.changing = note?.mine ? note : null;
  if (state.changing) state.session = sessionOf(state.bundle, state.changing);
  // Its note is not here any more: the words are, as those of a new one.
  else drafts.change({ text: [text, change.text].filter(Boolean).join('\n'), change: null });
}

function sessionOf(bundle: Bundle, note: ShownNote): BundleSession | null {
  return bundle.sessions.find((one) => one.id === note.body.sessionId) ?? null;
}
