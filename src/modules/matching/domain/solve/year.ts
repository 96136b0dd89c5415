/** Plans one peer's year from offers, each a slot with its days in the calendar, the days it costs, and its worth beyond its prices. */
export type YearPlanner = {
  /** Empties the list of offers. */
  readonly clear: () => void;
  /** Adds an offer. Offers come in the order of their last day. */
  readonly offer: (id: number, from: number, until: number, days: number, worth: number) => void;
  /**
   * The best worth of any set of offers that do not overlap, cost at most `capacity` days, and pay the load of each slot
   * after the `already` ones the peer has. The ids are then in `chosen[0 … picked() − 1]`. At least 0: nothing chosen.
   */
  readonly best: (capacity: number, already: number) => number;
  readonly chosen: Int32Array;
  readonly picked: () => number;
};

/** More steps of days than this are rounded in the peer's favour: the bound stays one, a little less tight. */
const FINEST = 64;
/** Up to so many offers, pairs are simply tried. */
const FEW = 48;

type Offers = {
  n: number;
  readonly id: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
  readonly days: Int32Array;
  readonly worth: Float64Array;
  /** How many of the offers before this one end before it begins. */
  readonly before: Int32Array;
  readonly load: Float64Array;
  readonly chosen: Int32Array;
  picked: number;
  /** Days the chosen offers cost together. */
  spent: number;
  table: Float64Array;
};

/**
 * Plans exactly: weighted intervals in the order of their last day, by days left and slots taken. This is what makes the
 * bound tight where peers are scarce: no peer's year is split into fractions.
 */
export function yearPlanner(load: readonly number[], mostOffers: number): YearPlanner {
  const ints = () => new Int32Array(mostOffers);
  const o: Offers = {
    n: 0,
    id: ints(),
    from: ints(),
    until: ints(),
    days: ints(),
    worth: new Float64Array(mostOffers),
    before: ints(),
    load: Float64Array.from(load),
    chosen: ints(),
    picked: 0,
    spent: 0,
    table: new Float64Array(1 << 14),
  };
  return {
    clear: () => {
      o.n = 0;
      o.picked = 0;
    },
    offer: (id, from, until, days, worth) => {
      const i = o.n;
      o.id[i] = id;
      o.from[i] = from;
      o.until[i] = until;
      o.days[i] = days;
      o.worth[i] = worth;
      o.n = i + 1;
    },
    best: (capacity, already) => bestYear(o, capacity, already),
    chosen: o.chosen,
    picked: () => o.picked,
  };
}

function price(load: Float64Array, k: number): number {
  return load[k < load.length ? k : load.length - 1] as number;
}

function bestYear(o: Offers, capacity: number, already: number): number {
  o.picked = 0;
  if (o.n === 0 || capacity < 0) return 0;
  let shortest = o.days[0] as number;
  for (let i = 1; i < o.n; i += 1) if ((o.days[i] as number) < shortest) shortest = o.days[i] as number;
  const most = Math.min(o.n, shortest === 0 ? o.n : Math.floor(capacity / shortest));
  if (most <= 0) return 0;
  if (most === 1) return bestOne(o, capacity, already);
  const levels = Math.max(2, Math.min(most, o.load.length) + 1);
  // Mostly the number of slots and the dates are all that binds: then days need not be counted.
  fillByCount(o, levels, already);
  const roughly = trace(o, 0, Number.MAX_SAFE_INTEGER, levels, already);
  if (o.spent <= capacity) return roughly;
  o.picked = 0;
  if (most === 2 && o.n <= FEW) return bestTwo(o, capacity, already);
  const { steps, unit } = stepsOf(o, capacity);
  fill(o, steps, unit, levels, already);
  return trace(o, steps, unit, levels, already);
}

function bestOne(o: Offers, capacity: number, already: number): number {
  let best = price(o.load, already);
  let at = -1;
  for (let i = 0; i < o.n; i += 1) {
    if ((o.worth[i] as number) <= best || (o.days[i] as number) > capacity) continue;
    best = o.worth[i] as number;
    at = i;
  }
  if (at < 0) return 0;
  o.chosen[0] = o.id[at] as number;
  o.picked = 1;
  return best - price(o.load, already);
}

function bestTwo(o: Offers, capacity: number, already: number): number {
  let best = bestOne(o, capacity, already);
  const both = price(o.load, already) + price(o.load, already + 1);
  for (let j = 1; j < o.n; j += 1) {
    const left = capacity - (o.days[j] as number);
    const needed = best + both - (o.worth[j] as number);
    const from = o.from[j] as number;
    let most = needed;
    let at = -1;
    for (let i = 0; i < j && (o.until[i] as number) < from; i += 1) {
      if ((o.worth[i] as number) <= most || (o.days[i] as number) > left) continue;
      most = o.worth[i] as number;
      at = i;
    }
    if (at < 0) continue;
    best = most + (o.worth[j] as number) - both;
    o.chosen[0] = o.id[at] as number;
    o.chosen[1] = o.id[j] as number;
    o.picked = 2;
  }
  return best;
}

/** table[i][k]: the best of the first i offers with k slots, as many days as they like; the last k may stand for "or more". */
function fillByCount(o: Offers, levels: number, already: number): void {
  if (o.table.length < (o.n + 1) * levels) o.table = new Float64Array((o.n + 1) * levels * 2);
  const { table, worth, load, from, until, before } = o;
  table[0] = 0;
  for (let k = 1; k < levels; k += 1) table[k] = Number.NEGATIVE_INFINITY;
  const last = levels - 1;
  const repeats = last === load.length;
  const again = price(load, already + last);
  for (let i = 0; i < o.n; i += 1) {
    const begins = from[i] as number;
    let j = i;
    while (j > 0 && (until[j - 1] as number) >= begins) j -= 1;
    before[i] = j;
    const w = worth[i] as number;
    const [row, above, rest] = [(i + 1) * levels, i * levels, j * levels];
    table[row] = 0;
    for (let k = 1; k < levels; k += 1) {
      const without = table[above + k] as number;
      const gain = w - price(load, already + k - 1);
      const one = (table[rest + k - 1] as number) + gain;
      table[row + k] = one > without ? one : without;
    }
    if (!repeats) continue;
    const more = (table[rest + last] as number) + w - again;
    if (more > (table[row + last] as number)) table[row + last] = more;
  }
}

/** table[i][d][k]: the best of the first i offers with d days left to spend and k slots; the last k stands for "or more". */
function fill(o: Offers, steps: number, unit: number, levels: number, already: number): void {
  const size = (steps + 1) * levels;
  if (o.table.length < (o.n + 1) * size) o.table = new Float64Array((o.n + 1) * size * 2);
  const { table, worth, load } = o;
  for (let at = 0; at < size; at += 1) table[at] = at % levels === 0 ? 0 : Number.NEGATIVE_INFINITY;
  const again = price(load, already + levels - 1);
  const repeats = levels - 1 === load.length;
  for (let i = 0; i < o.n; i += 1) {
    let j = i;
    while (j > 0 && (o.until[j - 1] as number) >= (o.from[i] as number)) j -= 1;
    o.before[i] = j;
    const cost = Math.floor((o.days[i] as number) / unit);
    const row = (i + 1) * size;
    table.copyWithin(row, i * size, row);
    const w = worth[i] as number;
    const shift = j * size - cost * levels;
    for (let k = 1; k < levels; k += 1) {
      const gain = w - price(load, already + k - 1);
      for (let at = cost * levels + k; at < size; at += levels) {
        const one = (table[shift + at - 1] as number) + gain;
        if (one > (table[row + at] as number)) table[row + at] = one;
      }
    }
    if (!repeats) continue;
    for (let at = cost * levels + levels - 1; at < size; at += levels) {
      const more = (table[shift + at] as number) + w - again;
      if (more > (table[row + at] as number)) table[row + at] = more;
    }
  }
}

function trace(o: Offers, steps: number, unit: number, levels: number, already: number): number {
  const { table, worth } = o;
  const size = (steps + 1) * levels;
  const top = o.n * size + steps * levels;
  let level = 0;
  for (let k = 1; k < levels; k += 1) {
    if ((table[top + k] as number) > (table[top + level] as number)) level = k;
  }
  const total = table[top + level] as number;
  let d = steps;
  o.spent = 0;
  for (let i = o.n; i > 0 && level > 0; ) {
    const value = table[i * size + d * levels + level] as number;
    if (value === table[(i - 1) * size + d * levels + level]) {
      i -= 1;
      continue;
    }
    o.chosen[o.picked] = o.id[i - 1] as number;
    o.picked += 1;
    o.spent += o.days[i - 1] as number;
    d -= Math.floor((o.days[i - 1] as number) / unit);
    const j = o.before[i - 1] as number;
    const gain = (worth[i - 1] as number) - price(o.load, already + level - 1);
    const one = (table[j * size + d * levels + level - 1] as number) + gain;
    if (one === value) level -= 1;
    i = j;
  }
  return total;
}

function stepsOf(o: Offers, capacity: number): { steps: number; unit: number } {
  let sum = 0;
  let unit = 0;
  for (let i = 0; i < o.n; i += 1) {
    sum += o.days[i] as number;
    unit = commonDivisor(unit, o.days[i] as number);
  }
  if (sum <= capacity) return { steps: 0, unit: Number.MAX_SAFE_INTEGER };
  const steps = Math.floor(capacity / unit);
  if (steps <= FINEST) return { steps, unit };
  const coarse = Math.ceil(capacity / FINEST);
  return { steps: Math.floor(capacity / coarse), unit: coarse };
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
