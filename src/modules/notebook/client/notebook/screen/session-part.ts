import type { Bundle, BundlePrompt } from '../../../bundle.ts';
import { h } from '../dom.ts';
import type { Engine } from '../engine.ts';
import { sessionHead } from '../views.ts';
import type { Screen } from './screen-state.ts';

export type SessionPart = {
  readonly element: HTMLElement;
  show(bundle: Bundle): void;
  /** The same session with what is new in it: what was unfolded stays so, and what had the focus has it. */
  showAnew(bundle: Bundle): void;
};

/** The session that is written of, and what to ask in it, above the box. */
export function sessionPart({ opened, state }: Screen, answer: (prompt: BundlePrompt) => void): SessionPart {
  const element = h('div');

  function show(bundle: Bundle): void {
    const { view, session = null } = state;
    const answering = { answered: answeredHere(opened.engine, bundle), answer };
    element.replaceChildren(...(view === 'write' ? [sessionHead(bundle, session, answering)] : []));
  }

  return {
    element,
    show,
    showAnew(bundle) {
      const unfolded = element.querySelector('details')?.open ?? false;
      const focused = focusable(element).indexOf(document.activeElement as HTMLElement);
      show(bundle);
      const fold = element.querySelector('details');
      if (fold) fold.open = unfolded;
      if (focused >= 0) focusable(element).at(focused)?.focus({ preventScroll: true });
    },
  };
}

function focusable(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('h2, button, summary')];
}

/** Prompts that a note of this device answers are asked before the server knows of it. What it has heard of, it says itself. */
function answeredHere(engine: Engine, { knows }: Bundle): ReadonlySet<string> {
  const unheard = engine.notes().filter(({ sequence, refused }) => sequence > knows && refused === undefined);
  return new Set(unheard.flatMap((note) => note.body?.promptId ?? []));
}
