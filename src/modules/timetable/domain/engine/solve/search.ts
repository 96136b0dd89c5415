import { type Random, seededRandom } from '#kernel/random';
import { type DayFacts, dayFactsOf } from '../bound/day-facts.ts';
import type { Instance } from '../instance.ts';
import { MINUTES_A_DAY } from '../local-time.ts';
import { anneal, restore, type Schedule, type Snapshot, snapshotOf } from './anneal.ts';
import { type Board, emptyBoard, put } from './board.ts';
import { bestSpot, construct, fill, putCurrent, realise } from './construct.ts';
import type { Model } from './model.ts';
import { pack } from './pack.ts';
import { boardOfPeriods, type PeriodPlan, searchPeriods } from './period-search.ts';
import { type Periods, periodsOf } from './periods.ts';
import { isShort, type Sketch, sketch } from './sketch.ts';
import { type Teams, teamsOf } from './teams.ts';

/** A search for the best timetable, in rounds. The same instance and seed give the same rounds on every machine. */
export type Search = {
  readonly model: Model;
  readonly teams: readonly Teams[];
  readonly facts: readonly DayFacts[];
  /** For each session and day, how much less a sketch takes it to be worth there: once more each time no time was found for it. */
  readonly trouble: Float64Array;
  readonly seed: number;
  readonly repair: boolean;
  /** Hours are so short that days without times mean little: the search goes on with whole timetables. */
  readonly short: boolean;
  /** Days cut into periods, where hours are short and that helps. */
  readonly periods: Periods | null;
  best: Snapshot;
  /** Sketches that promise most, and how often each was given times. */
  sketches: { readonly sketch: Sketch; tries: number }[];
  periodPlan: PeriodPlan | null;
};

/**
 * Rounds: at least so many; and more, up to so many, while the plan is not near the bound. A repair starts from the current timetable
 * and needs few.
 */
export function roundsFor(instance: Instance): { readonly least: number; readonly most: number } {
  if (instance.sessions.length <= SMALL) return { least: 8, most: 8 };
  return isRepair(instance) ? { least: 2, most: 3 } : { least: 8, most: 40 };
}

/** Steps of the bound's prices in a round. */
export function stepsFor(instance: Instance): number {
  if (instance.sessions.length <= SMALL) return 35;
  return isRepair(instance) ? 16 : 50;
}

/** Sessions up to which there is time for everything. */
const SMALL = 15;

/** True where most sessions stand somewhere already. */
function isRepair({ sessions }: Instance): boolean {
  return sessions.filter(({ current }) => current !== null).length * 2 > sessions.length;
}

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
    facts,
    trouble: new Float64Array(model.sessions.length * model.days),
    seed,
    repair,
    short,
    periods: short && !repair ? periodsOf(model) : null,
    best: snapshotOf(first),
    sketches: [],
    periodPlan: null,
  };
}

/** One round more. `best` is never worse after it than before. */
export function searchRound(search: Search, round: number, stop: () => boolean): void {
  const random = seededRandom(search.seed * 7919 + round);
  const { model, best } = search;
  const heat = round === 0 ? 3 : best.option.includes(-1) ? 8 : 1;
  if (model.sessions.length <= SMALL && round % 2 === 1) {
    anew(search, random, { moves: effort(search, 300_000), hot: 15 + 2 * model.balance, cold: 0.15 }, stop);
  } else if (search.repair) onTheBoard(search, random, { moves: effort(search, 80_000), hot: heat, cold: 0.15 }, stop);
  else if (search.periods) inPeriods(search, search.periods, round, random, stop);
  else if (round % 2 === 1 && (search.short || (round === 1 && best.option.includes(-1)))) {
    onTheBoard(search, random, { moves: effort(search, 400_000), hot: round % 4 === 1 ? 8 : 4, cold: 0.15 }, stop);
  } else fromSketches(search, round, random, stop);
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

/** Fills the periods of the days anew and goes on from the best filling, gives what is promising its times, and polishes it. */
function inPeriods(search: Search, periods: Periods, round: number, random: Random, stop: () => boolean): void {
  for (let i = 0; i < 2 && !stop(); i += 1) {
    const from = round >= 3 && i === 1 ? search.periodPlan : null;
    const schedule = { moves: effort(search, 400_000), hot: from ? 1.7 : 2.5, cold: 0.3 };
    const plan = searchPeriods(periods, random, schedule, from, stop);
    if (search.periodPlan && plan.score <= search.periodPlan.score + 1e-6) continue;
    search.periodPlan = plan;
    const board = boardOfPeriods(periods, plan);
    fill(board, search.teams);
    take(search, snapshotOf(board));
    take(search, anneal(board, random, { moves: effort(search, 30_000), hot: 0.6, cold: 0.15 }, stop));
  }
}

/**
 * Draws sketches: one anew, or from the days and peers of the best timetable; and one from the most promising sketch so far. Those that
 * promise more than the best timetable are given their times of day and polished, the most promising and least tried first.
 */
function fromSketches(search: Search, round: number, random: Random, stop: () => boolean): void {
  const anew = round <= 2 || round % 3 === 0;
  draw(search, sketch(search, random, sketchSchedule(search, round, !anew), anew ? null : asSketch(search), stop));
  const leading = search.sketches[0]!.sketch;
  if (round > 0) draw(search, sketch(search, random, sketchSchedule(search, round, true), leading, stop));
  for (let i = 0; i < GIVEN_TIMES && !stop(); i += 1) {
    const promise = ({ sketch: { score }, tries }: Search['sketches'][number]) => score - TRIED * tries;
    const next = search.sketches.reduce((a, b) => (promise(b) > promise(a) ? b : a));
    if (next.sketch.score <= search.best.score + 1e-6) return;
    next.tries += 1;
    giveTimes(search, next.sketch, random, stop);
  }
}

/** Sketches given their times in a round; sketches kept; how much less a sketch promises each time it was tried. */
const GIVEN_TIMES = 2;
const KEPT_SKETCHES = 8;
const TRIED = 1.5;

/** Keeps a sketch among the most promising ones, unless it is there already. */
function draw(search: Search, drawn: Sketch): void {
  if (search.sketches.some(({ sketch: { score } }) => Math.abs(score - drawn.score) < 1e-6)) return;
  search.sketches.push({ sketch: drawn, tries: 0 });
  search.sketches.sort((a, b) => b.sketch.score - a.sketch.score);
  search.sketches.length = Math.min(search.sketches.length, KEPT_SKETCHES);
}

/** The best timetable without its times. */
function asSketch({ model, best }: Search): Sketch {
  const day = Int16Array.from(best.option, (option, s) =>
    option < 0 ? -1 : (model.sessions[s]!.starts[option]! / MINUTES_A_DAY) | 0,
  );
  return { score: best.score, day, peers: best.peers };
}

function giveTimes(search: Search, promising: Sketch, random: Random, stop: () => boolean): void {
  const { model, teams, trouble } = search;
  const packed = pack(realise(model, teams, promising), promising, random, effort(search, 16_000), stop);
  for (const [s, option] of packed.option.entries()) {
    if (option < 0 && promising.day[s]! >= 0) trouble[s * model.days + promising.day[s]!]! += TROUBLE;
  }
  const board = restore(model, packed);
  fill(board, teams);
  take(search, snapshotOf(board));
  if (board.score < search.best.score - HOPELESS) return;
  take(search, anneal(board, random, { moves: effort(search, 50_000), hot: 0.6, cold: 0.15 }, stop));
}

/** How much less a session is worth on a day each time no time was found for it there. */
const TROUBLE = 0.7;

/** A timetable so much worse than the best is not polished. */
const HOPELESS = 25;

function sketchSchedule(search: Search, round: number, again: boolean): Schedule {
  const moves = effort(search, round === 0 ? 300_000 : 400_000);
  return again ? { moves, hot: 1, cold: 0.2 } : { moves, hot: 2, cold: 0.2 };
}

/** Moves for an instance of this size: the figures are for sixty sessions, and the smallest still get a fair share. */
function effort(search: Search, moves: number): number {
  return Math.round((moves * Math.min(4, Math.max(0.05, search.model.sessions.length / 60))) / 1000) * 1000;
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
