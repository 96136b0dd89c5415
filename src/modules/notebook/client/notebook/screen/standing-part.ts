import { banner } from '../banner.ts';
import { isBare } from '../bare-bundle.ts';
import { h } from '../dom.ts';
import { nowOffer } from '../views.ts';
import { standing } from '../words.ts';
import type { Screen } from './screen-state.ts';
import { beginsNow } from './session-now.ts';

export type StandingPart = {
  /** The line that is always there. */
  readonly status: HTMLElement;
  readonly banner: HTMLElement;
  readonly offer: HTMLElement;
  show(): void;
};

/** How things stand: where the notes are, what somebody must know or do, and which session has begun meanwhile. */
export function standingPart({ root, base, opened, state }: Screen, goToSession: (id: string) => void): StandingPart {
  const { engine, photographs } = opened;
  const status = h('p', { class: 'cf-notebook__status', role: 'status' });
  const large = banner(base, opened.rescue);
  const offer = h('div');
  let offered = '';

  function show(): void {
    const { last, notice, draftKept, bundleKept } = state;
    const held = photographs.held();
    const waiting = held.filter((one) => one.state === 'waiting');
    const words = standing({
      waiting: engine.waiting(),
      photographs: waiting.length,
      refused:
        engine.refused().length + engine.notDeleted().length + held.filter((one) => one.state === 'refused').length,
      online: navigator.onLine,
      last,
    });
    if (!state.bundle && last === null) status.textContent = 'Fetching the challenge …';
    else if (status.textContent !== words) status.textContent = words;
    const waitingSince = engine.waitingSince(waiting.map((one) => one.savedAt));
    const unreadable = engine.unreadable().filter((id) => !listed(id)).length;
    const bundleDamaged = state.bundle !== null && isBare(state.bundle);
    const signedOut = last?.result === 'signed-out';
    large.show({ signedOut, waitingSince, draftKept, bundleKept, bundleDamaged, unreadable, notice });
    root.dataset.waiting = String(engine.waiting() + waiting.length);
    showOffer();
  }

  /** The server has that note, and shows it. */
  function listed(id: string): boolean {
    return state.bundle?.notes.some((note) => note.id === id) ?? false;
  }

  function showOffer(): void {
    const { bundle, view, changing, session } = state;
    const now = bundle && view === 'write' && !changing ? beginsNow(bundle, session ?? null, new Date()) : null;
    // What a press leads to is looked up when it is pressed: nothing more than is read here has to be as it is now.
    const sign = now ? [now.id, now.title, now.startsAt].join() : '';
    if (sign === offered) return;
    offered = sign;
    const focused = offer.contains(document.activeElement);
    offer.replaceChildren(...(now ? [nowOffer(now, goToSession)] : []));
    if (focused) offer.querySelector('button')?.focus({ preventScroll: true });
  }

  return { status, banner: large.element, offer, show };
}
