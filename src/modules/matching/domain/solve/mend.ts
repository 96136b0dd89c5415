import type { Random } from '#kernel/random';
import type { Problem } from '../problem.ts';
import type { SolveModel } from './model.ts';
import { improveThere, neighboursOf, type Reach } from './neighbourhood.ts';
import { stateFrom } from './repair.ts';
import { type Shortlist, shortlistOf } from './shortlist.ts';
import type { Record } from './watch.ts';

const REACH: Reach = { challenges: 5, candidates: 20, seconds: 0.4 };
const MOST_HOLES = 4;

/**
 * Mends a current plan round its holes: where a current peer can no longer stay, the challenge and those that share its
 * people are planned anew by an exact model, in which every change has its price. Quick: the holes alone, no prices yet.
 * Nothing happens where there is no current plan, or nothing in it is broken.
 */
export function mend(problem: Problem, slotOf: Int32Array, random: Random, solve: SolveModel, record: Record): void {
  const { tables, candidates } = problem;
  const { current, challenge } = tables.slot;
  const holes = new Set<number>();
  current.forEach((p, s) => {
    if (p >= 0 && record.best[s] !== p) holes.add(challenge[s] as number);
  });
  if (holes.size === 0 || holes.size > MOST_HOLES) return;
  const shortlist: Shortlist = shortlistOf(
    problem,
    candidates.value.map((v) => -v),
    REACH.candidates,
  );
  for (const c of holes) {
    if (!record.goOn()) return;
    const near = neighboursOf(problem, shortlist, record.best, c, REACH, random);
    const better = improveThere(problem, slotOf, shortlist, record.best, near, REACH, solve);
    if (better !== null) record.offer(stateFrom(problem, better));
  }
}
