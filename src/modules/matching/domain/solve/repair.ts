import { candidateAt, type Problem } from '../problem.ts';
import type { Assignment } from '../score.ts';
import { fillGreedily } from './greedy.ts';
import { gainOf, isFree, pinnedState, place, type State } from './state.ts';

/** The current plan as far as the rules still allow it, its holes filled with whoever adds most. Without currents: as greedy. */
export function repairedState(problem: Problem): State {
  const state = stateFrom(problem, problem.tables.slot.current);
  fillGreedily(state);
  return state;
}

/**
 * As much of a plan as the rules allow, slot by slot in the order of the file; experienced peers first, so that a first
 * outing finds somebody beside it.
 */
export function stateFrom(problem: Problem, plan: Assignment): State {
  const state = pinnedState(problem);
  const { first } = problem.tables.peer;
  for (const turn of [0, 1]) {
    plan.forEach((p, s) => {
      if (p < 0 || first[p] !== turn || (state.assignment[s] as number) >= 0) return;
      const n = candidateAt(problem.candidates, s, p);
      if (n < 0 || !isFree(state, s, p)) return;
      // A placement that costs more than an empty slot is kept all the same: it is the plan asked for.
      if (turn === 0 || gainOf(state, s, n) > -1e6) place(state, s, n);
    });
  }
  return state;
}
