import type { Bundle } from '../../../bundle.ts';
import { composer } from '../composer/composer.ts';
import type { Draft } from '../draft.ts';
import type { ShownNote } from '../shown-note.ts';
import { dayView, readingView } from '../views.ts';
import type { Moves } from './moves.ts';
import type { Screen } from './screen-state.ts';
import type { Writing } from './writing.ts';

/** What the middle of the screen holds: the box that one writes in, the timetable, the pre-reading, or nothing beside all the notes. */
export function paper(bundle: Bundle, screen: Screen, moves: Moves, writing: Writing): HTMLElement[] {
  switch (screen.state.view) {
    case 'write':
      return [box(bundle, screen, moves, writing)];
    case 'day':
      return [dayView(bundle, moves.goToSession)];
    case 'reading':
      return [readingView(bundle, screen.base)];
    case 'notes':
      return [];
  }
}

function box(bundle: Bundle, { opened, drafts, state }: Screen, moves: Moves, writing: Writing): HTMLElement {
  const { session = null, changing, answers } = state;
  return composer({
    bundle,
    session,
    changing,
    draft: wordsInBox(drafts.now(), changing),
    answers: changing ? null : answers,
    save: writing.save,
    sendStraight: writing.sendStraight,
    keepDraft: writing.keepDraft,
    rescue: opened.rescue,
    cancel: () => moves.startChanging(null),
    answerNothing: () => moves.startAnswering(null),
  });
}

/** What was typed and not saved; of a note that is changed, else as it is. */
function wordsInBox({ text, change }: Draft, changing: ShownNote | null): string {
  if (!changing) return text;
  return change?.noteId === changing.id ? change.text : changing.body.text;
}
