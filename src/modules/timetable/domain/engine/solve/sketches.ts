import type { Random } from '#kernel/random';
import { movesFor } from './effort.ts';
import { type Sketch, sketch, sketchingOf, sketchOf } from './sketch.ts';
import { fall, type Layout } from './sketch-layout.ts';
import { startTempering, type Tempering, temper } from './temper.ts';

/** The sketches that promise most, best first, and how often each was given times. */
export type Sketches = {
  readonly layout: Layout;
  /** What they are found by, once any are wanted. */
  tempering: Tempering | null;
  kept: { readonly sketch: Sketch; tries: number }[];
};

/** Sketches kept; how much less a sketch promises each time it was tried. */
const KEPT = 8;
const TRIED = 1.5;

/** How much less a session is worth on a day each time no time was found for it there. */
const TROUBLE = 0.7;

/** No sketches yet. */
export function noSketches(layout: Layout): Sketches {
  return { layout, tempering: null, kept: [] };
}

/** Moves of tempering and of annealing from the best sketch, as one turn; the heats of the latter. */
const TEMPERED = 1_000_000;
const ANNEALED = 250_000;
const HEATS = { hot: 0.7, cold: 0.2 };

/** Goes on tempering sketches, and draws one more from the most promising. */
export function drawFurther(sketches: Sketches, random: Random, stop: () => boolean): void {
  const { layout } = sketches;
  const moves = (figure: number) => movesFor(layout.model.sessions.length, figure);
  sketches.tempering ??= startTempering(layout, random, moves(20_000), stop);
  for (const each of temper(sketches.tempering, random, moves(TEMPERED), stop)) keep(sketches, each);
  const leading = sketches.kept[0]!.sketch;
  keep(sketches, sketch(layout, random, { moves: moves(ANNEALED), ...HEATS }, leading, stop));
}

/** Takes in sketches that were found elsewhere, as far as they promise anything here. */
export function takeIn(sketches: Sketches, found: readonly Sketch[], random: Random): void {
  for (const each of found) keep(sketches, sketchOf(sketchingOf(sketches.layout, random, each).pad));
}

/** The sketch that promises most, less for each time it was tried, if that is more than a score; it counts as tried once more. */
export function mostPromising({ kept }: Sketches, than: number): Sketch | null {
  const promise = ({ sketch: { score }, tries }: Sketches['kept'][number]) => score - TRIED * tries;
  const next = kept.reduce((a, b) => (promise(b) > promise(a) ? b : a));
  if (next.sketch.score <= than + 1e-6) return null;
  next.tries += 1;
  return next.sketch;
}

/** No time was found for a session on a day: from now on sketches take it to be worth less there. */
export function learn({ layout, tempering }: Sketches, s: number, day: number): void {
  fall(layout, tempering?.replicas.map(({ pad }) => pad) ?? [], s, day, TROUBLE);
}

/** Keeps a sketch among the most promising ones, unless it is there already. */
function keep(sketches: Sketches, drawn: Sketch): void {
  if (sketches.kept.some(({ sketch: { score } }) => Math.abs(score - drawn.score) < 1e-6)) return;
  sketches.kept.push({ sketch: drawn, tries: 0 });
  sketches.kept.sort((a, b) => b.sketch.score - a.sketch.score);
  sketches.kept.length = Math.min(sketches.kept.length, KEPT);
}
