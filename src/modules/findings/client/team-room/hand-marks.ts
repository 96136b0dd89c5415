import type { Carried, Place } from './engine.ts';

/** How near an edge of the window a dragged note lets the page follow, in CSS pixels. */
const EDGE_PIXELS = 60;

/** Where a note can be put: the emerging findings first, in their order on the page; then a new one, and out. */
export function placesIn(root: HTMLElement): Place[] {
  const all = [...root.querySelectorAll<HTMLElement>('[data-group]')].map(
    ({ dataset }): Place => ({ id: dataset.group ?? '', title: dataset.title ?? '' }),
  );
  const last = ['new', 'out'];
  return all.sort((a, b) => last.indexOf(a.id) - last.indexOf(b.id));
}

/** Marks the place that is chosen, and the grip of the note in hand. */
export function mark(root: HTMLElement, carried: Carried | null, follow: boolean): void {
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
export function ghostOf(grip: HTMLElement): HTMLElement {
  const ghost = document.createElement('div');
  ghost.className = 'cf-ghost';
  const text = grip.closest('[data-note]')?.querySelector('.cf-note__text') ?? grip.parentElement;
  ghost.textContent = (text?.textContent ?? '').slice(0, 90);
  return ghost;
}

/** Near the upper or lower edge the page goes on. */
export function followPointer(y: number): void {
  if (y < EDGE_PIXELS) window.scrollBy(0, -16);
  else if (y > window.innerHeight - EDGE_PIXELS) window.scrollBy(0, 16);
}
