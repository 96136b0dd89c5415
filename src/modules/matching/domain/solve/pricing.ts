import type { Problem } from '../problem.ts';
import { loadOf } from '../score.ts';
import { type PriceRows, priceRowsOf } from './rows.ts';

/**
 * What the relaxation needs beside the problem, made once: which rows a candidate stands in, by two short keys, so that
 * a million candidates are priced in a few milliseconds.
 */
export type Pricing = {
  readonly problem: Problem;
  readonly rows: PriceRows;
  /** The slot of each candidate. */
  readonly slotOf: Int32Array;
  /** Peers of the same sex, party, region and experience pay the same team prices: their group. */
  readonly groupOf: Int32Array;
  readonly groups: {
    readonly count: number;
    sex: Int32Array;
    party: Int32Array;
    region: Int32Array;
    first: Int32Array;
  };
  /** The set of focus topics a candidate has led, numbered through all challenges. */
  readonly profileOf: Int32Array;
  readonly profiles: { readonly start: Int32Array; readonly row: Int32Array };
  /** Challenges by their last day. */
  readonly order: Int32Array;
  readonly pins: PinnedYears;
};

/** What pins take of each peer's year: days, slots, and which candidates they are. `worth` is their value less load. */
export type PinnedYears = {
  readonly days: Int32Array;
  readonly count: Int32Array;
  readonly all: Int32Array;
  readonly of: ReadonlyMap<number, readonly number[]>;
  readonly load: number;
};

/** Makes the keys of a problem. */
export function pricingOf(problem: Problem): Pricing {
  const { candidates, tables, slots } = problem;
  const slotOf = new Int32Array(candidates.peer.length);
  for (let s = 0; s < slots; s += 1) slotOf.fill(s, candidates.start[s], candidates.start[s + 1]);
  const until = tables.challenge.until;
  return {
    problem,
    rows: priceRowsOf(problem),
    slotOf,
    ...peerGroups(problem),
    ...leadProfiles(problem),
    order: Int32Array.from(until.keys()).sort((a, b) => (until[a] as number) - (until[b] as number) || a - b),
    pins: pinnedYears(problem, slotOf),
  };
}

function peerGroups({ tables, peers }: Problem): Pick<Pricing, 'groupOf' | 'groups'> {
  const { sex, party, region, first } = tables.peer;
  const known = new Map<string, number>();
  const examples: number[] = [];
  const groupOf = new Int32Array(peers);
  for (let p = 0; p < peers; p += 1) {
    const key = `${sex[p]} ${party[p]} ${region[p]} ${first[p]}`;
    const group = known.get(key) ?? examples.push(p) - 1;
    known.set(key, group);
    groupOf[p] = group;
  }
  const column = (of: ArrayLike<number>) => Int32Array.from(examples, (p) => of[p] as number);
  const groups = {
    count: examples.length,
    sex: column(sex),
    party: column(party),
    region: column(region),
    first: column(first),
  };
  return { groupOf, groups };
}

function leadProfiles(problem: Problem): Pick<Pricing, 'profileOf' | 'profiles'> {
  const { tables, candidates, leads, manager } = problem;
  const { start, topic } = tables.challenge.focus;
  const profileOf = new Int32Array(candidates.peer.length);
  const rowsOf: number[][] = [[]];
  for (let c = 0; c < problem.challenges; c += 1) {
    const known = new Map<string, number>();
    const memory = new Int32Array(problem.peers).fill(-1);
    for (let s = tables.challenge.start[c] as number; s < (tables.challenge.start[c + 1] as number); s += 1) {
      if (manager[s] === 1) continue;
      for (let n = candidates.start[s] as number; n < (candidates.start[s + 1] as number); n += 1) {
        const p = candidates.peer[n] as number;
        if (memory[p] === -1) {
          const rows: number[] = [];
          for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
            if (leads[p * tables.topics + (topic[i] as number)] === 1) rows.push(i);
          }
          const key = rows.join();
          const profile = rows.length === 0 ? 0 : (known.get(key) ?? rowsOf.push(rows) - 1);
          known.set(key, profile);
          memory[p] = profile;
        }
        profileOf[n] = memory[p] as number;
      }
    }
  }
  const profileStart = new Int32Array(rowsOf.length + 1);
  rowsOf.forEach((rows, i) => {
    profileStart[i + 1] = (profileStart[i] as number) + rows.length;
  });
  return { profileOf, profiles: { start: profileStart, row: Int32Array.from(rowsOf.flat()) } };
}

function pinnedYears({ tables, candidates, slots, peers, days }: Problem, slotOf: Int32Array): PinnedYears {
  const spent = new Int32Array(peers);
  const count = new Int32Array(peers);
  const of = new Map<number, number[]>();
  const all: number[] = [];
  let load = 0;
  for (let s = 0; s < slots; s += 1) {
    const p = tables.slot.pinned[s] as number;
    if (p < 0) continue;
    const n = candidates.start[s] as number;
    if (slotOf[n] !== s)
      throw new Error('pinnedYears: a pin without its pair; pins are checked when an instance is read');
    load += loadOf(tables.instance.policy.load, count[p] as number);
    spent[p] = (spent[p] as number) + (days[s] as number);
    count[p] = (count[p] as number) + 1;
    of.set(p, [...(of.get(p) ?? []), s]);
    all.push(n);
  }
  return { days: spent, count, all: Int32Array.from(all), of, load };
}
