import type { GroupCount } from './equality.ts';

export type Balance = {
  readonly key: string;
  readonly peers: number;
  readonly expected: number;
  readonly says: 'over' | 'under' | 'near';
};

/**
 * Peers of each region beside what they would be if every council lent alike. Over or under is said only where the difference is a
 * third or more and at least five people: less is chance.
 */
export function balanceOf(peers: readonly GroupCount[], sizes: readonly GroupCount[]): Balance[] {
  const total = peers.reduce((sum, { count }) => sum + count, 0);
  const all = sizes.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return [];
  return sizes.map(({ key, count }) => {
    const here = peers.find((one) => one.key === key)?.count ?? 0;
    const expected = (total * count) / all;
    const far = Math.abs(here - expected) >= Math.max(5, expected / 3);
    return {
      key,
      peers: here,
      expected: Math.round(expected),
      says: !far ? 'near' : here > expected ? 'over' : 'under',
    };
  });
}
