import type { Problem } from '../problem.ts';

/** A bound that needs no search: every slot its own best candidate, every team all it could earn, nobody any load. */
export function easyBound({ tables, candidates, empty, slots, challenges, manager }: Problem): number {
  const { policy } = tables.instance;
  let bound = 0;
  for (let s = 0; s < slots; s += 1) {
    let best = empty[s] as number;
    for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
      best = Math.max(best, candidates.value[n] as number);
    }
    bound += best + (manager[s] === 1 ? 0 : policy.parties);
  }
  for (const weight of tables.challenge.focus.weight) bound += 1.3 * policy.cover * weight;
  return bound + challenges * policy.mix;
}
