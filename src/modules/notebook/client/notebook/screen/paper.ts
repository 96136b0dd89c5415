import type { Bundle } from '../../../bundle.ts';
import { composer } from '../composer/composer.ts';
import type { Box, Kept, Written } from '../composer/press.ts';
import type { Draft } from '../draft.ts';
import type { ShownNote } from '../shown-note.ts';
import { dayView, readingView } from '../views.ts';
import type { Moves } from './moves.ts';
import type { Screen } from './screen-state.ts';
import type { Writing } from './writing.ts';

/** What can be done on it. */
export type PaperActs = {
  readonly moves: Moves;
  readonly writing: Writing;
  leftBehind(written: Written, kept: Kept): void;
};

/** What the middle of the screen holds: the box that one writes in, the timetable, the pre-reading, or nothing beside all the notes. */
export function paper(bundle: Bundle, screen: Screen, acts: PaperActs): HTMLElement[] {
  const { state } = screen;
  state.box = state.view === 'write' ? box(bundle, screen, acts) : null;
  switch (state.view) {
    case 'write':
      return state.box ? [state.box.element] : [];
    case 'day':
      return [dayView(bundle, acts.moves.goToSession)];
    case 'reading':
      return [readingView(bundle, screen.base)];
    case 'notes':
      return [];
  }
}

function box(bundle: Bundle, screen: Screen, { moves, writing, leftBehind }: PaperActs): Box {
  const { opened, drafts, pictures, state } = screen;
  const { session = null, changing, answers } = state;
  return composer({
    place() {
      const now = state.bundle ?? bundle;
      return { bundle: now, session: now.sessions.find((one) => one.id === session?.id) ?? session };
    },
    changing,
    draft: wordsInBox(drafts.now(), changing),
    pictures,
    answers: changing ? null : answers,
    save: writing.save,
    sendStraight: writing.sendStraight,
    keepDraft: writing.keepDraft,
    rescue: opened.rescue,
    cancel: () => moves.startChanging(null),
    answerNothing: () => moves.startAnswering(null),
    goOn(note) {
      state.changing = note;
      state.box?.goOn(note);
    },
    leftBehind,
  });
}

/** What was typed and not saved; of a note that is changed, else as it is. */
function wordsInBox({ text, change }: Draft, changing: ShownNote | null): string {
  if (!changing) return text;
  return change?.noteId === changing.id ? change.text : changing.body.text;
}
