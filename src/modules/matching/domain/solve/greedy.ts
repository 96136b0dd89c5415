import type { Problem } from '../problem.ts';
import { gainOf, isFree, pinnedState, place, type State } from './state.ts';

/** A first plan: the slots with the fewest candidates first, each with whoever adds most there and then. */
export function greedyState(problem: Problem): State {
  const state = pinnedState(problem);
  fillGreedily(state);
  return state;
}

/** Fills what is empty, hardest slots first, twice over: a first outing may have to wait for an experienced peer. */
export function fillGreedily(state: State): void {
  const { problem } = state;
  const { start } = problem.candidates;
  const choice = (s: number) => (start[s + 1] as number) - (start[s] as number);
  const order = Int32Array.from(state.assignment.keys()).sort((a, b) => choice(a) - choice(b) || a - b);
  for (const s of [...order, ...order]) if ((state.assignment[s] as number) < 0) fillSlot(state, s);
}

/** Fills the empty slot with the free candidate who adds most, if any adds anything. */
function fillSlot(state: State, s: number): void {
  const { start, peer } = state.problem.candidates;
  let best = -1;
  let most = 0;
  for (let n = start[s] as number; n < (start[s + 1] as number); n += 1) {
    const gain = gainOf(state, s, n);
    if (gain <= most || !isFree(state, s, peer[n] as number)) continue;
    most = gain;
    best = n;
  }
  if (best >= 0) place(state, s, best);
}
