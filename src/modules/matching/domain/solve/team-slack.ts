import { creditFor } from '../score.ts';
import type { Pricing } from './pricing.ts';
import { besideOne } from './rows.ts';

/**
 * What a team falls short of, row by row, of all its rows could fetch at their prices. Each table tells the least that
 * can still be reached with so many members to come, so that a search among teams can turn back early. `size` is one
 * more than the members.
 */
export type TeamSlack = {
  readonly challenge: number;
  readonly members: number;
  readonly size: number;
  /** What the rows fetch by themselves at their prices: with what members bring, a ceiling on every team. */
  readonly constants: number;
  readonly topics: number;
  /** `topic[(i × size + leading) × size + to come]`. */
  readonly topic: Float64Array;
  /** `mix[(women × size + men) × size + to come]`. */
  readonly mix: Float64Array;
  /** `seven[(experienced × size + first outings) × size + to come]`: infinite where rule 7 can no longer be kept. */
  readonly seven: Float64Array;
  /** What a region, or a party, that nobody is from falls short of; the sum of all; and the most that one member mends. */
  readonly absentRegion: Float64Array;
  readonly absentParty: Float64Array;
  readonly absent: number;
  readonly largestAbsent: number;
  /** What one more from a region, or party, that is there already falls short of. */
  readonly twiceRegion: Float64Array;
  readonly twiceParty: Float64Array;
};

/** Lays out the tables of a challenge's team at the prices of the rows. */
export function teamSlackOf(pricing: Pricing, prices: Float64Array, challenge: number, members: number): TeamSlack {
  const { problem, rows } = pricing;
  const { tables } = problem;
  const { policy } = tables.instance;
  const size = members + 1;
  const { topic, topics, fetched } = topicSlack(pricing, prices, challenge, size);
  const priceAt = (row: number) => prices[row] as number;
  const [women, men] = [priceAt(rows.women + challenge), priceAt(rows.men + challenge)];
  const mixed = Math.max(0, policy.mix - women - men);
  const [beside, outing] = [priceAt(rows.beside + challenge), priceAt(rows.first + challenge)];
  const each = besideOne(problem, challenge);
  const allowed = tables.instance.challenges[challenge]?.maxFirstOutings ?? 0;
  const column = (first: number, count: number, of: (price: number) => number) =>
    Float64Array.from({ length: count }, (_, i) => of(priceAt(first + challenge * count + i)));
  const absentRegion = column(rows.region, tables.regions, (price) => price);
  const absentParty = column(rows.party, tables.parties, (price) => Math.max(0, policy.parties - price));
  const absent = sum(absentRegion) + sum(absentParty);
  return {
    challenge,
    members,
    size,
    constants: fetched + mixed + outing * allowed + absent,
    topics,
    topic,
    mix: leastOf(size, (w, m) => mixed + women * w + men * m - (w > 0 && m > 0 ? policy.mix : 0)),
    seven: leastOf(size, (e, f) =>
      f > allowed || (f > 0 && e === 0) ? Number.POSITIVE_INFINITY : beside * (each * e - f) + outing * (allowed - f),
    ),
    absentRegion,
    absentParty,
    absent,
    largestAbsent: Math.max(0, ...absentRegion) + Math.max(0, ...absentParty),
    twiceRegion: column(rows.region, tables.regions, (price) => policy.sameRegionTwice - price),
    twiceParty: column(rows.party, tables.parties, (price) => price),
  };
}

function topicSlack(
  { problem, rows }: Pricing,
  prices: Float64Array,
  challenge: number,
  size: number,
): { topic: Float64Array; topics: number; fetched: number } {
  const { tables } = problem;
  const { start, weight } = tables.challenge.focus;
  const first = start[challenge] as number;
  const topics = (start[challenge + 1] as number) - first;
  const topic = new Float64Array(topics * size * size);
  let fetched = 0;
  for (let i = 0; i < topics; i += 1) {
    const price = prices[rows.cover + first + i] as number;
    const whole = tables.instance.policy.cover * (weight[first + i] as number);
    const fetch = Math.max(0, whole - price) + Math.max(0, 0.3 * whole - price);
    fetched += fetch;
    for (let n = size - 1; n >= 0; n -= 1) {
      const at = (i * size + n) * size;
      topic[at] = fetch + price * n - whole * creditFor(n);
      for (let more = 1; more < size; more += 1) {
        const another = n + 1 < size ? (topic[at + size + more - 1] as number) : Number.POSITIVE_INFINITY;
        topic[at + more] = Math.min(topic[at + more - 1] as number, another);
      }
    }
  }
  return { topic, topics, fetched };
}

/** least[(a × size + b) × size + more]: the least of `at` over all that a and b can become with so many more members. */
function leastOf(size: number, at: (a: number, b: number) => number): Float64Array {
  const least = new Float64Array(size * size * size);
  const known = (a: number, b: number, more: number) =>
    a < size && b < size ? (least[(a * size + b) * size + more] as number) : Number.POSITIVE_INFINITY;
  for (let more = 0; more < size; more += 1) {
    for (let a = 0; a < size; a += 1) {
      for (let b = 0; b < size; b += 1) {
        least[(a * size + b) * size + more] =
          more === 0 ? at(a, b) : Math.min(known(a, b, more - 1), known(a + 1, b, more - 1), known(a, b + 1, more - 1));
      }
    }
  }
  return least;
}

function sum(of: Float64Array): number {
  return of.reduce((a, b) => a + b, 0);
}
