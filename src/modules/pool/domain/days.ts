import type { IsoDate } from '#kernel/dates';
import { COUNTED_PLACEMENTS } from './vocabulary.ts';

/** What the yearly rule looks at: a placement's status, its days, and the first day of its period. */
export type CountedPlacement = { readonly status: string; readonly days: number; readonly from: IsoDate };

/**
 * The days asked of a peer in one calendar year: of placements offered, accepted, confirmed or served. A placement belongs whole
 * to the year in which its period starts: one from 30 December 2026 to 3 January 2027 takes nothing from 2027. A place only
 * proposed takes nothing yet, for nobody has been asked.
 */
export function daysUsedInYear(placements: readonly CountedPlacement[], year: number): number {
  const counted: readonly string[] = COUNTED_PLACEMENTS;
  return placements
    .filter(({ status, from }) => counted.includes(status) && Number(from.slice(0, 4)) === year)
    .reduce((sum, { days }) => sum + days, 0);
}

/** What is left of the agreed days a year; never below 0, even where more was agreed to once. */
export function daysLeft(daysPerYear: number, used: number): number {
  return Math.max(0, daysPerYear - used);
}
