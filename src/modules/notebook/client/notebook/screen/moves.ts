import type { Bundle, BundlePrompt, BundleSession } from '../../../bundle.ts';
import type { DraftChange } from '../draft.ts';
import { type ShownNote, type ShownNotes, shownNotes } from '../shown-note.ts';
import { NOT_IN_TIMETABLE } from '../words.ts';
import type { Screen, ScreenState, View } from './screen-state.ts';

/** What can be pressed that changes what is shown, and writes nothing down. */
export type Moves = {
  goTo(view: View): void;
  /** Writes of the session of that name from now on, as it is now; null: of none. */
  goToSession(id: string | null): void;
  /**
   * What was half changed of it is in the box again. Another that is half changed is left as it was only where the writer says so; else
   * it comes into the box. Null: the one that was being changed is saved, or left as it was.
   */
  startChanging(note: ShownNote | null): void;
  /** Null: the next note answers nothing. */
  startAnswering(prompt: BundlePrompt | null): void;
};

export function movesOn(screen: Screen, showAll: () => void): Moves {
  const { root, drafts, state } = screen;

  function goTo(view: View, notice = ''): void {
    state.view = view;
    if (!state.session?.prompts?.some(({ id }) => id === state.answers?.id)) state.answers = null;
    state.notice = notice;
    showAll();
    window.scrollTo({ top: 0 });
  }

  function change(note: ShownNote | null): void {
    if (note) changeInItsSession(state, note);
    else leaveChange(state);
    goTo('write');
  }

  /** On the first of these that is there. */
  function focusOn(...places: string[]): void {
    const found = places.flatMap((place) => root.querySelector<HTMLElement>(place) ?? []);
    found[0]?.focus();
  }

  return {
    goTo: (view) => goTo(view),
    goToSession(id) {
      const session = state.bundle?.sessions.find((one) => one.id === id) ?? null;
      leaveChange(state);
      state.session = session;
      goTo('write', id !== null && session === null ? NOT_IN_TIMETABLE : '');
      // Not the box: on a phone that would bring the keyboard up over what there is to ask.
      focusOn(HEADING);
    },
    startChanging(note) {
      if (!note) {
        const { changing } = state;
        drafts.change({ ...drafts.now(), change: null });
        change(null);
        focusOn(`[data-note="${changing?.id}"] .cf-notebook__acts button`, HEADING);
        return;
      }
      const half = halfChanged(screen);
      const words = drafts.now().change?.text ?? '';
      const isLeft = !half || half.id === note.id || state.beingSaved.get(half.id) === words || leaves(half, words);
      if (isLeft && half?.id !== note.id) drafts.change({ ...drafts.now(), change: null });
      // What was half changed goes on from the revision that it was typed from.
      change(!isLeft || half?.id === note.id ? half : note);
      focusOn('textarea');
    },
    startAnswering(prompt) {
      state.answers = prompt;
      const { session } = state;
      leaveChange(state);
      state.session = session;
      showAll();
      focusOn('textarea');
    },
  };
}

/** A note is changed in its own session, wherever one was. */
function changeInItsSession(state: ScreenState, note: ShownNote): void {
  if (!state.changing) state.before = state.session;
  state.changing = note;
  if (state.bundle) state.session = sessionOf(state.bundle, note);
}

/** From then on one writes of the session in which one was before, as it is now. */
export function leaveChange(state: ScreenState): void {
  const { bundle, changing, before } = state;
  state.changing = null;
  state.before = undefined;
  if (changing) state.session = before && (bundle?.sessions.find((one) => one.id === before.id) ?? before);
}

const HEADING = '.cf-notebook__session h2';

function leaves({ body }: ShownNote, words: string): boolean {
  if (words === body.text) return true;
  const shown = words.length > 80 ? `${words.slice(0, 80)} …` : words;
  return window.confirm(`Your change of another note is not saved: “${shown}”. Leave that note as it was?`);
}

/** A change that was being made when the page went is taken up again. */
export function takeUpChange(screen: Screen): void {
  const { state } = screen;
  const note = halfChanged(screen);
  if (note) changeInItsSession(state, note);
  else leaveChange(state);
}

/** The note of which a change is typed and not saved; null for none. Where it is not here any more, the words are those of a new one. */
function halfChanged({ opened, drafts, state }: Screen): ShownNote | null {
  const { text, change } = drafts.now();
  if (!change || !state.bundle) return null;
  const note = asTypedFrom(shownNotes(state.bundle, opened.engine, []), change);
  if (!note) drafts.change({ text: [text, change.text].filter(Boolean).join('\n'), change: null });
  else if (note.id !== change.noteId) drafts.change({ text, change: { ...change, noteId: note.id } });
  return note;
}

/**
 * The note as the writer had it before them when they typed. It may have another name by now: its version was laid beside another. Where
 * it was changed elsewhere meanwhile, its revision is still the one that they have seen, so that both versions are kept.
 */
function asTypedFrom(notes: ShownNotes, { noteId, revision, text }: DraftChange): ShownNote | null {
  const named = notes.named(noteId);
  const note = named?.mine ? named : null;
  if (revision === undefined || note?.revision === revision) return note;
  const moved = notes.ownAt(revision);
  if (moved || !note) return moved;
  return text === note.body.text ? note : { ...note, revision };
}

function sessionOf(bundle: Bundle, note: ShownNote): BundleSession | null {
  return bundle.sessions.find((one) => one.id === note.body.sessionId) ?? null;
}
