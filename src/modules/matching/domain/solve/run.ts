import { seededRandom } from '#kernel/random';
import { type Refusal, refusal } from '#kernel/result';
import type { Instance } from '../instance.ts';
import { gapOf, PLAN_FORMAT, type Plan, sumOfParts } from '../plan.ts';
import { problemOf, type Scoring } from '../problem.ts';
import { type Assignment, scoreOf } from '../score.ts';
import { easyBound } from './easy-bound.ts';
import { greedyState } from './greedy.ts';
import { type Guide, guideOf } from './guide.ts';
import { mend } from './mend.ts';
import type { SolveModel } from './model.ts';
import { pricingOf } from './pricing.ts';
import { repairedState } from './repair.ts';
import { searchMeanwhile, searchRounds } from './rounds.ts';
import { type Record, type RunControl, recordOf } from './watch.ts';

/** What a run needs beside the instance. `solveModel` is an exact solver for small models; null does without. */
export type RunOptions = RunControl & {
  readonly seed: number;
  readonly solveModel: SolveModel | null;
  /** A guide worked out elsewhere meanwhile; without, it is worked out here. */
  readonly guide?: Guide | null;
};

/** The part of a short time limit that the first edition of the guide may take, so that some is left for the search. */
const GUIDE_AT_MOST = 0.45;
/** The part of the time in which prices may be gone over again. */
const AMPLE = 0.25;

/**
 * Forms the teams of an instance that was read and found sound. The plan keeps every hard rule and every pin; its bound
 * is proven for the whole instance. What is tried, and in which order, depends on the instance and the seed alone; the
 * clock only ends it. Refused: pins that no plan can keep together.
 */
export function runMatching(instance: Instance, options: RunOptions): Plan | Refusal<'pins-clash'> {
  const problem = problemOf(instance);
  const record = recordOf(problem, options);
  record.lower(easyBound(problem));
  record.offer(greedyState(problem));
  record.offer(repairedState(problem));
  record.tell();
  const pricing = pricingOf(problem);
  const random = seededRandom(options.seed);
  if (options.solveModel !== null) mend(problem, pricing.slotOf, random, options.solveModel, record);
  record.stage = 'mended';
  if (problem.tables.slot.current.some((p) => p >= 0)) record.tell();
  record.stage = 'prices';
  record.tell();
  if (options.guide) searchMeanwhile(pricing, random, record);
  const guide =
    options.guide ??
    guideOf(pricing, {
      goOn: record.goOn,
      early: () => record.goOn() && record.secondsGone() < GUIDE_AT_MOST * options.seconds,
      ample: () => record.goOn() && record.secondsGone() < AMPLE * options.seconds,
    });
  record.stage = 'search';
  searchRounds(pricing, guide, random, options.solveModel, record);
  record.lower(guide.proven());
  record.stage = 'done';
  record.tell();
  if (record.score === Number.NEGATIVE_INFINITY) {
    return refusal(
      'pins-clash',
      'challenges: expected pins that some plan can keep together under rules 5 to 7, found none',
    );
  }
  return planOf(problem, record.best, record, options.seed);
}

/** The plan an assignment stands for, scored afresh from the facts. The bound is never below the score. */
export function planOf(
  problem: Scoring,
  assignment: Assignment,
  { bound, secondsGone }: Pick<Record, 'bound' | 'secondsGone'>,
  seed: number,
): Plan {
  const parts = scoreOf(problem, assignment);
  const score = sumOfParts(parts);
  // Sums of a million numbers differ in the last digits with their order; the bound may not say less than the plan.
  const proven = Math.max(bound, score);
  const { slots, instance } = problem.tables;
  const placements = slots.flatMap((slot, s) => {
    const peer = instance.peers[assignment[s] as number];
    return peer === undefined ? [] : [{ slot: slot.id, peer: peer.id }];
  });
  const seconds = Math.round(secondsGone() * 1000) / 1000;
  return { format: PLAN_FORMAT, placements, score, bound: proven, gap: gapOf(score, proven), seconds, seed, parts };
}
