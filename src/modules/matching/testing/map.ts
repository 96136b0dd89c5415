import { type Random, randomInteger } from '#kernel/random';
import type { AuthorityFacts } from '../domain/instance.ts';

const TYPES = ['NMD', 'NMD', 'NMD', 'UA', 'UA', 'MD', 'LBO', 'CTY', 'SCO', 'WPA'] as const;

/** A made-up country: authorities on a grid, in regions of neighbouring squares, each bordering those beside it. */
export function madeUpMap(random: Random, count: number): AuthorityFacts[] {
  const side = Math.ceil(Math.sqrt(count));
  const id = (i: number) => `X${String(i).padStart(4, '0')}`;
  return Array.from({ length: count }, (_, i) => {
    const [row, column] = [Math.floor(i / side), i % side];
    const borders = [i - 1, i + 1, i - side, i + side].filter(
      (j) => j >= 0 && j < count && Math.abs((j % side) - column) + Math.abs(Math.floor(j / side) - row) === 1,
    );
    const third = Math.max(1, Math.ceil(side / 3));
    return {
      id: id(i),
      type: TYPES[randomInteger(random, 0, TYPES.length - 1)] as string,
      region: `Region ${Math.floor(row / third) * 3 + Math.floor(column / third) + 1}`,
      population: Math.round(40_000 * Math.exp(random() * 2.6)),
      deprivation: randomInteger(random, 1, 10),
      lat: 50.2 + (row / side) * 7.5 + random() * 0.2,
      long: -4.5 + (column / side) * 6 + random() * 0.3,
      borders: borders.map(id),
    };
  });
}

/** How alike two types of authority are; given both ways round. */
export function madeUpTypeSimilarity(types: readonly string[]): Record<string, Record<string, number>> {
  const order = [...new Set(types)].sort();
  return Object.fromEntries(
    order.map((a, i) => [
      a,
      Object.fromEntries(order.map((b, j) => [b, i === j ? 1 : Math.max(0, 0.7 - 0.2 * Math.abs(i - j))])),
    ]),
  );
}
