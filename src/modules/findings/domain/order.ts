export const DIRECTIONS = ['up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * The same things with that one a place further up or down among its like; unchanged at either end, or where it is not there. What
 * is unlike it (another theme, the other column) keeps its place in the whole.
 */
export function moved<T extends { readonly id: string }>(
  things: readonly T[],
  id: string,
  direction: Direction,
  alike: (a: T, b: T) => boolean = () => true,
): T[] {
  const from = things.findIndex((thing) => thing.id === id);
  const thing = things[from];
  if (!thing) return [...things];
  const step = direction === 'up' ? -1 : 1;
  let to = from + step;
  while (things[to] && !alike(things[to] as T, thing)) to += step;
  const other = things[to];
  if (!other) return [...things];
  const result = [...things];
  result[from] = other;
  result[to] = thing;
  return result;
}
