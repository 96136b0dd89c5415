import type { Step } from './engine.ts';

/** Which way on the screen; Home and End lead to the first and the last. */
const WAYS: Partial<Record<Step, readonly [x: number, y: number]>> = {
  earlier: [0, -1],
  'hour-earlier': [0, -1],
  later: [0, 1],
  'hour-later': [0, 1],
  left: [-1, 0],
  right: [1, 0],
};

/** The handle that is next to one in that direction, of those that can be seen: so many sessions are too many to press Tab past. */
export function neighbour(host: HTMLElement, from: HTMLElement, way: Step): HTMLElement | null {
  const seen = [...host.querySelectorAll<HTMLElement>('.cf-board__handle')].filter((each) => each.offsetParent);
  const direction = WAYS[way];
  if (!direction) return (way === 'day-before' ? seen[0] : seen.at(-1)) ?? null;
  const [x, y] = direction;
  const start = from.getBoundingClientRect();
  let [best, nearest]: [HTMLElement | null, number] = [null, Number.POSITIVE_INFINITY];
  for (const each of seen) {
    const { left, top } = each.getBoundingClientRect();
    const [right, down] = [left - start.left, top - start.top];
    const along = right * x + down * y;
    // What lies straight ahead comes before what lies nearer aside.
    const far = along + 3 * Math.abs(right * y + down * x);
    if (along > 1 && far < nearest) [best, nearest] = [each, far];
  }
  return best;
}
