import { parentPort, workerData } from 'node:worker_threads';
import { type Random, seededRandom } from '#kernel/random';
import type { SolveLinear } from '../domain/engine/bound/linear.ts';
import {
  type Bounding,
  boundingOf,
  hasMoreToProve,
  improvePrices,
  needsLinear,
  proveBound,
} from '../domain/engine/bound/whole.ts';
import type { Snapshot } from '../domain/engine/solve/anneal.ts';
import { boundRound, stepsFor } from '../domain/engine/solve/effort.ts';
import { modelOf } from '../domain/engine/solve/model.ts';
import { fillAgain, type PeriodPlan } from '../domain/engine/solve/period-search.ts';
import { type Periods, periodsOf } from '../domain/engine/solve/periods.ts';
import { type Found, NOTHING_FOUND, type Search, searchRound, startSearch } from '../domain/engine/solve/search.ts';
import { isShort } from '../domain/engine/solve/sketch.ts';
import { layoutOf } from '../domain/engine/solve/sketch-layout.ts';
import { drawFurther, noSketches, type Sketches } from '../domain/engine/solve/sketches.ts';
import { teamsOf } from '../domain/engine/solve/teams.ts';
import { highsSolver } from './highs.ts';
import type { FromWorker, Task, ToWorker } from './messages.ts';

/** One of the two halves of a proposal, run in rounds: looking for a better timetable, or proving how good one can be. */
const task = workerData as Task;
const stopFlag = new Int32Array(task.stop);
const port = parentPort!;
const out = () => Atomics.load(stopFlag, 0) !== 0 || Date.now() >= task.deadline;
const say = (message: FromWorker) => port.postMessage(message);
const model = modelOf(task.instance, task.from ?? Number.NEGATIVE_INFINITY);

let search: Search | null = null;
let bounding: Bounding | null = null;
let solve: SolveLinear | null = null;
let sketches: Sketches | null = null;
let periods: Periods | null = null;
let filling: PeriodPlan | null = null;

port.on('message', (message: ToWorker) => void runRound(message));

async function runRound({ round, score, found }: ToWorker): Promise<void> {
  if (task.role === 'search') lookFurther(round, found);
  const own = task.role === 'bound' ? await boundFurther(round, score) : NOTHING_FOUND;
  say({ kind: 'done', round, found: own });
}

function lookFurther(round: number, found: Found): void {
  if (!search) {
    search = startSearch(model, task.seed);
    say({ kind: 'plan', best: search.best });
  }
  const before: Snapshot = search.best;
  searchRound(search, round, found, out);
  if (search.best !== before) say({ kind: 'plan', best: search.best });
}

/** Milliseconds that proving is taken to last before it was ever done, and how much longer than the last time it may last. */
const FIRST_PROOF_MS = 4000;
const SLOWER = 1.4;

let proofMs = FIRST_PROOF_MS;

/** Better prices, and in some rounds, or while there is just time for it, what they prove; in some it searches instead, and gives what it found. */
async function boundFurther(round: number, score: number): Promise<Found> {
  if (!bounding) {
    bounding = boundingOf(model, teamsOf(model));
    say({ kind: 'bound', bound: bounding.bound });
  }
  const started = Date.now();
  const random = seededRandom(task.seed * 104_729 + round);
  if (needsLinear(bounding)) solve ??= await highsSolver();
  const short = isShort(model, bounding.facts);
  const kind = boundRound(task.instance, round, short);
  const found = kind === 'search' ? searchFurther(bounding, short, random) : NOTHING_FOUND;
  if (kind === 'improve' || kind === 'both') improvePrices(bounding, stepsFor(task.instance), score, random, out);
  const roundMs = Date.now() - started;
  const last = hasMoreToProve(bounding) && task.deadline - Date.now() < roundMs + SLOWER * proofMs;
  if (!out() && (last || kind === 'prove' || kind === 'both')) prove(bounding);
  return found;
}

/**
 * Fillings of periods of its own where hours are short, else sketches, for the search to give times to: only the one that promises most.
 * Where hours are short and there are no periods sketches mean little, and are drawn all the same: prices have little left to gain.
 */
function searchFurther({ facts }: Bounding, short: boolean, random: Random): Found {
  if (short) periods ??= periodsOf(model);
  if (periods) {
    filling = best(filling, fillAgain(periods, random, null, out));
    filling = best(filling, fillAgain(periods, random, filling, out));
    return { sketches: [], fillings: [filling] };
  }
  sketches ??= noSketches(layoutOf(model, facts));
  drawFurther(sketches, random, out);
  return { sketches: sketches.kept.slice(0, 1).map(({ sketch }) => sketch), fillings: [] };
}

function best(one: PeriodPlan | null, other: PeriodPlan): PeriodPlan {
  return one && one.score >= other.score ? one : other;
}

function prove(bounding: Bounding): void {
  const started = Date.now();
  const before = bounding.bound;
  const seconds = Math.max(0.2, (task.deadline - started) / 1000 / model.days);
  proveBound(bounding, solve, { seconds, nodes: 4000 });
  proofMs = Date.now() - started;
  if (bounding.bound < before) say({ kind: 'bound', bound: bounding.bound });
}
