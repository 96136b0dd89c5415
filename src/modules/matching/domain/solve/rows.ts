import type { Problem } from '../problem.ts';

/**
 * The rows the bound puts a price on. One price a slot; a challenge has one a focus topic, two for the mix, one a party,
 * one a region, and two for rule 7. Each price has a least and a most; within them every price gives a valid bound.
 */
export type PriceRows = {
  readonly count: number;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Where each kind of row begins. */
  readonly cover: number;
  readonly women: number;
  readonly men: number;
  readonly party: number;
  readonly region: number;
  readonly beside: number;
  readonly first: number;
};

/** Lays out the rows of a problem: slots first, then topics in the order of the focus table, then the challenges' rows. */
export function priceRowsOf(problem: Problem): PriceRows {
  const { tables, challenges, slots } = problem;
  const { policy } = tables.instance;
  const topics = tables.challenge.focus.topic.length;
  const cover = slots;
  const women = cover + topics;
  const men = women + challenges;
  const party = men + challenges;
  const region = party + challenges * tables.parties;
  const beside = region + challenges * tables.regions;
  const first = beside + challenges;
  const count = first + challenges;
  const least = new Float64Array(count);
  const most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let s = 0; s < slots; s += 1) least[s] = problem.empty[s] as number;
  for (let i = 0; i < topics; i += 1) most[cover + i] = policy.cover * (tables.challenge.focus.weight[i] as number);
  most.fill(policy.mix, women, party);
  most.fill(policy.parties, party, region);
  most.fill(policy.sameRegionTwice, region, beside);
  return { count, least, most, cover, women, men, party, region, beside, first };
}

/** How many first outings one experienced peer can stand beside in that team: the coefficient of its rule 7 row. */
export function besideOne(problem: Problem, challenge: number): number {
  const { tables, manager } = problem;
  let members = 0;
  const end = tables.challenge.start[challenge + 1] as number;
  for (let s = tables.challenge.start[challenge] as number; s < end; s += 1) members += 1 - (manager[s] as number);
  const allowed = tables.instance.challenges[challenge]?.maxFirstOutings ?? 0;
  return Math.min(allowed, Math.max(0, members - 1));
}
