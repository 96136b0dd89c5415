import type { Random } from '#kernel/random';
import { movesFor } from './effort.ts';
import { cool } from './reheat.ts';
import { type Sketch, sketchingOf, sketchOf } from './sketch.ts';
import { fall, type Layout } from './sketch-layout.ts';

/** A sketch that was drawn, how often it was given times, and the most it scored with them; null before that. */
export type Drawn = { sketch: Sketch; tries: number; timed: number | null };

/** The sketches that promise most, best first. */
export type Sketches = {
  readonly layout: Layout;
  readonly kept: Drawn[];
  /** The one worth most since everything last began anew, from which the next is drawn; null before the first. */
  leading: Drawn | null;
  /** How many were drawn from it that are worth no more. */
  stale: number;
};

/** Sketches kept; how much less a sketch promises each time it was tried. */
const KEPT = 8;
const TRIED = 1.5;

/** How much less a session is worth on a day each time no time was found for it there. */
const TROUBLE = 0.7;

/** No sketches yet. */
export function noSketches(layout: Layout): Sketches {
  return { layout, kept: [], leading: null, stale: 0 };
}

/** Sketches drawn as one turn, and the moves of a whole cooling. */
const DRAWN = 3;
const COOLING = 700_000;

/** How far back the leading sketch is warmed up, as shares of the way it had cooled: by chance, since neither a little nor much always helps. */
const WARMEST = 0.3;
const LEAST_WARM = 0.65;

/** After so many sketches in a row that were no better, the next begins with nothing. */
const GIVEN_UP = 15;

/**
 * Draws a few more sketches: the leading one is warmed up part of the way and cooled again (iterated annealing), and what is worth as much
 * leads from then on.
 */
export function drawFurther(sketches: Sketches, random: Random, stop: () => boolean): void {
  const { layout } = sketches;
  const moves = movesFor(layout.model.sessions.length, COOLING);
  for (let i = 0; i < DRAWN && !stop(); i += 1) {
    const leading = sketches.stale < GIVEN_UP ? sketches.leading : null;
    const from = leading === null ? 0 : WARMEST + random() * (LEAST_WARM - WARMEST);
    const drawn = keep(sketches, cool(layout, random, leading?.sketch ?? null, { from, moves }, stop));
    sketches.stale = leading === null || worthOf(drawn) > worthOf(leading) + 1e-6 ? 0 : sketches.stale + 1;
    if (leading === null || worthOf(drawn) >= worthOf(leading)) sketches.leading = drawn;
  }
}

/** What a sketch promises, or what it scored with times. */
function worthOf({ sketch, timed }: Drawn): number {
  return timed ?? sketch.score;
}

/** Takes in sketches that were found elsewhere, as far as they promise anything here. */
export function takeIn(sketches: Sketches, found: readonly Sketch[], random: Random): void {
  for (const each of found) keep(sketches, sketchOf(sketchingOf(sketches.layout, random, each).pad));
}

/** The sketch that promises most, if that is more than a score; it counts as tried once more. */
export function mostPromising({ kept }: Sketches, than: number): Drawn | null {
  const next = kept.reduce((a, b) => (promiseOf(b) > promiseOf(a) ? b : a));
  if (next.sketch.score <= than + 1e-6) return null;
  next.tries += 1;
  return next;
}

/** What can be expected of a sketch if it is given times once more. */
function promiseOf({ sketch: { score }, tries, timed }: Drawn): number {
  return (score + (timed ?? score)) / 2 - TRIED * tries;
}

/** No time was found for a session on a day: from now on it is taken to be worth less there, in what was drawn before, too. */
export function learn({ layout, kept, leading }: Sketches, s: number, day: number): void {
  fall(layout, s, day, TROUBLE);
  for (const each of new Set([...kept, ...(leading ? [leading] : [])]))
    if (each.sketch.day[s] === day) each.sketch = { ...each.sketch, score: each.sketch.score - TROUBLE };
}

/** Keeps a sketch among the most promising ones, unless it is there already. */
function keep({ kept }: Sketches, sketch: Sketch): Drawn {
  const known = kept.find((each) => Math.abs(each.sketch.score - sketch.score) < 1e-6);
  if (known) return known;
  const drawn: Drawn = { sketch, tries: 0, timed: null };
  kept.push(drawn);
  kept.sort((a, b) => promiseOf(b) - promiseOf(a));
  kept.length = Math.min(kept.length, KEPT);
  return drawn;
}
