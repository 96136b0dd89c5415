import type { Random } from '#kernel/random';

/** How many bits are set. */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** One of the bits that are set, by chance; 0 where none is. */
export function anyBit(random: Random, bits: number): number {
  const n = bitCount(bits);
  if (n === 0) return 0;
  let rest = bits;
  for (let skip = (random() * n) | 0; skip > 0; skip -= 1) rest &= rest - 1;
  return rest & -rest;
}
