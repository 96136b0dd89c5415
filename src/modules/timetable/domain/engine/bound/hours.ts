import { knownClock, knownMinute, MINUTES_A_DAY, midnightOf } from '../local-time.ts';
import { bitCount } from '../solve/bits.ts';
import type { Model } from '../solve/model.ts';

/**
 * What the day holds for one peer, or for three of whom any session takes two: corners `minutes[i]` at the cost `cost[i]` of lateness.
 * Minutes count each session with its changeover. At a price of a minute, no day is worth more than the best corner.
 */
export type Hours = { readonly minutes: Float64Array; readonly cost: Float64Array };

/** Hours of one day for each peer and then for each three peers, and which of them a set of peers takes. */
export type DayHours = { readonly each: readonly Hours[]; readonly takenBy: (peers: number) => Int16Array };

type Stretch = readonly [from: number, until: number];
type Run = { readonly minutes: number; readonly cost: number };

/**
 * The hours of a day. A peer's come from the fullest days there are, for every price of a minute, with sessions of the lengths that are
 * wanted: hours that no session fits into do not count. Any two sessions that each have two of the same three peers share one of them,
 * so those are never at the same time: three peers together have one day, too. What is pinned has its time already: its minutes, with the
 * changeovers before and after, are nobody else's.
 */
export function dayHoursOf(
  model: Model,
  d: number,
  lengths: readonly number[],
  occupies: (n: number) => number,
): DayHours {
  const day = [...model.instance.days].sort((a, b) => (a.date < b.date ? -1 : 1))[d]!;
  const midnight = midnightOf(day.date)!;
  const pauses = day.breaks.map((pause): Stretch => [knownClock(pause.from), knownClock(pause.until)]);
  const late = { from: knownClock(model.instance.policy.lateFrom), price: model.instance.policy.late };
  const frame = {
    from: knownClock(day.from),
    until: knownClock(day.until),
    grid: model.instance.gridMinutes,
    lengths,
    occupies,
  };
  const pins = pinsOn(model, d);
  const cornersOf = remembered((taken: readonly Stretch[], price: number) =>
    corners({ ...frame, taken: [...pauses, ...taken], late: { ...late, price } }),
  );
  const ofPeers = model.instance.peers.map(({ unavailable }, p) => {
    const away = unavailable.map(([a, b]): Stretch => [knownMinute(a) - midnight, knownMinute(b) - midnight]);
    const busy = pins.flatMap(({ peers, taken }) => ((peers >> p) & 1 ? [taken] : []));
    return cornersOf([...away, ...busy], late.price);
  });
  const threes = threesOf(model.peers);
  const ofThrees = threes.map((three) => {
    const busy = pins.flatMap(({ peers, taken }) => (sharesTwo(peers, three) ? [taken] : []));
    return cornersOf(busy, 0);
  });
  return {
    each: [...ofPeers, ...ofThrees],
    takenBy: (peers) =>
      Int16Array.from([
        ...ofPeers.flatMap((_, p) => ((peers >> p) & 1 ? [p] : [])),
        ...threes.flatMap((three, i) => (sharesTwo(peers, three) ? [model.peers + i] : [])),
      ]),
  };
}

/** The pinned sessions of a day: who is in them, and from when until when these can be in nothing else. */
function pinsOn(model: Model, d: number): { readonly peers: number; readonly taken: Stretch }[] {
  const { changeoverMinutes } = model.instance;
  return model.sessions.flatMap(({ fixed, starts, must, minutes }) => {
    const start = fixed ? starts[0] : undefined;
    if (start === undefined || Math.floor(start / MINUTES_A_DAY) !== d) return [];
    const at = start % MINUTES_A_DAY;
    return [{ peers: must, taken: [at - changeoverMinutes, at + minutes + changeoverMinutes] as const }];
  });
}

/** Works out each day once: many peers, and nearly all threes, have the same. */
function remembered(work: (taken: readonly Stretch[], price: number) => Hours): typeof work {
  const known = new Map<string, Hours>();
  return (taken, price) => {
    const key = JSON.stringify([taken, price]);
    const hours = known.get(key) ?? work(taken, price);
    known.set(key, hours);
    return hours;
  };
}

type Frame = {
  readonly from: number;
  readonly until: number;
  readonly grid: number;
  readonly lengths: readonly number[];
  readonly occupies: (minutes: number) => number;
  readonly taken: readonly Stretch[];
  readonly late: { readonly from: number; readonly price: number };
};

/** The fullest days for falling prices of a minute, from one that outweighs any lateness down to next to nothing. */
function corners(frame: Frame): Hours {
  const [fullest, empty] = [fullestDay(frame, 1e6), { minutes: 0, cost: 0 }];
  const found: Run[] = [empty];
  const between = (low: Run, high: Run): void => {
    if (high.minutes <= low.minutes) return;
    const price = (high.cost - low.cost) / (high.minutes - low.minutes);
    const middle = fullestDay(frame, price);
    const gain = price * middle.minutes - middle.cost - (price * high.minutes - high.cost);
    if (gain <= 1e-9) {
      found.push(high);
      return;
    }
    between(low, middle);
    between(middle, high);
  };
  between(empty, fullest);
  return {
    minutes: Float64Array.from(found, ({ minutes }) => minutes),
    cost: Float64Array.from(found, ({ cost }) => cost),
  };
}

/** The day that is worth most when each minute of it brings `price` and each late one costs. */
function fullestDay({ from, until, grid, lengths, occupies, taken, late }: Frame, price: number): Run {
  const first = Math.ceil(from / grid) * grid;
  const steps = Math.max(0, Math.floor((until - first) / grid) + 1);
  const best: Run[] = Array.from({ length: steps + 1 }, () => ({ minutes: 0, cost: 0 }));
  const worth = (run: Run) => price * run.minutes - run.cost;
  for (let i = steps - 1; i >= 0; i -= 1) {
    const start = first + i * grid;
    best[i] = best[i + 1]!;
    for (const length of lengths) {
      const end = start + length;
      if (end > until || taken.some(([a, b]) => start < b && a < end)) continue;
      const next = best[Math.min(steps, i + Math.round(occupies(length) / grid))]!;
      const tardy = Math.max(0, end - Math.max(start, late.from)) * late.price;
      const run = { minutes: next.minutes + occupies(length), cost: next.cost + tardy };
      if (worth(run) > worth(best[i]!) + 1e-12) best[i] = run;
    }
  }
  return best[0]!;
}

function threesOf(peers: number): number[] {
  const found: number[] = [];
  for (let p = 0; p < peers; p += 1) {
    for (let q = p + 1; q < peers; q += 1) {
      for (let r = q + 1; r < peers; r += 1) found.push((1 << p) | (1 << q) | (1 << r));
    }
  }
  return found;
}

function sharesTwo(peers: number, three: number): boolean {
  return bitCount(peers & three) > 1;
}
