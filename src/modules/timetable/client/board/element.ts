import {
  type Board,
  boardOf,
  drop,
  type Held,
  letGo,
  moveTo,
  pickUp,
  type Step,
  says,
  standing,
  step,
} from './engine.ts';
import { daysOf, spotUnder, tableOf } from './geometry.ts';
import { Ghost } from './ghost.ts';
import { freshBoard, type Shipped, sendMove } from './sync.ts';

/** So far must a mouse go before it drags: a shaky click still opens the form. */
const DRAG_PIXELS = 5;

const KEYS: Readonly<Record<string, Step>> = {
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'hour-earlier',
  PageDown: 'hour-later',
  Home: 'day-before',
  End: 'day-after',
};

type Grip = { key: string; pointerId: number; x: number; y: number; dragging: boolean; downBy: number };

/**
 * The board where scripts run: the server's tables, in which a session can be picked up. A handle on each takes the finger and the
 * keyboard; the mouse may take it anywhere. What is dropped is sent, and the tables come fresh from the server.
 */
export class BoardElement extends HTMLElement {
  #board: Board | null = null;
  #grip: Grip | null = null;
  #busy = false;
  readonly #ghost = new Ghost();

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('keydown', (event) => this.#key(event));
    this.addEventListener('pointerdown', (event) => this.#down(event));
    this.addEventListener('pointermove', (event) => this.#move(event));
    this.addEventListener('pointerup', (event) => this.#up(event));
    this.addEventListener('pointercancel', () => this.#let());
    // A finger is held by the handle first: that it passes to the board is no loss.
    this.addEventListener('lostpointercapture', (event) => {
      if (event.target === this && this.#grip?.dragging) this.#let();
    });
    this.addEventListener('focusout', () => !this.#grip && !this.#busy && this.#board?.held && this.#let());
    this.addEventListener('dragstart', (event) => event.preventDefault());
    this.#begin();
  }

  /** Reads what the page ships and puts a handle on everything that can be moved. */
  #begin(): void {
    const shipped = JSON.parse(this.dataset.board ?? 'null') as Shipped | null;
    if (!shipped) return;
    this.#board = boardOf(shipped.facts, shipped.grid);
    for (const block of this.querySelectorAll<HTMLElement>('[data-key]')) {
      const handle = document.createElement('button');
      handle.type = 'button';
      handle.className = 'cf-board__handle';
      handle.textContent = '⠿';
      handle.setAttribute('aria-label', `Pick up ‘${block.querySelector('a')?.textContent ?? ''}’`);
      block.prepend(handle);
    }
    this.dataset.ready = '';
  }

  #key(event: KeyboardEvent): void {
    const board = this.#board;
    const handle = (event.target as Element).closest('.cf-board__handle');
    if (!board || !handle || this.#busy) return;
    const way = KEYS[event.key];
    const presses = event.key === 'Enter' || event.key === ' ';
    if (presses || (board.held && (way || event.key === 'Escape'))) event.preventDefault();
    if (presses && !board.held) {
      this.#show(pickUp(board, keyOf(handle)));
      const { held } = this.#board ?? {};
      if (held)
        this.#say(
          `‘${held.item.title}’ is picked up. Arrow keys move it, Page up and Page down by an hour, Home and End by a day. Enter puts it down, Escape lets go. ${says(board, held)}`,
        );
    } else if (presses) void this.#drop();
    else if (event.key === 'Escape' && board.held) this.#let('Let go. Nothing was moved.');
    else if (way && board.held) {
      this.#show(step(board, way));
      this.#ghost.reveal();
      this.#tell();
    }
  }

  #down(event: PointerEvent): void {
    const target = event.target as Element;
    const block = target.closest<HTMLElement>('[data-key]');
    if (!block || event.button !== 0 || !event.isPrimary || this.#busy) return;
    // A finger on a session scrolls; on its handle it drags. A mouse drags from anywhere.
    if (event.pointerType !== 'mouse' && !target.closest('.cf-board__handle')) return;
    const inside = event.clientY - block.getBoundingClientRect().top;
    const downBy = block.closest('table') ? inside : 0;
    this.#grip = {
      key: block.dataset.key ?? '',
      pointerId: event.pointerId,
      x: event.clientX,
      y: event.clientY,
      dragging: false,
      downBy,
    };
    if (event.pointerType !== 'mouse') event.preventDefault();
  }

  #move(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip || !this.#board || event.pointerId !== grip.pointerId) return;
    if (!grip.dragging) {
      if (Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < DRAG_PIXELS) return;
      grip.dragging = true;
      this.setPointerCapture(event.pointerId);
      this.classList.add('cf-board--dragging');
      this.#board = pickUp(this.#board, grip.key);
    }
    const day = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('.cf-board__chip')
      ?.dataset.day;
    if (day) this.#chooseDay(day);
    this.#ghost.scrollNear(this, event.clientX, event.clientY);
    const spot = spotUnder(this, this.#board, event.clientX, event.clientY, grip.downBy);
    if (spot) {
      this.#show(moveTo(this.#board, spot));
      this.#tell();
    }
  }

  #up(event: PointerEvent): void {
    const grip = this.#grip;
    if (!grip || event.pointerId !== grip.pointerId) return;
    this.#grip = null;
    this.classList.remove('cf-board--dragging');
    if (!grip.dragging || !this.#board) return;
    // The click that follows a drag opens no form.
    this.addEventListener('click', swallow, { capture: true, once: true });
    setTimeout(() => this.removeEventListener('click', swallow, { capture: true }));
    const over = spotUnder(this, this.#board, event.clientX, event.clientY, grip.downBy);
    if (over) void this.#drop(true);
    else this.#let('Let go outside the days. Nothing was moved.');
  }

  /** A click on a handle picks up for the keyboard too; what is held is put down by the next click on a free spot. */
  #click(event: MouseEvent): void {
    const board = this.#board;
    const target = event.target as Element;
    if (!board || this.#busy) return;
    const handle = target.closest<HTMLElement>('.cf-board__handle');
    // Enter on a button also clicks it: the key has been answered already.
    if (handle && event.detail > 0 && !board.held) {
      handle.focus();
      this.#show(pickUp(board, keyOf(handle)));
      this.#tell();
    }
  }

  async #drop(byPointer = false): Promise<void> {
    const board = this.#board;
    if (!board?.held) return;
    const done = drop(board);
    if (done.kind === 'as-it-was') return this.#let('It is where it was. Nothing was moved.');
    if (done.kind === 'clash') {
      const why = says(board, board.held);
      if (!byPointer) return this.#say(`Not saved. ${why} Move it on, or press Escape to let go.`, 'clash');
      return this.#let(`Not saved. ${why}`, 'clash');
    }
    this.#busy = true;
    this.#say(`Saving ‘${done.held.item.title}’…`);
    const answer = await sendMove(this.dataset.url ?? '', this.dataset.csrf ?? '', done.held);
    const key = answer.key ?? done.held.item.key;
    if (answer.kind !== 'failed') await this.#refresh();
    this.#busy = false;
    this.#let(answer.says, answer.kind === 'moved' ? 'free' : 'clash');
    this.#focus(key);
  }

  /** The tables as they are on the server now, looked at where one was. */
  async #refresh(): Promise<void> {
    const fresh = await freshBoard();
    if (!fresh) return;
    const frame = this.querySelector('.cf-board__frame');
    const [left, top] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0];
    const chosen = this.querySelector<HTMLElement>('.cf-board__day--chosen')?.dataset.day;
    this.dataset.board = fresh.dataset.board ?? '';
    this.replaceChildren(...fresh.childNodes);
    this.#begin();
    if (chosen) this.#chooseDay(chosen);
    this.querySelector('.cf-board__frame')?.scrollTo({ left, top, behavior: 'instant' });
  }

  #show(board: Board): void {
    this.#board = board;
    if (!board.held) {
      this.#ghost.hide();
      return;
    }
    this.#chooseDay(board.facts.days[board.held.spot.day]?.date ?? '');
    this.#mark(board.held);
    const table = tableOf(this, board, board.held.spot.day);
    if (table) this.#ghost.show(table, board, board.held);
  }

  /** On a phone one day is shown at a time: the one in which something is held. */
  #chooseDay(date: string): void {
    const days = daysOf(this);
    if (!days.some((day) => day.dataset.day === date)) return;
    for (const day of days) day.classList.toggle('cf-board__day--chosen', day.dataset.day === date);
    for (const chip of this.querySelectorAll<HTMLElement>('.cf-board__chip[data-day]'))
      chip.classList.toggle('cf-board__chip--chosen', chip.dataset.day === date);
  }

  #mark(held: Held | null): void {
    for (const block of this.querySelectorAll<HTMLElement>('[data-key]'))
      block.classList.toggle('cf-board__block--held', block.dataset.key === held?.item.key);
  }

  #let(words = '', kind: 'free' | 'clash' | '' = ''): void {
    if (this.#board) this.#board = letGo(this.#board);
    this.#grip = null;
    this.classList.remove('cf-board--dragging');
    this.#ghost.hide();
    this.#mark(null);
    this.#say(words, kind);
  }

  #tell(): void {
    const { held } = this.#board ?? {};
    if (held && this.#board) this.#say(says(this.#board, held), standing(held));
  }

  #say(words: string, kind: 'free' | 'odd' | 'clash' | '' = ''): void {
    const line = document.querySelector<HTMLElement>('.cf-board-says');
    if (!line || (line.textContent === words && line.dataset.kind === kind)) return;
    line.textContent = words;
    line.dataset.kind = kind;
  }

  #focus(key: string): void {
    this.querySelector<HTMLElement>(`[data-key="${key}"] .cf-board__handle`)?.focus({ preventScroll: false });
  }
}

function keyOf(handle: Element): string {
  return handle.closest<HTMLElement>('[data-key]')?.dataset.key ?? '';
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
