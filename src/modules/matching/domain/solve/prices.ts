import type { Pricing } from './pricing.ts';
import { type Relaxation, relaxationOf } from './relaxation.ts';

/** Prices under way: the lowest bound so far and the prices it was found at. */
export type Prices = {
  readonly relaxation: Relaxation;
  readonly best: Float64Array;
  bound: number;
  readonly now: Float64Array;
};

/**
 * Prices to start from: each slot at what its third-best candidate brings, parties at their most, other team rows half
 * way. Then whole kinds of slots (same roles, same programme) are moved together, in large steps, to where the pool can
 * serve them: in a scarce pool that is hundreds of points away, which single prices would take long to travel.
 */
export function firstPrices(pricing: Pricing, steps: number): Prices {
  const { problem, rows } = pricing;
  const { start, value } = problem.candidates;
  const now = new Float64Array(rows.count);
  for (let s = 0; s < problem.slots; s += 1) {
    const values = value.slice(start[s], start[s + 1]).sort();
    now[s] = Math.max(rows.least[s] as number, values.at(-3) ?? values.at(-1) ?? Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(now[s] as number)) now[s] = 0;
  }
  for (let row = rows.cover; row < rows.party; row += 1) now[row] = (rows.most[row] as number) / 2;
  for (let row = rows.party; row < rows.region; row += 1) now[row] = rows.most[row] as number;
  const prices: Prices = { relaxation: relaxationOf(pricing), best: now.slice(), bound: Number.POSITIVE_INFINITY, now };
  moveKinds(pricing, prices, steps);
  return prices;
}

/** The bound at the prices of now; true afterwards: `bound` is the lowest seen and `best` its prices. */
function look(prices: Prices): void {
  const bound = prices.relaxation.boundAt(prices.now);
  if (bound >= prices.bound) return;
  prices.bound = bound;
  prices.best.set(prices.now);
}

function moveKinds(pricing: Pricing, prices: Prices, steps: number): void {
  const { problem, rows } = pricing;
  const { count, kindOf } = kindsOfSlot(pricing);
  const base = prices.now.slice(0, problem.slots);
  const moved = new Float64Array(count);
  const slope = new Float64Array(count);
  const descent = descentOf(count, 0.6, 0.8, 0.5);
  for (let i = 0; i < steps; i += 1) {
    look(prices);
    slope.fill(0);
    for (let s = 0; s < problem.slots; s += 1) {
      const kind = kindOf[s] as number;
      slope[kind] = (slope[kind] as number) + (prices.relaxation.slope[s] as number);
    }
    descent(slope, 60 * (4 / 60) ** (i / steps), (kind, by) => {
      moved[kind] = (moved[kind] as number) - by;
    });
    for (let s = 0; s < problem.slots; s += 1) {
      const price = (base[s] as number) + (moved[kindOf[s] as number] as number);
      prices.now[s] = Math.max(rows.least[s] as number, price);
    }
  }
  look(prices);
  prices.now.set(prices.best);
}

function kindsOfSlot({ problem }: Pricing): { count: number; kindOf: Int32Array } {
  const known = new Map<string, number>();
  const kindOf = Int32Array.from(problem.tables.slots, (slot, s) => {
    const programme = problem.tables.challenge.programme[problem.tables.slot.challenge[s] as number];
    const roles = slot.anyOf.map((a) => a.role).sort();
    const key = JSON.stringify([roles, slot.party, slot.manager, programme]);
    const kind = known.get(key) ?? known.size;
    known.set(key, kind);
    return kind;
  });
  return { count: known.size, kindOf };
}

/** Steps down the slope, each row's step shrinking from `largest` to `smallest` points. Leaves `bound` and `best` at the lowest seen. */
export function lowerBound(
  pricing: Pricing,
  prices: Prices,
  steps: number,
  [largest, smallest]: readonly [number, number],
  goOn: () => boolean,
): void {
  const { least, most, count } = pricing.rows;
  const { now, relaxation } = prices;
  const descent = descentOf(count, 0.9, 0.97, 1e-2);
  now.set(prices.best);
  for (let i = 0; i < steps && goOn(); i += 1) {
    look(prices);
    descent(relaxation.slope, largest * (smallest / largest) ** (i / steps), (row, by) => {
      now[row] = Math.min(most[row] as number, Math.max(least[row] as number, (now[row] as number) - by));
    });
  }
  look(prices);
}

/** Adam: each row steps by its running mean slope over its running size, so that rows of all kinds move alike. */
function descentOf(count: number, keep: number, keepSquare: number, floor: number) {
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  let step = 0;
  return (slope: Float64Array, size: number, move: (row: number, by: number) => void): void => {
    step += 1;
    const fullMean = 1 - keep ** step;
    const fullSquare = 1 - keepSquare ** step;
    for (let row = 0; row < count; row += 1) {
      const g = slope[row] as number;
      mean[row] = keep * (mean[row] as number) + (1 - keep) * g;
      square[row] = keepSquare * (square[row] as number) + (1 - keepSquare) * g * g;
      const scale = Math.sqrt((square[row] as number) / fullSquare) + floor;
      move(row, (size * (mean[row] as number)) / fullMean / scale);
    }
  };
}
