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
import { type Search, searchRound, startSearch } from '../domain/engine/solve/search.ts';
import { isShort, type Sketch } from '../domain/engine/solve/sketch.ts';
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

port.on('message', (message: ToWorker) => void runRound(message));

async function runRound({ round, score, sketches }: ToWorker): Promise<void> {
  if (task.role === 'search') lookFurther(round, sketches);
  const found = task.role === 'bound' ? await boundFurther(round, score) : [];
  say({ kind: 'done', round, sketches: found });
}

function lookFurther(round: number, sketches: readonly Sketch[]): void {
  if (!search) {
    search = startSearch(model, task.seed);
    say({ kind: 'plan', best: search.best });
  }
  const before: Snapshot = search.best;
  searchRound(search, round, sketches, out);
  if (search.best !== before) say({ kind: 'plan', best: search.best });
}

/** Milliseconds that proving is taken to last before it was ever done, and how much longer than the last time it may last. */
const FIRST_PROOF_MS = 4000;
const SLOWER = 1.4;

let proofMs = FIRST_PROOF_MS;

/** Better prices, and in some rounds, or while there is just time for it, what they prove; in some sketches instead, which it gives. */
async function boundFurther(round: number, score: number): Promise<readonly Sketch[]> {
  if (!bounding) {
    bounding = boundingOf(model, teamsOf(model));
    say({ kind: 'bound', bound: bounding.bound });
  }
  const started = Date.now();
  const random = seededRandom(task.seed * 104_729 + round);
  if (needsLinear(bounding)) solve ??= await highsSolver();
  const kind = boundRound(task.instance, round, isShort(model, bounding.facts));
  const found = kind === 'sketch' ? sketchFurther(bounding, random) : [];
  if (kind === 'improve' || kind === 'both') improvePrices(bounding, stepsFor(task.instance), score, random, out);
  const roundMs = Date.now() - started;
  const last = hasMoreToProve(bounding) && task.deadline - Date.now() < roundMs + SLOWER * proofMs;
  if (!out() && (last || kind === 'prove' || kind === 'both')) prove(bounding);
  return found;
}

/** Sketches of its own, for the search to give times to: only the one that promises most. */
function sketchFurther({ facts }: Bounding, random: Random): readonly Sketch[] {
  sketches ??= noSketches(layoutOf(model, facts));
  drawFurther(sketches, random, out);
  return sketches.kept.slice(0, 1).map(({ sketch }) => sketch);
}

function prove(bounding: Bounding): void {
  const started = Date.now();
  const before = bounding.bound;
  const seconds = Math.max(0.2, (task.deadline - started) / 1000 / model.days);
  proveBound(bounding, solve, { seconds, nodes: 4000 });
  proofMs = Date.now() - started;
  if (bounding.bound < before) say({ kind: 'bound', bound: bounding.bound });
}
