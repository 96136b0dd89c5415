import { gapOf } from '../plan.ts';
import type { Problem } from '../problem.ts';
import type { Assignment } from '../score.ts';
import { keepsRuleSeven, type State } from './state.ts';

/** How the search stands: the best score and the proven bound so far, and the plan that has that score. */
export type Progress = {
  readonly stage: 'greedy' | 'mended' | 'prices' | 'search' | 'exact' | 'done';
  readonly score: number;
  readonly bound: number;
  readonly gap: number;
  readonly filled: number;
  readonly seconds: number;
  /** For each slot, in the order of the file, the number of its peer or −1. */
  readonly assignment: Assignment;
};

/** When to stop, and whom to tell. `now` is in milliseconds; only stopping depends on it, never what is tried next. */
export type RunControl = {
  readonly seconds: number;
  readonly gap: number;
  readonly now: () => number;
  readonly cancelled: () => boolean;
  readonly tell: (progress: Progress) => void;
};

/** The best plan and bound so far, kept through all stages. */
export type Record = {
  readonly best: Assignment;
  score: number;
  bound: number;
  filled: number;
  stage: Progress['stage'];
  /** False once time is up, the gap is small enough, or somebody cancelled. */
  readonly goOn: () => boolean;
  /** As `goOn`, however small the gap: for a proof that is nearly done. */
  readonly inTime: () => boolean;
  readonly secondsLeft: () => number;
  readonly secondsGone: () => number;
  /** Keeps the state's plan where it is better and keeps every rule. */
  readonly offer: (state: State) => void;
  /** Keeps a lower bound on all plans' scores. */
  readonly lower: (bound: number) => void;
  readonly tell: () => void;
};

const TELL_EVERY_MS = 250;

/** Starts a record with no plan and no bound. */
export function recordOf(problem: Problem, control: RunControl): Record {
  const began = control.now();
  let told = Number.NEGATIVE_INFINITY;
  const gone = () => (control.now() - began) / 1000;
  const record: Record = {
    best: new Int32Array(problem.slots).fill(-1),
    score: Number.NEGATIVE_INFINITY,
    bound: Number.POSITIVE_INFINITY,
    filled: 0,
    stage: 'greedy',
    inTime: () => !control.cancelled() && gone() < control.seconds,
    goOn: () => record.inTime() && !(gapOf(record.score, record.bound) <= control.gap),
    secondsLeft: () => control.seconds - gone(),
    secondsGone: gone,
    offer: (state) => {
      if (state.score <= record.score || !keepsRuleSeven(state)) return;
      record.best.set(state.assignment);
      record.score = state.score;
      record.filled = state.filled;
      if (control.now() - told > TELL_EVERY_MS) record.tell();
    },
    lower: (bound) => {
      record.bound = Math.min(record.bound, bound);
    },
    tell: () => {
      told = control.now();
      const { stage, score, bound, filled } = record;
      const gap = gapOf(score, bound);
      control.tell({ stage, score, bound, gap, filled, seconds: gone(), assignment: record.best.slice() });
    },
  };
  return record;
}
