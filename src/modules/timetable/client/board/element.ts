import {
  type Board,
  boardOf,
  drop,
  letGo,
  moveTo,
  pickUp,
  type Step,
  sameSpot,
  says,
  standing,
  step,
} from './engine.ts';
import { daysOf, spotUnder, tableOf } from './geometry.ts';
import { Ghost, scrollNear } from './ghost.ts';
import { neighbour } from './neighbour.ts';
import { dragOn } from './pointer.ts';
import { freshBoard, type Shipped, sendMove } from './sync.ts';
import { showWhole } from './whole.ts';

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
const HOW =
  'Arrow keys move it, Page up and Page down by an hour, Home and End by a day. Enter puts it down, Escape lets go.';

/**
 * The board where scripts run: the server's tables, in which a session can be picked up by its handle, dragged, or put where one clicks
 * next. What is put down is sent, and the tables come fresh from the server.
 */
export class BoardElement extends HTMLElement {
  #board: Board | null = null;
  #busy = false;
  /** Picked up by a click on its handle: it goes where one points. */
  #points = false;
  /** What is held has been said since it was picked up. */
  #said = false;
  readonly #ghost = new Ghost();

  connectedCallback(): void {
    this.addEventListener('click', (event) => this.#click(event));
    this.addEventListener('keydown', (event) => this.#key(event));
    // What is held would be let go if the handle lost the keyboard to a click on the days or their names.
    this.addEventListener('mousedown', (event) => {
      const stays = this.#isOnDays(event) || chipOf(event.target as Element) !== null;
      if (this.#board?.held && stays) event.preventDefault();
    });
    this.addEventListener('pointermove', (event) => {
      if (this.#points && event.pointerType === 'mouse') this.#hold(event.clientX, event.clientY, 0);
    });
    this.addEventListener('focusout', () => !this.#busy && !this.#isDragged() && this.#board?.held && this.#let());
    showWhole(this, () => Boolean(this.#board?.held));
    dragOn(this, {
      pick: (key) => this.#pick(key),
      over: (x, y, downBy) => this.#drag(x, y, downBy),
      drop: (x, y, downBy) => {
        if (this.#board && spotUnder(this, this.#board, x, y, downBy)) void this.#drop(true);
        else this.#let('Let go outside the days. Nothing was moved.');
      },
      letGo: () => this.#let('Let go. Nothing was moved.'),
    });
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
      const [title, time] = ['.cf-board__title', '.cf-board__time'].map(
        (part) => block.querySelector(part)?.textContent,
      );
      handle.setAttribute('aria-label', `Pick up ‘${title ?? ''}’, ${time ?? ''}`);
      block.prepend(handle);
    }
    this.dataset.ready = '';
  }

  #key(event: KeyboardEvent): void {
    const board = this.#board;
    const handle = (event.target as Element).closest<HTMLElement>('.cf-board__handle');
    if (!board || !handle || this.#busy) return;
    const way = KEYS[event.key];
    const presses = event.key === 'Enter' || event.key === ' ';
    if (presses || way || (board.held && event.key === 'Escape')) event.preventDefault();
    if (presses && board.held) void this.#drop();
    else if (presses && this.#pick(keyOf(handle))) this.#tell(HOW);
    else if (event.key === 'Escape' && board.held) this.#let('Let go. Nothing was moved.');
    else if (way && board.held) {
      this.#show(step(board, way));
      this.#ghost.reveal();
      this.#tell();
    } else if (way) neighbour(this, handle, way)?.focus();
  }

  /** A click on a handle picks up; the next on the days shows what is in the way there, and a second at the same spot puts down. */
  #click(event: MouseEvent): void {
    const handle = (event.target as Element).closest<HTMLElement>('.cf-board__handle');
    // A key on a handle also clicks it, and has been answered already.
    if (event.detail === 0 || this.#busy) return;
    const chip = this.#board?.held ? chipOf(event.target as Element) : null;
    if (chip) {
      event.preventDefault();
      this.#toDay(chip);
    } else if (this.#board?.held && this.#isOnDays(event)) {
      event.preventDefault();
      const { spot } = this.#board.held;
      this.#hold(event.clientX, event.clientY, 0);
      if (sameSpot(this.#board.held.spot, spot)) void this.#drop();
    } else if (handle && this.#pick(keyOf(handle))) {
      this.#points = true;
      handle.focus();
      this.#tell('Click where it is to go. Escape lets go.');
    }
  }

  #pick(key: string): boolean {
    if (!this.#board || this.#busy) return false;
    this.#said = false;
    this.#show(pickUp(this.#board, key));
    return this.#board.held !== null;
  }

  #drag(x: number, y: number, downBy: number): void {
    const chip = chipOf(document.elementFromPoint(x, y));
    // A finger that rests on the name of a day chooses that day, and scrolls nothing away from under itself.
    if (chip) this.#toDay(chip);
    else {
      scrollNear(this, x, y);
      this.#hold(x, y, downBy);
    }
  }

  /** Shows the day of that name, and what is held at the same time on it. */
  #toDay(date: string): void {
    const board = this.#board;
    const day = board?.facts.days.findIndex((each) => each.date === date) ?? -1;
    if (!board?.held || day < 0 || board.held.spot.day === day) return;
    this.#show(moveTo(board, { ...board.held.spot, day }));
    this.#tell();
  }

  /** Holds it over that point, where that is on the days. */
  #hold(x: number, y: number, downBy: number): void {
    const spot = this.#board && spotUnder(this, this.#board, x, y, downBy);
    if (!this.#board?.held || !spot) return;
    const next = moveTo(this.#board, spot);
    // A finger that rests over one spot asks again and again.
    if (next.held && this.#said && sameSpot(next.held.spot, this.#board.held.spot)) return;
    this.#show(next);
    this.#tell();
  }

  async #drop(byPointer = false): Promise<void> {
    const board = this.#board;
    if (!board?.held) return;
    const done = drop(board);
    if (done.kind === 'as-it-was') {
      this.#let('It is where it was. Nothing was moved.');
      return;
    }
    if (done.kind === 'clash') {
      const why = `Not saved. ${says(board, board.held)}`;
      if (byPointer) this.#let(why, 'clash');
      else this.#say(`${why} Move it on, or press Escape to let go.`, 'clash');
      return;
    }
    this.#busy = true;
    this.#say(`Saving ‘${done.held.item.title}’…`);
    const answer = await sendMove(this.dataset.url ?? '', this.dataset.csrf ?? '', done.held);
    if (answer.kind !== 'failed') await this.#refresh();
    this.#busy = false;
    this.#let(answer.says, answer.kind === 'moved' ? 'free' : 'clash');
    if (answer.kind === 'moved') this.#offerUndo();
    const key = answer.key ?? done.held.item.key;
    this.querySelector<HTMLElement>(`[data-key="${key}"] .cf-board__handle`)?.focus();
  }

  /** The tables as they are on the server now, looked at where one was. */
  async #refresh(): Promise<void> {
    const fresh = await freshBoard();
    if (!fresh) return;
    const frame = this.querySelector('.cf-board__frame');
    const [left, top] = [frame?.scrollLeft ?? 0, frame?.scrollTop ?? 0];
    const chosen = this.querySelector<HTMLElement>('.cf-board__day--chosen')?.dataset.day;
    const height = frame?.getBoundingClientRect().top ?? 0;
    this.dataset.board = fresh.dataset.board ?? '';
    this.replaceChildren(...fresh.childNodes);
    this.#begin();
    if (chosen) this.#chooseDay(chosen);
    const days = this.querySelector('.cf-board__frame');
    days?.scrollTo({ left, top, behavior: 'instant' });
    // On a phone what can be taken back comes above the days: they stay where the finger is.
    window.scrollBy({ top: (days?.getBoundingClientRect().top ?? height) - height, behavior: 'instant' });
  }

  #show(board: Board): void {
    this.#board = board;
    const { held } = board;
    this.classList.toggle('cf-board--holding', held !== null);
    for (const block of this.querySelectorAll<HTMLElement>('[data-key]'))
      block.classList.toggle('cf-board__block--held', block.dataset.key === held?.item.key);
    if (held) this.#chooseDay(board.facts.days[held.spot.day]?.date ?? '');
    const table = held && tableOf(this, board, held.spot.day);
    if (held && table) this.#ghost.show(table, board, held);
    else this.#ghost.hide();
  }

  /** Where one day is shown at a time: the one in which something is held. */
  #chooseDay(date: string): void {
    const days = daysOf(this);
    if (!days.some((day) => day.dataset.day === date)) return;
    for (const day of days) day.classList.toggle('cf-board__day--chosen', day.dataset.day === date);
    for (const chip of this.querySelectorAll<HTMLElement>('.cf-board__chip[data-day]'))
      chip.classList.toggle('cf-board__chip--chosen', chip.dataset.day === date);
  }

  #let(words = '', kind: Kind = ''): void {
    this.#points = false;
    const day = this.#board?.held?.origin?.day;
    // It is where it was, and so are the eyes and the keyboard.
    if (day !== undefined) this.#chooseDay(this.#board?.facts.days[day]?.date ?? '');
    if (this.#board) this.#show(letGo(this.#board));
    this.#say(words, kind);
  }

  /** Says where it is held and what is in the way; `how` where it has just been picked up. */
  #tell(how = ''): void {
    const { held } = this.#board ?? {};
    if (!held || !this.#board) return;
    this.#said = true;
    const first = how && `‘${held.item.title}’ is picked up. ${how} `;
    this.#say(first + says(this.#board, held), standing(held));
  }

  #say(words: string, kind: Kind = ''): void {
    const bar = document.querySelector<HTMLElement>('.cf-board-says');
    const line = bar?.querySelector('[role="status"]');
    if (!bar || !line || (line.textContent === words && bar.dataset.kind === kind)) return;
    bar.querySelector('button')?.remove();
    bar.hidden = words === '';
    bar.dataset.kind = kind;
    line.textContent = words;
  }

  /** What was just put down can be taken back where its being moved is said: the box that says more may be out of sight. */
  #offerUndo(): void {
    const form = this.querySelector('#take-back');
    if (!form) return;
    const button = document.createElement('button');
    button.className = 'govuk-button govuk-button--secondary';
    button.setAttribute('form', form.id);
    button.textContent = 'Undo';
    document.querySelector('.cf-board-says')?.append(button);
  }

  #isOnDays({ target }: Event): boolean {
    return (target as Element).closest('.cf-board__day') !== null;
  }

  #isDragged(): boolean {
    return this.classList.contains('cf-board--dragging');
  }
}

type Kind = 'free' | 'odd' | 'clash' | '';

/** The day whose name that is, on a chip; null where it is none. */
function chipOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('.cf-board__chip')?.dataset.day ?? null;
}

function keyOf(handle: Element): string {
  return handle.closest<HTMLElement>('[data-key]')?.dataset.key ?? '';
}
