/** Chance that can be repeated: the same seed gives the same numbers (mulberry32). */
export type Chance = {
  /** From 0 up to, not including, 1. */
  number(): number;
  /** A whole number from 0 to `most` - 1. */
  below(most: number): number;
  /** True once in so many. */
  once(inSoMany: number): boolean;
  pick<T>(list: readonly T[]): T | undefined;
  bytes(count: number): Uint8Array;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (most: number) => Math.floor(number() * most);
  return {
    number,
    below,
    once: (inSoMany) => below(inSoMany) === 0,
    pick: (list) => list[below(list.length)],
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
