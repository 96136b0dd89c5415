import { h } from '../dom.ts';
import { noteList } from '../note-list.ts';
import { shownNotes } from '../shown-note.ts';
import type { Moves } from './moves.ts';
import type { Screen } from './screen-state.ts';
import type { Writing } from './writing.ts';

export type NotesPart = {
  readonly element: HTMLElement;
  /** Puts the list there in the views that have it, and takes it away in the others. */
  lay(): void;
  /** Brings what is in it up to date: what is as it was stays where it is. */
  show(): void;
};

/** The notes of the session under the box, or all of them. */
export function notesPart({ base, opened, state }: Screen, moves: Moves, writing: Writing): NotesPart {
  const { engine, photographs } = opened;
  const element = h('div', { class: 'cf-notebook__list' });
  const heading = h('h2', { class: 'govuk-heading-m' });
  const list = noteList(base, {
    change: moves.startChanging,
    remove: (note) => void writing.remove(note),
    understand: (note) => void writing.understand(note),
    saveAgain: (note) => void writing.saveAgain(note),
    throwAway: (note) => void writing.throwAway(note),
    openPhotograph: photographs.open,
    removePhotograph: (id) => void writing.removePhotograph(id),
  });
  let before: readonly unknown[] = [];
  const hasNotes = () => state.view === 'write' || state.view === 'notes';

  return {
    element,
    lay() {
      element.replaceChildren(...(hasNotes() ? [heading, list.element] : []));
    },
    show() {
      const { bundle, view, session } = state;
      if (!bundle || !hasNotes()) return;
      const now = [bundle.version, bundle.knows, view, session, photographs.held(), engine.stamp()];
      if (now.every((one, at) => one === before[at])) return;
      before = now;
      const ofSession = view === 'write' ? (session?.id ?? null) : undefined;
      const shown = shownNotes(bundle, engine, photographs.held(), ofSession);
      heading.hidden = view !== 'write';
      heading.textContent = shown.count === 0 ? 'No notes of it yet' : 'Notes of it';
      list.show(bundle, shown);
    },
  };
}
