import { actOf, type Carried, hover, type Place, pickUp, type Turn, turn } from './engine.ts';
import { followPointer, ghostOf, mark, placesIn } from './hand-marks.ts';

/** How far a pointer goes before it drags, in CSS pixels: less is a press. */
const DRAG_PIXELS = 5;

/** Takes notes by keys, mouse or finger, and tells where each was put. */
export type Hand = {
  /** Something is in it, or is just being taken: the page must not change under it. */
  isBusy(): boolean;
};

type Told = {
  say(words: string): void;
  put(noteId: string, fromId: string, place: Place): void;
  /** The hand is empty again, after what was in it has been put. */
  emptied(): void;
};

/** A pointer that is down on a grip. `ghost` from when it drags. */
type Held = { readonly pointer: number; readonly grip: HTMLElement; x: number; y: number; ghost: HTMLElement | null };

/** Listens within `root`, where grips are and places to put notes. What is chosen is marked; nothing is moved here. */
export function handIn(root: HTMLElement, { say, put, emptied }: Told): Hand {
  let carried: Carried | null = null;
  let held: Held | null = null;

  function become(now: Turn): void {
    const { noteId = '', fromId = '' } = carried ?? {};
    carried = now.carried;
    if (now.say !== '') say(now.say);
    mark(root, carried, held === null);
    if (now.put) put(noteId, fromId, now.put);
    if (!carried && !held) emptied();
  }

  root.addEventListener('keydown', (event) => {
    const grip = gripOf(event);
    if (!grip) return;
    const key = event.key === ' ' ? 'Enter' : event.key;
    // A key held a moment too long is one press: it does not pick up and drop in one go.
    if (key === 'Enter' && (event.repeat || held)) {
      event.preventDefault();
      return;
    }
    if (held || (!carried && key !== 'Enter')) return;
    const act = actOf(key);
    if (!act) return;
    event.preventDefault();
    become(carried ? turn(carried, act) : pickUpFrom(grip, root));
  });
  // Whoever goes elsewhere with a note in hand has let it go.
  root.addEventListener('focusout', (event) => {
    if (carried && !held && gripOf(event)) become(turn(carried, 'let-go'));
  });

  root.addEventListener('pointerdown', (event) => {
    const grip = gripOf(event);
    if (!grip || event.button !== 0 || held) return;
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
    held = { pointer: event.pointerId, grip, x: event.clientX, y: event.clientY, ghost: null };
  });
  document.addEventListener('pointermove', ({ pointerId, clientX: x, clientY: y }) => {
    if (!held || held.pointer !== pointerId) return;
    if (!held.ghost) {
      if (Math.hypot(x - held.x, y - held.y) < DRAG_PIXELS) return;
      carried = pickUpFrom(held.grip, root).carried;
      held.ghost = ghostOf(held.grip);
      document.body.append(held.ghost);
    }
    const right = window.innerWidth - held.ghost.offsetWidth - 12;
    held.ghost.style.translate = `${Math.min(x, right)}px ${y}px`;
    followPointer(y);
    const over = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-group]');
    if (carried) carried = hover(carried, over?.dataset.group ?? null);
    mark(root, carried, false);
  });
  function lift(event: PointerEvent, act: 'drop' | 'let-go'): void {
    if (!held || held.pointer !== event.pointerId) return;
    held.ghost?.remove();
    held = null;
    if (carried) become(turn(carried, act));
    else emptied();
  }
  // However it ends: let go over a place or none, taken over by the browser, or its grip gone from the page.
  document.addEventListener('pointerup', (event) => lift(event, 'drop'));
  document.addEventListener('pointercancel', (event) => lift(event, 'let-go'));
  document.addEventListener('lostpointercapture', (event) => lift(event, 'let-go'));
  return { isBusy: () => carried !== null || held !== null };
}

function gripOf(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>('[data-grip]');
}

function pickUpFrom({ dataset }: HTMLElement, root: HTMLElement): Turn {
  return pickUp(dataset.grip ?? '', dataset.from ?? '', placesIn(root));
}
