import { type Random, seededRandom } from '#kernel/random';
import { dayFactsOf } from '../bound/day-facts.ts';
import { anneal, restore, type Schedule, type Snapshot, snapshotOf } from './anneal.ts';
import { type Board, emptyBoard, put } from './board.ts';
import { bestSpot, construct, fill, putCurrent } from './construct.ts';
import { isRepair, movesFor, SMALL } from './effort.ts';
import type { Model } from './model.ts';
import { pack } from './pack.ts';
import { boardOfPeriods, fillAgain, type PeriodPlan } from './period-search.ts';
import { type Periods, periodsOf } from './periods.ts';
import { isShort, type Sketch } from './sketch.ts';
import { layoutOf } from './sketch-layout.ts';
import { drawFurther, learn, mostPromising, noSketches, type Sketches, takeIn } from './sketches.ts';
import { type Teams, teamsOf } from './teams.ts';

/** A search for the best timetable, in rounds. The same instance and seed give the same rounds on every machine. */
export type Search = {
  readonly model: Model;
  readonly teams: readonly Teams[];
  readonly seed: number;
  readonly repair: boolean;
  /** Hours are so short that days without times mean little: the search goes on with whole timetables. */
  readonly short: boolean;
  /** Days cut into periods, where hours are short and that helps. */
  readonly periods: Periods | null;
  best: Snapshot;
  readonly sketches: Sketches;
  periodPlan: PeriodPlan | null;
};

/** What another worker found meanwhile that this search may go on from. */
export type Found = { readonly sketches: readonly Sketch[]; readonly fillings: readonly PeriodPlan[] };

export const NOTHING_FOUND: Found = { sketches: [], fillings: [] };

/** A search at its start, with a first timetable that breaks no rule: the current one mended, or a greedy one. */
export function startSearch(model: Model, seed: number): Search {
  const teams = teamsOf(model);
  const repair = isRepair(model.instance);
  const facts = dayFactsOf(model, teams);
  const short = isShort(model, facts);
  const first = repair ? mended(model, teams) : construct(model, teams);
  return {
    model,
    teams,
    seed,
    repair,
    short,
    periods: short && !repair ? periodsOf(model) : null,
    best: snapshotOf(first),
    sketches: noSketches(layoutOf(model, facts)),
    periodPlan: null,
  };
}

/** One round more. `best` is never worse after it than before. `found`: elsewhere. */
export function searchRound(search: Search, round: number, found: Found, stop: () => boolean): void {
  const random = seededRandom(search.seed * 7919 + round);
  const { model, best } = search;
  const heat = round === 0 ? 3 : best.option.includes(-1) ? 8 : 1;
  if (model.sessions.length <= SMALL && round % 2 === 1) {
    anew(search, random, { moves: effort(search, 300_000), hot: 15 + 2 * model.balance, cold: 0.15 }, stop);
  } else if (search.repair) onTheBoard(search, random, { moves: effort(search, 80_000), hot: heat, cold: 0.15 }, stop);
  else if (search.periods) inPeriods(search, search.periods, { round, fillings: found.fillings }, random, stop);
  else if (round % 2 === 1 && (search.short || (round === 1 && best.option.includes(-1)))) {
    onTheBoard(search, random, { moves: effort(search, 400_000), hot: round % 4 === 1 ? 8 : 4, cold: 0.15 }, stop);
  } else {
    takeIn(search.sketches, found.sketches, random);
    fromSketches(search, random, stop);
  }
}

/** Goes on from the best timetable itself. */
function onTheBoard(search: Search, random: Random, schedule: Schedule, stop: () => boolean): void {
  take(search, anneal(restore(search.model, search.best), random, schedule, stop));
}

/** Begins again with nothing placed but what is fixed. */
function anew(search: Search, random: Random, schedule: Schedule, stop: () => boolean): void {
  const board = emptyBoard(search.model);
  putFixed(board, search.teams);
  take(search, anneal(board, random, schedule, stop));
}

/** Fills the periods of the days anew and goes on from the best filling, which may have been found elsewhere. */
function inPeriods(
  search: Search,
  periods: Periods,
  { round, fillings }: { readonly round: number; readonly fillings: readonly PeriodPlan[] },
  random: Random,
  stop: () => boolean,
): void {
  for (const filling of fillings) standInPeriods(search, periods, filling, random, stop);
  for (let i = 0; i < 2 && !stop(); i += 1) {
    const from = round >= 3 && i === 1 ? search.periodPlan : null;
    standInPeriods(search, periods, fillAgain(periods, random, from, stop), random, stop);
  }
}

/** Gives a filling that is better than the best one its times, and polishes it. */
function standInPeriods(
  search: Search,
  periods: Periods,
  filling: PeriodPlan,
  random: Random,
  stop: () => boolean,
): void {
  if (search.periodPlan && filling.score <= search.periodPlan.score + 1e-6) return;
  search.periodPlan = filling;
  const board = boardOfPeriods(periods, filling);
  fill(board, search.teams);
  take(search, snapshotOf(board));
  take(search, anneal(board, random, { moves: effort(search, 30_000), hot: 0.6, cold: 0.15 }, stop));
}

/** Sketches given their times in a round. */
const PACKED = 2;

/** Draws more sketches and gives the most promising ones their times, if they promise more than the best timetable; the best is polished. */
function fromSketches(search: Search, random: Random, stop: () => boolean): void {
  const before = search.best;
  drawFurther(search.sketches, random, stop);
  let best: { readonly sketch: Sketch; readonly timed: Snapshot } | null = null;
  for (let i = 0; i < PACKED && !stop(); i += 1) {
    const drawn = mostPromising(search.sketches, search.best.score);
    if (drawn === null) break;
    const timed = giveTimes(search, drawn.sketch, random, stop);
    drawn.timed = Math.max(drawn.timed ?? timed.score, timed.score);
    if (best === null || timed.score > best.timed.score) best = { sketch: drawn.sketch, timed };
  }
  if (best !== null && !stop()) polish(search, best.sketch, best.timed, random, stop);
  const promised = Math.max(...search.sketches.kept.map(({ sketch }) => sketch.score));
  if (search.best === before && search.best.score < promised - MISSED)
    onTheBoard(search, random, { moves: effort(search, 120_000), hot: 0.7, cold: 0.15 }, stop);
}

/** Where nothing better was found and times cost sketches more than this, the best timetable itself is polished further. */
const MISSED = 2;

/** Times for a sketch; where none were found for a session on its day, it goes where it does most good. */
function giveTimes(search: Search, sketch: Sketch, random: Random, stop: () => boolean): Snapshot {
  const board = emptyBoard(search.model);
  putFixed(board, search.teams);
  pack(board, sketch, random, effort(search, PACKING), stop);
  for (const [s, start] of board.start.entries())
    if (start < 0 && sketch.day[s]! >= 0) learn(search.sketches, s, sketch.day[s]!);
  fill(board, search.teams);
  const timed = snapshotOf(board);
  take(search, timed);
  return timed;
}

/** Times tried for the sessions of a day. */
const PACKING = 6_000;

/** A timetable from a sketch is polished, the longer the more its times have cost. */
function polish(search: Search, { score }: Sketch, timed: Snapshot, random: Random, stop: () => boolean): void {
  if (timed.score < search.best.score - HOPELESS) return;
  const lost = Math.min(MOST_LOST, Math.max(0, score - timed.score));
  const moves = effort(search, POLISH + POLISH_EACH * lost);
  take(search, anneal(restore(search.model, timed), random, { moves, hot: 1, cold: 0.15 }, stop));
}

/** Moves of polishing: so many, and so many for each point that the times have cost a sketch, up to so many points. */
const POLISH = 20_000;
const POLISH_EACH = 8_000;
const MOST_LOST = 10;

/** A timetable so much worse than the best is not polished. */
const HOPELESS = 10;

function effort(search: Search, moves: number): number {
  return movesFor(search.model.sessions.length, moves);
}

function take(search: Search, found: Snapshot): number {
  if (found.score > search.best.score + 1e-9) search.best = found;
  return found.score;
}

/** The current timetable as far as it still keeps the rules, and the rest put where it does the score most good. */
function mended(model: Model, teams: readonly Teams[]): Board {
  const board = emptyBoard(model);
  putFixed(board, teams);
  putCurrent(board);
  fill(board, teams);
  return board;
}

function putFixed(board: Board, teams: readonly Teams[]): void {
  for (const [s, it] of board.model.sessions.entries()) {
    const spot = it.fixed ? bestSpot(board, teams, s) : null;
    if (spot) put(board, s, spot.option, spot.place, spot.peers);
  }
}
