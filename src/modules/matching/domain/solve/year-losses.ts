import type { Pricing } from './pricing.ts';

/**
 * What each peer would lose of their year by serving somewhere in particular, for all their candidates in one pass.
 * Days count exactly up to two slots a year; beyond, only the number of slots counts, so that a loss is never overstated.
 */
export type YearLosses = {
  /**
   * Given what each candidate is `worth` to the years and the worth of the peer's best year: calls `told` for each of
   * the peer's candidates with what the year would lose at least, and with how many slots it has at most.
   */
  readonly ofPeer: (
    p: number,
    worth: Float64Array,
    best: number,
    told: (n: number, loss: number, most: number) => void,
  ) => void;
  /** The candidates of peer `p` are `list[start[p] … start[p + 1] − 1]`, in the order of their last day. Pinned slots' are left out. */
  readonly start: Int32Array;
  readonly list: Int32Array;
};

/** Makes it. Memory: four bytes a candidate. */
export function yearLosses(pricing: Pricing): YearLosses {
  const { problem, slotOf, pins } = pricing;
  const { start, list } = candidatesByPeer(pricing);
  const { from, until } = problem.tables.challenge;
  const challengeOf = problem.tables.slot.challenge;
  const { load } = problem.tables.instance.policy;
  const least = Math.min(...load);
  const most = mostOffers(start);
  const day = { from: new Int32Array(most), until: new Int32Array(most), days: new Int32Array(most) };
  const wanted = new Int32Array(most);
  const byFrom = new Int32Array(most);
  const w = new Float64Array(most);
  const ofPeer: YearLosses['ofPeer'] = (p, worth, best, told) => {
    const first = start[p] as number;
    const count = (start[p + 1] as number) - first;
    if (count === 0) return;
    const left = (problem.yearDays[p] as number) - (pins.days[p] as number);
    const already = pins.count[p] as number;
    let n = 0;
    let shortest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < count; i += 1) {
      const candidate = list[first + i] as number;
      const s = slotOf[candidate] as number;
      const c = challengeOf[s] as number;
      day.from[i] = from[c] as number;
      day.until[i] = until[c] as number;
      day.days[i] = problem.days[s] as number;
      w[i] = worth[candidate] as number;
      if ((day.days[i] as number) < shortest) shortest = day.days[i] as number;
      if ((w[i] as number) > least) {
        wanted[n] = i;
        n += 1;
      }
    }
    const slots = Math.min(n + 1, shortest === 0 ? n + 1 : Math.max(1, Math.floor(left / shortest)));
    const priceOf = (k: number) => load[k < load.length ? k : load.length - 1] as number;
    if (slots <= 2) {
      const one = priceOf(already);
      const two = priceOf(already + 1);
      for (let i = 0; i < count; i += 1) {
        let beside = 0;
        for (let j = 0; slots === 2 && j < n; j += 1) {
          const other = wanted[j] as number;
          const gain = (w[other] as number) - two;
          if (gain <= beside || (day.days[other] as number) + (day.days[i] as number) > left) continue;
          if (
            (day.from[other] as number) <= (day.until[i] as number) &&
            (day.until[other] as number) >= (day.from[i] as number)
          )
            continue;
          beside = gain;
        }
        told(list[first + i] as number, Math.max(0, best - ((w[i] as number) - one + beside)), slots);
      }
      return;
    }
    // Forward by last day, backward by first day: the best worth of exactly k wanted offers, their loads not yet paid.
    const levels = slots;
    for (let i = 0; i < n; i += 1) byFrom[i] = wanted[i] as number;
    const later = byFrom.subarray(0, n).sort((a, b) => (day.from[a] as number) - (day.from[b] as number) || a - b);
    const before = table(n + 1, levels);
    for (let i = 0, j = 0; i < n; i += 1) {
      const o = wanted[i] as number;
      j = i;
      while (j > 0 && (day.until[wanted[j - 1] as number] as number) >= (day.from[o] as number)) j -= 1;
      step(before, i + 1, i, j, levels, w[o] as number);
    }
    const after = table(n + 1, levels);
    for (let i = n - 1; i >= 0; i -= 1) {
      const o = later[i] as number;
      let j = i + 1;
      while (j < n && (day.from[later[j] as number] as number) <= (day.until[o] as number)) j += 1;
      step(after, n - i, n - i - 1, n - j, levels, w[o] as number);
    }
    const paid = new Float64Array(levels + 1);
    for (let k = 0; k < levels; k += 1) paid[k + 1] = (paid[k] as number) + priceOf(already + k);
    let i0 = 0;
    for (let i = 0; i < count; i += 1) {
      i0 = 0;
      let high = n;
      while (i0 < high) {
        const mid = (i0 + high) >> 1;
        if ((day.until[wanted[mid] as number] as number) < (day.from[i] as number)) i0 = mid + 1;
        else high = mid;
      }
      let j0 = 0;
      high = n;
      while (j0 < high) {
        const mid = (j0 + high) >> 1;
        if ((day.from[later[mid] as number] as number) > (day.until[i] as number)) high = mid;
        else j0 = mid + 1;
      }
      const b = i0 * levels;
      const a = (n - j0) * levels;
      let most = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < levels; k += 1) {
        const x = before.at(b + k) as number;
        if (x === Number.NEGATIVE_INFINITY) break;
        for (let l = 0; k + l < levels; l += 1) {
          const y = after[a + l] as number;
          if (y === Number.NEGATIVE_INFINITY) break;
          const sum = x + y - (paid[k + l + 1] as number);
          if (sum > most) most = sum;
        }
      }
      told(list[first + i] as number, Math.max(0, best - ((w[i] as number) + most)), slots);
    }
  };
  return { ofPeer, start, list };
}

function table(rows: number, levels: number): Float64Array {
  const made = new Float64Array(rows * levels);
  for (let k = 1; k < levels; k += 1) made[k] = Number.NEGATIVE_INFINITY;
  return made;
}

function step(made: Float64Array, row: number, above: number, rest: number, levels: number, w: number): void {
  made[row * levels] = 0;
  for (let k = 1; k < levels; k += 1) {
    const without = made[above * levels + k] as number;
    const one = (made[rest * levels + k - 1] as number) + w;
    made[row * levels + k] = one > without ? one : without;
  }
}

function mostOffers(start: Int32Array): number {
  let most = 0;
  for (let p = 0; p + 1 < start.length; p += 1) most = Math.max(most, (start[p + 1] as number) - (start[p] as number));
  return most;
}

function candidatesByPeer({ problem, order, pins }: Pricing): { start: Int32Array; list: Int32Array } {
  const { candidates, tables, peers } = problem;
  const held = new Set(pins.all);
  const start = new Int32Array(peers + 1);
  for (const p of candidates.peer) start[p + 1] = (start[p + 1] as number) + 1;
  for (const n of held)
    start[(candidates.peer[n] as number) + 1] = (start[(candidates.peer[n] as number) + 1] as number) - 1;
  for (let p = 0; p < peers; p += 1) start[p + 1] = (start[p + 1] as number) + (start[p] as number);
  const list = new Int32Array(candidates.peer.length - held.size);
  const at = start.slice(0, peers);
  for (const c of order) {
    const begin = candidates.start[tables.challenge.start[c] as number] as number;
    const end = candidates.start[tables.challenge.start[c + 1] as number] as number;
    for (let n = begin; n < end; n += 1) {
      if (held.has(n)) continue;
      const p = candidates.peer[n] as number;
      list[at[p] as number] = n;
      at[p] = (at[p] as number) + 1;
    }
  }
  return { start, list };
}
