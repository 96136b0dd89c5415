import { type Random, seededRandom } from '#kernel/random';
import { dayFactsOf } from '../bound/day-facts.ts';
import type { Instance } from '../instance.ts';
import { anneal, restore, type Schedule, type Snapshot, snapshotOf } from './anneal.ts';
import { type Board, emptyBoard, put } from './board.ts';
import { bestSpot, construct, fill, putCurrent, realise } from './construct.ts';
import type { Model } from './model.ts';
import { pack } from './pack.ts';
import { boardOfPeriods, type PeriodPlan, searchPeriods } from './period-search.ts';
import { type Periods, periodsOf } from './periods.ts';
import { isShort, type Sketch, sketch } from './sketch.ts';
import { fall, type Layout, layoutOf } from './sketch-layout.ts';
import { type Teams, teamsOf } from './teams.ts';
import { startTempering, type Tempering, temper } from './temper.ts';

/** A search for the best timetable, in rounds. The same instance and seed give the same rounds on every machine. */
export type Search = {
  readonly model: Model;
  readonly teams: readonly Teams[];
  readonly layout: Layout;
  readonly seed: number;
  readonly repair: boolean;
  /** Hours are so short that days without times mean little: the search goes on with whole timetables. */
  readonly short: boolean;
  /** Days cut into periods, where hours are short and that helps. */
  readonly periods: Periods | null;
  best: Snapshot;
  /** What sketches are found by, once any are wanted. */
  tempering: Tempering | null;
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
  return isRepair(instance) ? 16 : 90;
}

/**
 * What the bound does in a round: better prices, proof of what they say, or both. Proof takes about as long as better prices do, so
 * where it is not quick it has rounds of its own: neither worker waits long for the other.
 */
export function boundRound(instance: Instance, round: number): 'improve' | 'prove' | 'both' {
  if (instance.sessions.length <= SMALL || isRepair(instance)) return 'both';
  return round % 8 === 5 ? 'prove' : 'improve';
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
    layout: layoutOf(model, facts),
    seed,
    repair,
    short,
    periods: short && !repair ? periodsOf(model) : null,
    best: snapshotOf(first),
    tempering: null,
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
  } else fromSketches(search, random, stop);
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
 * Goes on tempering sketches, and draws one more from the most promising. The most promising and least tried one is given its times of
 * day and polished, if it promises more than the best timetable.
 */
function fromSketches(search: Search, random: Random, stop: () => boolean): void {
  const { layout } = search;
  search.tempering ??= startTempering(layout, random, effort(search, 20_000), stop);
  for (const each of temper(search.tempering, random, effort(search, 600_000), stop)) draw(search, each);
  const leading = search.sketches[0]!.sketch;
  draw(search, sketch(layout, random, { moves: effort(search, 50_000), hot: 0.5, cold: 0.15 }, leading, stop));
  const promise = ({ sketch: { score }, tries }: Search['sketches'][number]) => score - TRIED * tries;
  const next = search.sketches.reduce((a, b) => (promise(b) > promise(a) ? b : a));
  if (stop() || next.sketch.score <= search.best.score + 1e-6) return;
  next.tries += 1;
  giveTimes(search, next.sketch, random, stop);
}

/** Sketches kept; how much less a sketch promises each time it was tried. */
const KEPT_SKETCHES = 8;
const TRIED = 1.5;

/** Keeps a sketch among the most promising ones, unless it is there already. */
function draw(search: Search, drawn: Sketch): void {
  if (search.sketches.some(({ sketch: { score } }) => Math.abs(score - drawn.score) < 1e-6)) return;
  search.sketches.push({ sketch: drawn, tries: 0 });
  search.sketches.sort((a, b) => b.sketch.score - a.sketch.score);
  search.sketches.length = Math.min(search.sketches.length, KEPT_SKETCHES);
}

/** Times for a sketch, and polish: the more its times have cost it, the longer. */
function giveTimes(search: Search, promising: Sketch, random: Random, stop: () => boolean): void {
  const { model, teams } = search;
  const packed = pack(realise(model, teams, promising), promising, random, effort(search, 8_000), stop);
  learn(search, promising, packed);
  const board = restore(model, packed);
  fill(board, teams);
  take(search, snapshotOf(board));
  if (board.score < search.best.score - HOPELESS) return;
  const lost = Math.min(MOST_LOST, Math.max(0, promising.score - board.score));
  const moves = effort(search, POLISH + POLISH_EACH * lost);
  take(search, anneal(board, random, { moves, hot: 1, cold: 0.15 }, stop));
}

/** Where no time was found for a session on its day, sketches take it to be worth less there from now on. */
function learn({ layout, tempering }: Search, { day }: Sketch, packed: Snapshot): void {
  const pads = tempering?.replicas.map(({ pad }) => pad) ?? [];
  for (const [s, option] of packed.option.entries()) {
    if (option < 0 && day[s]! >= 0) fall(layout, pads, s, day[s]!, TROUBLE);
  }
}

/** How much less a session is worth on a day each time no time was found for it there. */
const TROUBLE = 0.7;

/** Moves of polishing: so many, and so many for each point that the times have cost a sketch, up to so many points. */
const POLISH = 30_000;
const POLISH_EACH = 12_000;
const MOST_LOST = 16;

/** A timetable so much worse than the best is not polished. */
const HOPELESS = 25;

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
