import { STEP_MINUTES } from '../../domain/board/facts.ts';
import type { Spot } from '../../domain/board/lanes.ts';
import type { Board } from './engine.ts';

/** The days that the page has, in order. */
export function daysOf(board: HTMLElement): HTMLElement[] {
  return [...board.querySelectorAll<HTMLElement>('.cf-board__day')];
}

/** The table of a day; null where the page shows another day alone. */
export function tableOf(host: HTMLElement, board: Board, day: number): HTMLTableElement | null {
  const date = board.facts.days[day]?.date;
  return (
    daysOf(host)
      .find((each) => each.dataset.day === date)
      ?.querySelector('table') ?? null
  );
}

/** Where a lane and a minute are inside the table of a day, in pixels from the table's corner. */
export function boxOf(table: HTMLTableElement, board: Board, spot: Spot, minutes: number) {
  const corner = table.getBoundingClientRect();
  const lane = lanesOf(table)[spot.lane]?.getBoundingClientRect();
  const { top, height } = rowsOf(table);
  const row = (spot.from - board.grid.from) / STEP_MINUTES;
  return {
    left: (lane?.left ?? corner.left) - corner.left,
    top: top - corner.top + row * height,
    width: lane?.width ?? 0,
    height: (minutes / STEP_MINUTES) * height,
  };
}

/** The spot under a pointer that holds its session so many pixels below its top; null outside the days. */
export function spotUnder(host: HTMLElement, board: Board, x: number, y: number, downBy: number): Spot | null {
  const frame = host.querySelector('.cf-board__frame')?.getBoundingClientRect();
  if (!frame || x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return null;
  for (const [day] of board.facts.days.entries()) {
    const table = tableOf(host, board, day);
    const lane = table ? lanesOf(table).findIndex((head) => isAcross(head, x)) : -1;
    if (!table || lane < 0) continue;
    const { top, height } = rowsOf(table);
    const rows = (y - downBy - top) / height;
    // What is held by no point of its own goes into the quarter of an hour that is pointed at.
    const row = downBy === 0 ? Math.floor(rows) : Math.round(rows);
    return { day, lane, from: board.grid.from + row * STEP_MINUTES };
  }
  return null;
}

function lanesOf(table: HTMLTableElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>('.cf-board__lane')];
}

function isAcross(head: HTMLElement, x: number): boolean {
  const { left, right, width } = head.getBoundingClientRect();
  return width > 0 && left <= x && x < right;
}

function rowsOf(table: HTMLTableElement): { top: number; height: number } {
  const { top, height } = table.tBodies[0]?.rows[0]?.getBoundingClientRect() ?? { top: 0, height: 1 };
  return { top, height };
}
