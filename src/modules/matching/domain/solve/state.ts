import type { Problem } from '../problem.ts';
import { type Assignment, creditFor } from '../score.ts';

/**
 * A plan under change. Every count the score and the rules need is kept, so that placing or removing a peer costs a few
 * steps whatever the size of the instance. Rules 1 to 6 hold at all times; breaking rule 7 costs `BROKEN` in `score`,
 * so that a move may pass through it but never end there.
 */
export type State = {
  readonly problem: Problem;
  readonly assignment: Assignment;
  /** The candidate that fills each slot, or −1. */
  readonly filledBy: Int32Array;
  readonly held: {
    readonly first: Int32Array;
    readonly next: Int32Array;
    readonly count: Int32Array;
    readonly days: Int32Array;
  };
  readonly leading: Int32Array;
  readonly women: Int32Array;
  readonly men: Int32Array;
  readonly experienced: Int32Array;
  readonly firstOutings: Int32Array;
  readonly partyCount: Int32Array;
  readonly regionCount: Int32Array;
  /** The sum of all parts, kept up by each change; `scoreOf` gives it afresh. */
  score: number;
  filled: number;
};

/** What one breach of rule 7 costs while moves are weighed: more than any plan can gain. */
export const BROKEN = 1e7;

/** A plan with nothing but the pins. */
export function pinnedState(problem: Problem): State {
  const { slots, peers, challenges, tables, candidates } = problem;
  const state: State = {
    problem,
    assignment: new Int32Array(slots).fill(-1),
    filledBy: new Int32Array(slots).fill(-1),
    held: {
      first: new Int32Array(peers).fill(-1),
      next: new Int32Array(slots).fill(-1),
      count: new Int32Array(peers),
      days: new Int32Array(peers),
    },
    leading: new Int32Array(tables.challenge.focus.topic.length),
    women: new Int32Array(challenges),
    men: new Int32Array(challenges),
    experienced: new Int32Array(challenges),
    firstOutings: new Int32Array(challenges),
    partyCount: new Int32Array(challenges * tables.parties),
    regionCount: new Int32Array(challenges * tables.regions),
    score: 0,
    filled: 0,
  };
  for (let s = 0; s < slots; s += 1)
    if ((tables.slot.pinned[s] as number) < 0) state.score += problem.empty[s] as number;
  for (let s = 0; s < slots; s += 1) {
    if ((tables.slot.pinned[s] as number) >= 0) place(state, s, candidates.start[s] as number);
  }
  return state;
}

/** True where the peer may take the slot now: not elsewhere on those days, and with days left. The pair must be eligible. */
export function isFree(state: State, slot: number, peer: number): boolean {
  const { problem, held } = state;
  const days = (held.days[peer] as number) + (problem.days[slot] as number);
  if (days > (problem.yearDays[peer] as number)) return false;
  for (let h = held.first[peer] as number; h >= 0; h = held.next[h] as number)
    if (overlaps(problem, h, slot)) return false;
  return true;
}

/** True where the two slots' challenges share a day. */
export function overlaps({ tables }: Problem, a: number, b: number): boolean {
  const { from, until } = tables.challenge;
  const c = tables.slot.challenge[a] as number;
  const d = tables.slot.challenge[b] as number;
  return (from[c] as number) <= (until[d] as number) && (from[d] as number) <= (until[c] as number);
}

/** What placing the candidate in its (empty) slot would add to the score. */
export function gainOf(state: State, slot: number, n: number): number {
  const { problem, held } = state;
  const p = problem.candidates.peer[n] as number;
  const emptied = problem.empty[slot] as number;
  const base = (problem.candidates.value[n] as number) - (emptied > Number.NEGATIVE_INFINITY ? emptied : 0);
  const load = loadAt(problem, held.count[p] as number);
  return problem.manager[slot] === 1
    ? base - load
    : base - load + teamGain(state, problem.tables.slot.challenge[slot] as number, p);
}

function loadAt({ tables }: Problem, already: number): number {
  const { load } = tables.instance.policy;
  return load[already < load.length ? already : load.length - 1] as number;
}

/** Fills an empty slot with a candidate who is free. Returns the gain. */
export function place(state: State, slot: number, n: number): number {
  const gain = gainOf(state, slot, n);
  const p = state.problem.candidates.peer[n] as number;
  const { held } = state;
  state.assignment[slot] = p;
  state.filledBy[slot] = n;
  held.next[slot] = held.first[p] as number;
  held.first[p] = slot;
  held.count[p] = (held.count[p] as number) + 1;
  held.days[p] = (held.days[p] as number) + (state.problem.days[slot] as number);
  if (state.problem.manager[slot] === 0) countPeer(state, state.problem.tables.slot.challenge[slot] as number, p, 1);
  state.score += gain;
  state.filled += 1;
  return gain;
}

/** Empties a filled slot. Returns the gain (mostly a loss). */
export function remove(state: State, slot: number): number {
  const { held, problem } = state;
  const p = state.assignment[slot] as number;
  const n = state.filledBy[slot] as number;
  if (held.first[p] === slot) held.first[p] = held.next[slot] as number;
  else {
    let h = held.first[p] as number;
    while (held.next[h] !== slot) h = held.next[h] as number;
    held.next[h] = held.next[slot] as number;
  }
  held.count[p] = (held.count[p] as number) - 1;
  held.days[p] = (held.days[p] as number) - (problem.days[slot] as number);
  state.assignment[slot] = -1;
  state.filledBy[slot] = -1;
  if (problem.manager[slot] === 0) countPeer(state, problem.tables.slot.challenge[slot] as number, p, -1);
  const loss = -gainOf(state, slot, n);
  state.score += loss;
  state.filled -= 1;
  return loss;
}

function countPeer(state: State, c: number, p: number, by: number): void {
  const { tables, leads } = state.problem;
  const { start, topic } = tables.challenge.focus;
  const { sex, party, region, first } = tables.peer;
  const add = (counts: Int32Array, at: number) => {
    counts[at] = (counts[at] as number) + by;
  };
  for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
    if (leads[p * tables.topics + (topic[i] as number)] === 1) add(state.leading, i);
  }
  if (sex[p] === 1) add(state.women, c);
  if (sex[p] === 2) add(state.men, c);
  add(first[p] === 1 ? state.firstOutings : state.experienced, c);
  if ((party[p] as number) >= 0) add(state.partyCount, c * tables.parties + (party[p] as number));
  if ((region[p] as number) >= 0) add(state.regionCount, c * tables.regions + (region[p] as number));
}

/** What the peer would add to the team's own parts, and to its standing under rule 7. */
function teamGain(state: State, c: number, p: number): number {
  const { tables, leads } = state.problem;
  const { policy } = tables.instance;
  const { start, topic, weight } = tables.challenge.focus;
  let gain = 0;
  const base = p * tables.topics;
  for (let i = start[c] as number; i < (start[c + 1] as number); i += 1) {
    if (leads[base + (topic[i] as number)] === 0) continue;
    const n = state.leading[i] as number;
    if (n < 2) gain += policy.cover * (weight[i] as number) * (creditFor(n + 1) - creditFor(n));
  }
  const sex = tables.peer.sex[p] as number;
  if (sex === 1 && state.women[c] === 0 && (state.men[c] as number) > 0) gain += policy.mix;
  if (sex === 2 && state.men[c] === 0 && (state.women[c] as number) > 0) gain += policy.mix;
  const party = tables.peer.party[p] as number;
  if (party >= 0 && state.partyCount[c * tables.parties + party] === 0) gain += policy.parties;
  const region = tables.peer.region[p] as number;
  if (region >= 0 && (state.regionCount[c * tables.regions + region] as number) > 0) gain -= policy.sameRegionTwice;
  return gain + ruleSevenGain(state, c, tables.peer.first[p] === 1);
}

function ruleSevenGain(state: State, c: number, first: boolean): number {
  const outings = state.firstOutings[c] as number;
  const experienced = state.experienced[c] as number;
  if (!first) return experienced === 0 && outings > 0 ? BROKEN : 0;
  const most = state.problem.tables.instance.challenges[c]?.maxFirstOutings ?? 0;
  return (outings === 0 && experienced === 0 ? -BROKEN : 0) - (outings >= most ? BROKEN : 0);
}

/** True where every team keeps rule 7. */
export function keepsRuleSeven({ problem, experienced, firstOutings }: State): boolean {
  return problem.tables.instance.challenges.every((challenge, c) => {
    const outings = firstOutings[c] as number;
    return outings <= challenge.maxFirstOutings && (outings === 0 || (experienced[c] as number) > 0);
  });
}
