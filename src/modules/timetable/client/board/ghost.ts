import { type Board, type Held, standing, timeOf } from './engine.ts';
import { boxOf } from './geometry.ts';

/** So near to an edge of the days, in pixels, a drag scrolls them; and by so much at a time. */
const EDGE_PIXELS = 36;
const SCROLL_PIXELS = 8;

/** What is held, drawn where it would stand, with the first thing that speaks against it. Nothing else on the page moves. */
export class Ghost {
  readonly #box = document.createElement('div');

  constructor() {
    this.#box.className = 'cf-board__ghost';
    // The words are said in the live line: read twice they would only be in the way.
    this.#box.setAttribute('aria-hidden', 'true');
  }

  show(table: HTMLTableElement, board: Board, held: Held): void {
    const { left, top, width, height } = boxOf(table, board, held.spot, held.item.minutes);
    if (this.#box.parentElement !== table.parentElement) table.parentElement?.append(this.#box);
    const { offsetLeft, offsetTop } = table;
    Object.assign(this.#box.style, {
      left: `${left + offsetLeft}px`,
      top: `${top + offsetTop}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
    this.#box.dataset.kind = standing(held);
    const against = held.clashes[0]?.text ?? 'Free';
    const lines = [timeOf(held.place, held.item), against, held.item.title];
    this.#box.replaceChildren(
      ...lines.map((text, index) => {
        const line = document.createElement(index === 1 ? 'strong' : 'span');
        line.textContent = text;
        return line;
      }),
    );
  }

  hide(): void {
    this.#box.remove();
  }

  /** Scrolls it into sight, at once. */
  reveal(): void {
    this.#box.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  }
}

/** A drag near the edge of the days, or of the window, scrolls them. */
export function scrollNear(host: HTMLElement, x: number, y: number): void {
  const frame = host.querySelector('.cf-board__frame');
  if (!frame) return;
  const { left, right, top, bottom } = frame.getBoundingClientRect();
  const inside = y > top && y < bottom;
  if (inside && x > right - EDGE_PIXELS) frame.scrollLeft += SCROLL_PIXELS;
  else if (inside && x < left + EDGE_PIXELS) frame.scrollLeft -= SCROLL_PIXELS;
  if (inside && y > bottom - EDGE_PIXELS) frame.scrollTop += SCROLL_PIXELS;
  else if (inside && y < top + EDGE_PIXELS) frame.scrollTop -= SCROLL_PIXELS;
  const bar = document.querySelector<HTMLElement>('.cf-board-says')?.offsetHeight ?? 0;
  if (y > window.innerHeight - bar - EDGE_PIXELS) window.scrollBy({ top: SCROLL_PIXELS, behavior: 'instant' });
  else if (y < EDGE_PIXELS) window.scrollBy({ top: -SCROLL_PIXELS, behavior: 'instant' });
}
