import { actOf, type Carried, hover, type Place, pickUp, type Turn, turn } from './engine.ts';

/** How far a pointer goes before it drags, in CSS pixels: less is a press. */
const DRAG_PIXELS = 5;
/** How near an edge of the window a dragged note lets the page follow, in CSS pixels. */
const EDGE_PIXELS = 60;

/** Takes notes by keys, mouse or finger, and tells where each was put. */
export type Hand = { holds(): boolean };

type Told = { say(words: string): void; put(noteId: string, fromId: string, place: Place): void };

/** Listens within `root`, where grips are and places to put notes. What is chosen is marked; nothing is moved here. */
export function handIn(root: HTMLElement, { say, put }: Told): Hand {
  let carried: Carried | null = null;
  let dragged: { x: number; y: number; ghost: HTMLElement | null } | null = null;

  function become(now: Turn): void {
    const { noteId = '', fromId = '' } = carried ?? {};
    carried = now.carried;
    if (now.say !== '') say(now.say);
    mark(root, carried, dragged === null);
    if (now.put) put(noteId, fromId, now.put);
  }

  root.addEventListener('keydown', (event) => {
    const grip = gripOf(event);
    if (!grip || dragged) return;
    const key = event.key === ' ' ? 'Enter' : event.key;
    if (!carried && key !== 'Enter') return;
    const act = actOf(key);
    if (!act) return;
    event.preventDefault();
    if (carried) become(turn(carried, act));
    else become(pickUp(grip.dataset.grip ?? '', grip.dataset.from ?? '', placesIn(root)));
  });
  // Whoever goes elsewhere with a note in hand has let it go.
  root.addEventListener('focusout', (event) => {
    if (carried && !dragged && gripOf(event)) become(turn(carried, 'let-go'));
  });

  root.addEventListener('pointerdown', (event) => {
    const grip = gripOf(event);
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    grip.focus();
    grip.setPointerCapture(event.pointerId);
    dragged = { x: event.clientX, y: event.clientY, ghost: null };
  });
  root.addEventListener('pointermove', (event) => {
    const grip = gripOf(event);
    if (!dragged || !grip) return;
    if (!dragged.ghost) {
      if (Math.hypot(event.clientX - dragged.x, event.clientY - dragged.y) < DRAG_PIXELS) return;
      carried = pickUp(grip.dataset.grip ?? '', grip.dataset.from ?? '', placesIn(root)).carried;
      dragged.ghost = ghostOf(grip);
      document.body.append(dragged.ghost);
    }
    const right = window.innerWidth - dragged.ghost.offsetWidth - 12;
    dragged.ghost.style.translate = `${Math.min(event.clientX, right)}px ${event.clientY}px`;
    followPointer(event.clientY);
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-group]');
    if (carried) carried = hover(carried, over?.dataset.group ?? null);
    mark(root, carried, false);
  });
  function lift(act: 'drop' | 'let-go'): void {
    const ghost = dragged?.ghost;
    dragged = null;
    if (!ghost) return;
    ghost.remove();
    if (carried) become(turn(carried, act));
  }
  root.addEventListener('pointerup', () => lift('drop'));
  root.addEventListener('pointercancel', () => lift('let-go'));
  return { holds: () => carried !== null };
}

function gripOf(event: Event): HTMLElement | null {
  return (event.target as Element).closest<HTMLElement>('[data-grip]');
}

/** The emerging findings first, in their order on the page; then a new one, and out. */
function placesIn(root: HTMLElement): Place[] {
  const all = [...root.querySelectorAll<HTMLElement>('[data-group]')].map(
    ({ dataset }): Place => ({ id: dataset.group ?? '', title: dataset.title ?? '' }),
  );
  const last = ['new', 'out'];
  return all.sort((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
}

/** Marks the place that is chosen, and the grip of the note in hand. */
function mark(root: HTMLElement, carried: Carried | null, follow: boolean): void {
  const chosen = carried?.places[carried.at]?.id;
  root.toggleAttribute('data-carrying', carried !== null);
  for (const place of root.querySelectorAll<HTMLElement>('[data-group]')) {
    const here = place.dataset.group === chosen;
    place.classList.toggle('cf-drop--here', here);
    if (place.dataset.group === 'out') place.hidden = !carried?.fromId;
    if (here && follow) place.scrollIntoView({ block: 'nearest' });
  }
  for (const grip of root.querySelectorAll<HTMLElement>('[data-grip]')) {
    const { grip: noteId, from } = grip.dataset;
    grip.classList.toggle('cf-grip--held', noteId === carried?.noteId && from === carried?.fromId);
  }
}

/** What goes with the pointer: the beginning of the note. */
function ghostOf(grip: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'cf-ghost';
  const text = grip.closest('[data-note]')?.querySelector('.cf-note__text') ?? grip.parentElement;
  ghost.textContent = (text?.textContent ?? '').slice(0, 90);
  return ghost;
}

function followPointer(y: number): void {
  if (y < EDGE_PIXELS) window.scrollBy(0, -16);
  else if (y > window.innerHeight - EDGE_PIXELS) window.scrollBy(0, 16);
}
